// Package torture holds the tests that treat plans as badly as computers, disks and sync clients do. `make torture` runs them.
//
// They start this test's own program as a child that edits a plan and says what is safe, do something to it or to the disk under it, and look
// at what is left: nothing that was said to be safe may be lost, and the plan file must open. PLANWRIGHT_TORTURE is how much of each they do.
package torture
