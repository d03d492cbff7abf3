package palette

// phrases are the words of the palette in one interface language.
type phrases struct{ Nothing string }

var say = phrases{Nothing: "Nothing is called that."}
