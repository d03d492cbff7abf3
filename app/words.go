package app

// phrases are the words that the program says when it has no window to say them in.
type phrases struct {
	NoGraphics, NoGraphicsSafe, NoGraphicsDo, NoGraphicsDoWindows string
}

var say = phrases{
	NoGraphics:     "Planwright can't open its window, since the graphics of this computer do not offer OpenGL 2 or later.",
	NoGraphicsSafe: "Your plans have not been touched.",
	NoGraphicsDo: "Install the graphics driver of this computer (on Debian and Ubuntu the package libgl1-mesa-dri serves any), " +
		"or type \"planwright --help\" to see the commands, which need no graphics.",
	NoGraphicsDoWindows: "This happens in remote sessions and on old computers. Get the download whose name ends in " +
		"windows-software-graphics.zip: it needs no graphics driver. The commands of planwright-cli.exe need no graphics.",
}
