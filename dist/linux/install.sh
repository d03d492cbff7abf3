#!/bin/sh
# Installs Planwright into a person's home folder, without an administrator, and takes it away again.
# Usage: ./install.sh [--prefix FOLDER]            into ~/.local, or into FOLDER
#        ./install.sh --remove [--prefix FOLDER]   leaves plans, settings and earlier versions where they are
set -eu

prefix="${HOME:?}/.local"
remove=""
while [ $# -gt 0 ]; do
	case "$1" in
	--prefix) prefix=${2:?--prefix wants a folder}; shift 2 ;;
	--remove) remove=yes; shift ;;
	*) sed -n '2,4s/^# //p' "$0"; [ "$1" = --help ]; exit ;;
	esac
done
case "$prefix" in /*) ;; *) prefix="$PWD/$prefix" ;; esac
kept="$prefix/share/planwright" # this script and the list of what it installed

# Menus and file types are found anew where the desktop has the tools for it; elsewhere at the next login.
refresh() {
	for f in "update-desktop-database -q $prefix/share/applications" "update-mime-database $prefix/share/mime" \
		"gtk-update-icon-cache -q -f -t $prefix/share/icons/hicolor"; do
		if command -v "${f%% *}" >/dev/null 2>&1; then $f >/dev/null 2>&1 || true; fi
	done
}

if [ -n "$remove" ]; then
	[ -f "$kept/installed" ] || { echo "Planwright is not installed in $prefix." >&2; exit 1; }
	while read -r f; do rm -f "$prefix/$f"; done <"$kept/installed"
	rm -f "$kept/installed" "$kept/install.sh"
	rmdir "$kept" 2>/dev/null || true
	refresh
	echo "Planwright is removed from $prefix. Your plans are where they were, and its settings and earlier versions in ${XDG_CONFIG_HOME:-$HOME/.config}/Planwright."
	exit 0
fi

here=$(cd "$(dirname "$0")" && pwd)
[ -f "$here/bin/planwright" ] || { echo "Run install.sh in the folder that the archive was unpacked to." >&2; exit 1; }
mkdir -p "$kept"
(cd "$here" && find bin share -type f | LC_ALL=C sort) >"$kept/installed.new"
# What an earlier version installed and this one has not goes.
if [ -f "$kept/installed" ]; then
	LC_ALL=C comm -23 "$kept/installed" "$kept/installed.new" | while read -r f; do rm -f "$prefix/$f"; done
fi
while read -r f; do
	mkdir -p "$(dirname "$prefix/$f")"
	# Beside and moved into place, so that a program that runs is not written to.
	cp "$here/$f" "$prefix/$f.new"
	mv -f "$prefix/$f.new" "$prefix/$f"
done <"$kept/installed.new"
mv -f "$kept/installed.new" "$kept/installed"
cp "$here/install.sh" "$kept/install.sh"

# A desktop may not have the home folder's programs on its path.
menu="$prefix/share/applications/org.planwright.desktop.desktop"
quoted=$(printf '%s' "$prefix/bin/planwright" | sed 's/[\\"`$]/\\&/g; s/%/%%/g; s/[&|\\]/\\&/g')
sed "s|^Exec=planwright |Exec=\"$quoted\" |" "$menu" >"$menu.new" && mv -f "$menu.new" "$menu"
refresh

echo "Planwright is installed. It is in your menu, and a double-click on a plan opens it."
if missing=$(ldd "$prefix/bin/planwright" 2>/dev/null | awk '/not found/ { print $1 }') && [ -n "$missing" ]; then
	echo "Its window needs libraries that this system lacks: $(echo $missing). On Debian and Ubuntu: sudo apt install libgl1 libx11-6 libxcursor1 libxi6 libxinerama1 libxrandr2 libxxf86vm1"
	echo "The commands work without: $prefix/bin/planwright-cli --help"
fi
case ":$PATH:" in *":$prefix/bin:"*) ;; *) echo "To type planwright in a terminal, add $prefix/bin to your PATH." ;; esac
echo "To remove it: sh \"$kept/install.sh\" --remove$([ "$prefix" = "$HOME/.local" ] || echo " --prefix \"$prefix\"")"
