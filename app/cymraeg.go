package app

import "planwright/assets/tongue"

func init() {
	tongue.Add(&say, phrases{
		NoGraphics:     "Ni all Planwright agor ei ffenestr, gan nad yw graffeg y cyfrifiadur hwn yn cynnig OpenGL 2 neu'n ddiweddarach.",
		NoGraphicsSafe: "Nid yw eich cynlluniau wedi'u cyffwrdd.",
		NoGraphicsDo: "Gosodwch yrrwr graffeg y cyfrifiadur hwn (ar Debian ac Ubuntu mae'r pecyn libgl1-mesa-dri yn gwasanaethu unrhyw un), " +
			"neu teipiwch \"planwright --help\" i weld y gorchmynion, nad oes angen graffeg arnynt.",
		NoGraphicsDoWindows: "Mae hyn yn digwydd mewn sesiynau o bell ac ar hen gyfrifiaduron. Mynnwch y lawrlwythiad y mae ei enw'n gorffen yn " +
			"windows-software-graphics.zip: nid oes angen gyrrwr graffeg arno. Nid oes angen graffeg ar orchmynion planwright-cli.exe.",
	})
}
