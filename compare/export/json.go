// Package export prints a report.
package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"

	"muqabala/compare/report"
)

// JSON prints the report as its contract has it, on lines of its own, with a newline at the end. The bytes are the same
// for the same report. Lists are printed element by element: in the page, memory that was once taken is never given
// back, and encoding/json alone would take several times the whole.
func JSON(w io.Writer, rep *report.Report) error {
	p := printer{to: bufio.NewWriterSize(w, 1<<16)}
	p.json = json.NewEncoder(&p.element)
	p.json.SetEscapeHTML(false)
	v := reflect.ValueOf(rep).Elem()
	open := "{\n "
	for i := range v.NumField() {
		fmt.Fprintf(p.to, "%s%q: ", open, v.Type().Field(i).Tag.Get("json"))
		p.field(v.Field(i))
		open = ",\n "
	}
	p.to.WriteString("\n}\n")
	if p.err == nil {
		p.err = p.to.Flush()
	}
	if p.err != nil {
		return fmt.Errorf("export: printing json: %w", p.err)
	}
	return nil
}

// printer keeps its first error; a bufio.Writer keeps its own.
type printer struct {
	to      *bufio.Writer
	json    *json.Encoder
	element bytes.Buffer
	err     error
}

// field prints a field of the report, a list element by element.
func (p *printer) field(v reflect.Value) {
	if v.Kind() != reflect.Slice || v.Len() == 0 {
		p.value(v, " ")
		return
	}
	open := "[\n  "
	for i := range v.Len() {
		p.to.WriteString(open)
		p.value(v.Index(i), "  ")
		open = ",\n  "
	}
	p.to.WriteString("\n ]")
}

// value prints a value whose further lines begin with an indent.
func (p *printer) value(v reflect.Value, indent string) {
	p.element.Reset()
	p.json.SetIndent(indent, " ")
	if err := p.json.Encode(v.Addr().Interface()); err != nil && p.err == nil {
		p.err = err
	}
	p.to.Write(bytes.TrimSuffix(p.element.Bytes(), []byte("\n")))
}
