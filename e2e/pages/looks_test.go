//go:build !e2e

package pages_test

// Every look that pages can have: fonts, plain print, sizes, papers and colours, on plans that have something of everything and on
// plans that try the looks hardest.
func init() {
	const atkinson = "atkinson-hyperlegible-next"
	samples = append(samples,
		sample{"example-atkinson", "example", []string{"--font", atkinson}},
		sample{"example-atkinson-cy-18pt", "example", []string{"--font", atkinson, "--language", "cy", "--text-size", "18"}},
		sample{"example-atkinson-a3-landscape", "example", []string{"--font", atkinson, "--paper", "a3", "--landscape"}},
		sample{"example-plain", "example", []string{"--plain"}},
		sample{"example-plain-reduced-both", "example", []string{"--plain", "--version", "reduced", "--language", "both"}},
		sample{"example-plain-atkinson-24pt", "example", []string{"--plain", "--font", atkinson, "--text-size", "24"}},
		sample{"example-16pt-letter-landscape", "example", []string{"--text-size", "16", "--paper", "letter", "--landscape"}},
		sample{"example-reduced-a3-landscape", "example", []string{"--version", "reduced", "--paper", "a3", "--landscape"}},
		sample{"uk-plain-landscape", "uk", []string{"--plain", "--landscape"}},
		sample{"england-atkinson-16pt", "england", []string{"--font", atkinson, "--text-size", "16"}},
		sample{"characters-atkinson", "characters", []string{"--font", atkinson}},
		sample{"characters-atkinson-landscape-plain", "characters", []string{"--font", atkinson, "--landscape", "--plain"}},
		sample{"long-words-a3-landscape", "long-words", []string{"--paper", "a3", "--landscape"}},
		sample{"long-cell-atkinson-18pt", "long-cell", []string{"--font", atkinson, "--text-size", "18"}},
		sample{"markup-landscape", "markup", []string{"--landscape"}},
		sample{"empty-plain", "empty", []string{"--plain"}},
		sample{"look-plain-a3", "look", []string{"--plain", "--paper", "a3"}},
		sample{"all-members-a3-landscape", "all-members", []string{"--paper", "a3", "--landscape"}},
		sample{"all-members-atkinson-10pt-landscape", "all-members", []string{"--font", atkinson, "--text-size", "10", "--landscape"}},
	)
}
