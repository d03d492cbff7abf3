// Planwright is an offline desktop program for writing, checking, joining and publishing a workforce action plan.
package main

import (
	_ "planwright/app/quiet" // holds the logger back before anything else is loaded

	"os"

	"planwright/app"
)

func main() { os.Exit(app.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
