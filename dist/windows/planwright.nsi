; The installer for Windows. dist/build calls makensis with VERSION, NUMBERS, FILES (the folder to install), INSTALL and REMOVE
; (a line for each file in it), ICONS, SIGN and OUT defined.
;
; It installs for the person who runs it, without an administrator. Options, for IT departments:
;   /S          silent
;   /ALLUSERS   for everybody on the computer; wants an administrator
;   /D=FOLDER   another folder; must come last, without quotes
; Exit codes: 0 done, 1 cancelled, 2 not done (no permission), 5 the program is running.

Target amd64-unicode
Unicode true
ManifestDPIAware true
ManifestSupportedOS all
SetCompressor /SOLID lzma
RequestExecutionLevel user
Name "Planwright"
OutFile "${OUT}"
InstallDir ""
BrandingText "Planwright ${VERSION}"

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include x64.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Planwright"
!define TYPE "Planwright.Plan"
!define MUI_ICON "${ICONS}/planwright.ico"
!define MUI_UNICON "${ICONS}/planwright.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${ICONS}/side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${ICONS}/side.bmp"
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\planwright.exe"
!define MUI_ABORTWARNING

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Welsh"

LangString Welcome ${LANG_ENGLISH} "Planwright writes workforce action plans. It works on this computer alone and never uses a network.$\n$\nNo administrator is needed. Plans that you have already stay as they are, and so do the settings of an earlier version, which this one replaces.$\n$\nChoose Next."
LangString Welcome ${LANG_WELSH} "Mae Planwright yn ysgrifennu cynlluniau gweithredu'r gweithlu. Mae'n gweithio ar y cyfrifiadur hwn yn unig ac nid yw byth yn defnyddio rhwydwaith.$\n$\nNid oes angen gweinyddwr. Bydd cynlluniau sydd gennych eisoes yn aros fel y maent, a hefyd osodiadau fersiwn cynharach y mae'r un hon yn cymryd ei lle.$\n$\nDewiswch Nesaf."
LangString Running ${LANG_ENGLISH} "Planwright is running. Close its windows, then choose Retry."
LangString Running ${LANG_WELSH} "Mae Planwright yn rhedeg. Caewch ei ffenestri, yna dewiswch Retry."
LangString NotAdmin ${LANG_ENGLISH} "Only an administrator can install Planwright for everybody on this computer. Without /ALLUSERS it is installed for you alone."
LangString NotAdmin ${LANG_WELSH} "Dim ond gweinyddwr all osod Planwright i bawb ar y cyfrifiadur hwn. Heb /ALLUSERS caiff ei osod i chi yn unig."
LangString Not64 ${LANG_ENGLISH} "Planwright needs a 64-bit Windows."
LangString Not64 ${LANG_WELSH} "Mae angen Windows 64-did ar Planwright."
LangString PlanName ${LANG_ENGLISH} "Workforce action plan"
LangString PlanName ${LANG_WELSH} "Cynllun gweithredu'r gweithlu"
LangString RemoveOwn ${LANG_ENGLISH} "Your plans stay where you put them.$\n$\nShall Planwright's own files go too: its settings, what you typed and has not reached a plan's file yet, and the earlier versions of your plans that it keeps on this computer? They can't be got back.$\n$\n$APPDATA\Planwright"
LangString RemoveOwn ${LANG_WELSH} "Mae eich cynlluniau'n aros lle rydych wedi eu rhoi.$\n$\nA ddylai ffeiliau Planwright ei hun fynd hefyd: ei osodiadau, yr hyn a deipioch nad yw eto yn ffeil y cynllun, a'r fersiynau cynharach o'ch cynlluniau y mae'n eu cadw ar y cyfrifiadur hwn? Ni ellir eu cael yn ôl.$\n$\n$APPDATA\Planwright"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "Planwright"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "Planwright setup"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "CompanyName" "The Planwright maintainers"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "The Planwright maintainers, MIT licence"

!ifdef SIGN
!uninstfinalize '"${SIGN}" "%1"'
!endif

Var everybody

!macro Stop code words
	MessageBox MB_OK|MB_ICONSTOP "${words}" /SD IDOK
	SetErrorLevel ${code}
	Quit
!macroend

; Windows refuses to write to a program that runs.
!macro WaitWhileRunning
	!define again "again_${__LINE__}"
	!define free "free_${__LINE__}"
	${again}:
	IfFileExists "$INSTDIR\planwright.exe" 0 ${free}
	ClearErrors
	FileOpen $0 "$INSTDIR\planwright.exe" a
	IfErrors 0 +5
	MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY ${again}
	SetErrorLevel 5
	Quit
	Nop
	FileClose $0
	${free}:
	!undef again
	!undef free
!macroend

Function .onInit
	${IfNot} ${RunningX64}
		!insertmacro Stop 2 "$(Not64)"
	${EndIf}
	SetRegView 64
	SetShellVarContext current
	StrCpy $everybody ""
	${GetParameters} $0
	ClearErrors
	${GetOptions} $0 "/ALLUSERS" $1
	${IfNot} ${Errors}
		UserInfo::GetAccountType
		Pop $1
		${If} $1 != "Admin"
			!insertmacro Stop 2 "$(NotAdmin)"
		${EndIf}
		SetShellVarContext all
		StrCpy $everybody "yes"
	${EndIf}
	${If} $INSTDIR == ""
		ReadRegStr $INSTDIR SHCTX "${UNINSTALL}" "InstallLocation"
	${EndIf}
	${If} $INSTDIR == ""
		${If} $everybody == "yes"
			StrCpy $INSTDIR "$PROGRAMFILES64\Planwright"
		${Else}
			StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Planwright"
		${EndIf}
	${EndIf}
FunctionEnd

Section
	!insertmacro WaitWhileRunning
	ClearErrors
	SetOutPath "$INSTDIR"
	!include "${INSTALL}"
	WriteUninstaller "$INSTDIR\uninstall.exe"
	${If} ${Errors}
		SetErrorLevel 2
		Abort
	${EndIf}

	CreateShortcut "$SMPROGRAMS\Planwright.lnk" "$INSTDIR\planwright.exe"

	WriteRegStr SHCTX "Software\Classes\.plan" "" "${TYPE}"
	WriteRegStr SHCTX "Software\Classes\.plan\OpenWithProgids" "${TYPE}" ""
	WriteRegStr SHCTX "Software\Classes\${TYPE}" "" "$(PlanName)"
	WriteRegStr SHCTX "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\planwright.exe,1"
	WriteRegStr SHCTX "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\planwright.exe" "%1"'
	WriteRegStr SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\planwright.exe" "" "$INSTDIR\planwright.exe"

	WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "Planwright"
	WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
	WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\planwright.exe,0"
	WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "The Planwright maintainers"
	WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
	WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
	WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
	WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
	WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
	${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
	WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" $0
	System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; It was installed for everybody when the whole computer's registry says that it lies here.
Function un.onInit
	SetRegView 64
	SetShellVarContext current
	ReadRegStr $0 HKLM "${UNINSTALL}" "InstallLocation"
	${If} $0 == $INSTDIR
		SetShellVarContext all
	${EndIf}
FunctionEnd

Section Uninstall
	!insertmacro WaitWhileRunning
	!include "${REMOVE}" ; one Delete for each file that was installed, and no more: a plan that somebody put there stays
	Delete "$INSTDIR\uninstall.exe"
	RMDir "$INSTDIR"
	Delete "$SMPROGRAMS\Planwright.lnk"
	ReadRegStr $0 SHCTX "Software\Classes\.plan" ""
	${If} $0 == "${TYPE}"
		DeleteRegValue SHCTX "Software\Classes\.plan" ""
	${EndIf}
	DeleteRegValue SHCTX "Software\Classes\.plan\OpenWithProgids" "${TYPE}"
	DeleteRegKey /ifempty SHCTX "Software\Classes\.plan\OpenWithProgids"
	DeleteRegKey /ifempty SHCTX "Software\Classes\.plan"
	DeleteRegKey SHCTX "Software\Classes\${TYPE}"
	DeleteRegKey SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\planwright.exe"
	DeleteRegKey SHCTX "${UNINSTALL}"
	System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
	SetShellVarContext current ; its own files are a person's, however it was installed
	IfFileExists "$APPDATA\Planwright\*.*" 0 done
	MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(RemoveOwn)" /SD IDNO IDNO done
	RMDir /r "$APPDATA\Planwright"
	done:
SectionEnd
