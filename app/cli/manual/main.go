// Package manual writes the program's manual pages, one for each command, from what the commands say of themselves.
//
// Use: go run -tags cli ./app/cli/manual FOLDER VERSION DAY     with the day as 2026-11-26
package main

import (
	"fmt"
	"os"
	"time"

	"planwright/app/cli/manual/pages"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "manual:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("use: manual FOLDER VERSION DAY")
	}
	day, err := time.Parse(time.DateOnly, args[2])
	if err != nil {
		return err
	}
	return pages.Write(args[0], args[1], day)
}
