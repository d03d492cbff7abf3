// Package export writes a publication to a file in one of the formats that the program knows.
package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"planwright/export/layout"
	"planwright/export/office"
	"planwright/export/pdf"
	"planwright/export/publication"
	"planwright/export/web"
	"planwright/plan"
	"planwright/plan/exchange"
)

// Format is a format of file.
type Format string

// The formats that Write knows.
const (
	PDF  Format = "pdf"
	HTML Format = "html" // one file for a browser
	JSON Format = "json" // the whole plan in the exchange format
	CSV  Format = "csv"  // the rows, with their ids
)

// Formats returns the formats in the order in which they are offered.
func Formats() []Format { return []Format{PDF, HTML, JSON, CSV} }

// FormatOf returns the format that a file's name ends in. The error is a Problem for people.
func FormatOf(name string) (Format, error) {
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), ".")
	for _, f := range Formats() {
		if ending == string(f) || f == HTML && ending == "htm" {
			return f, nil
		}
	}
	return "", &plan.Problem{Code: plan.Unsupported, What: fmt.Sprintf("%s does not end in the name of a format that can be exported.", filepath.Base(name)),
		Do: "Give a name that ends in .pdf, .html, .json or .csv."}
}

// Options choose how pages look. Formats without pages take no notice of them.
type Options struct{ layout.Options }

// Report says what was written.
type Report struct {
	Format  Format
	Pages   int                  // 0 in a format without pages
	Notices []publication.Notice // what the person publishing should know
}

// Ready begins what writing in the format f needs whatever the plan, on the other processors. It is for a caller that has the plan to
// read first; Write does without it.
func Ready(f Format) {
	if f == PDF {
		go pdf.Ready()
	}
}

// Write writes pub to w in the format f. When ctx is cancelled, or anything fails before the bytes are complete, it writes
// nothing and returns an error; an error of w itself is returned too, and what w then holds is not whole.
func Write(ctx context.Context, pub *publication.Publication, f Format, w io.Writer, o Options) (Report, error) {
	report := Report{Format: f}
	if err := ctx.Err(); err != nil {
		return report, err
	}
	switch f {
	case PDF:
		return writePDF(ctx, pub, w, o)
	case HTML:
		notices, err := web.Write(ctx, pub, w)
		report.Notices = notices
		return report, err
	case JSON:
		data, err := exchange.Encode(pub.Plan)
		if err != nil {
			return report, fmt.Errorf("export: %w", err)
		}
		return report, write(ctx, w, data)
	case CSV:
		var data bytes.Buffer
		if err := office.WriteCSV(&data, pub.Plan, office.CSVOptions{}); err != nil {
			return report, fmt.Errorf("export: %w", err)
		}
		return report, write(ctx, w, data.Bytes())
	}
	return report, &plan.Problem{Code: plan.Unsupported, What: fmt.Sprintf("There is no format called %q here.", string(f)),
		Do: "Choose pdf, html, json or csv."}
}

func write(ctx context.Context, w io.Writer, data []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

func writePDF(ctx context.Context, pub *publication.Publication, w io.Writer, o Options) (Report, error) {
	report := Report{Format: PDF}
	doc, err := layout.Layout(ctx, pub, o.Options)
	if err != nil {
		var problem *plan.Problem
		if errors.As(err, &problem) || ctx.Err() != nil {
			return report, err
		}
		return report, fmt.Errorf("export: %w", err)
	}
	if err := pdf.Write(ctx, doc, w); err != nil {
		return report, err
	}
	report.Pages = len(doc.Pages)
	report.Notices = append(append(report.Notices, pub.Notices...), doc.Notices...)
	return report, nil
}
