package preview

// phrases are the words of the preview in one interface language.
type phrases struct {
	Preview, Page, Of, Reduced                             string
	Previous, NextPage, Smaller, Larger, FitWidth, FitPage string
	Making, Failed, Usual                                  string
}

var say = phrases{
	Preview:  "Page preview",
	Page:     "Page ",
	Of:       " of ",
	Reduced:  "reduced",
	Previous: "Previous page",
	NextPage: "Next page",
	Smaller:  "Smaller pages",
	Larger:   "Larger pages",
	FitWidth: "Fit the width",
	FitPage:  "Fit the page",
	Making:   "The pages are being made…",
	Usual:    "Show the usual pages",
	Failed:   "The pages can't be shown. “Make PDF…” says why.",
}
