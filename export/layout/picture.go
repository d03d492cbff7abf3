package layout

// Picture is an image file that items place on pages. Painters decode it; layout only needs to know its shape.
type Picture struct {
	Hash          string // of Data, as the plan refers to it: the same picture is embedded once
	Type          string // "image/png" or "image/jpeg"
	Data          []byte // the file; not to be changed
	Width, Height int    // in pixels, both above 0
}
