// Package place says where the program keeps what is its own: the working copies of open plans, their backups, and its log.
package place

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"planwright/plan"
)

// Variable is the environment variable that names another data folder, for tests and for a program on a stick.
const Variable = "PLANWRIGHT_DATA"

// Beside is the name of the folder that, where it lies beside the program, takes the program's own files: the portable download has one, so that a
// program on a stick leaves nothing on the computers it is used on.
const Beside = "planwright-data"

// Data returns the folder for the program's own files, made if need be and open to this user alone:
// what Variable names, or Beside, or "Planwright" in the folder that the system keeps for such files.
func Data() (string, error) {
	dir := os.Getenv(Variable)
	if dir == "" {
		if program, err := os.Executable(); err == nil {
			dir = beside(program)
		}
	}
	if dir == "" {
		config, err := os.UserConfigDir()
		if err != nil {
			return "", &plan.Problem{Code: plan.Unwritable, What: "This computer names no folder for a program's own files.",
				Do: "Set " + Variable + " to a folder that you can write to.", Err: err}
		}
		dir = filepath.Join(config, "Planwright")
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("place: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", &plan.Problem{Code: plan.Unwritable, What: fmt.Sprintf("The folder %s could not be made.", dir), Safe: "Your plans have not been touched.",
			Do: doFor(err), Err: err}
	}
	return dir, nil
}

// beside returns the folder beside the program for its own files, or "" where there is none.
func beside(program string) string {
	dir := filepath.Join(filepath.Dir(program), Beside)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return ""
	}
	return dir
}

// doFor says what helps when the folder could not be made.
func doFor(err error) string {
	elsewhere := "et " + Variable + " to a folder that you can write to."
	if errors.Is(err, fs.ErrPermission) {
		return "Ask for permission to write there, or s" + elsewhere
	}
	return "S" + elsewhere
}
