package article

import (
	"errors"
	"strconv"
	"strings"

	"muqabala/compare/article/pdf"
	"muqabala/compare/report"
)

// readPDF reads a PDF. Running heads and page numbers belong to the page and stand last.
func readPDF(data []byte) (*extract, *Error) {
	paragraphs, err := pdf.Read(data, pdfLimits)
	var pictures *pdf.NoTextError
	switch {
	case errors.Is(err, pdf.ErrEncrypted):
		return nil, &Error{ID: report.MsgPDFEncrypted, Args: report.Args{}, Cause: err}
	case errors.Is(err, pdf.ErrTooMuch):
		return nil, refused(formatPDF, errTooMuch{megabytes(maxUnpacked)})
	case errors.As(err, &pictures):
		return nil, &Error{ID: report.MsgPDFNoText, Args: report.Args{"pages": strconv.Itoa(pictures.Pages)}, Cause: err}
	case err != nil:
		return nil, refused(formatPDF, err)
	}
	var out []passage
	for _, p := range paragraphs {
		hint := ""
		if p.Page {
			hint = report.RoleFurniture
		}
		out = append(out, passage{p.Text, hint})
	}
	ex, fail := extracted(formatPDF, "", out, metadata{})
	if fail == nil {
		ex.damaged = strings.Count(ex.text, "\ufffd")
	}
	return ex, fail
}
