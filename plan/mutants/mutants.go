// Package mutants holds a test of the tests: of what keeps plans safe it takes away one thing after another, and expects that some test notices.
//
// `make mutants` runs it. Each mutant is a small change to the text of a file of plan/history or plan/store, in a copy that only the Go command sees
// (its flag -overlay), so that the tree stays as it is. Whoever changes such a text changes the mutant with it: one that no longer fits is an error.
package mutants
