// Package export prints a report.
package export

import (
	"encoding/json"
	"fmt"
	"io"

	"muqabala/compare/report"
)

// JSON prints the report as its contract has it, on lines of its own, with a newline at the end. The bytes are the same
// for the same report.
func JSON(w io.Writer, rep *report.Report) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(rep); err != nil {
		return fmt.Errorf("export: printing json: %w", err)
	}
	return nil
}
