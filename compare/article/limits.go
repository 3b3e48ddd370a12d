package article

import (
	"fmt"
	"io"
	"strconv"

	"muqabala/compare/article/pdf"
	"muqabala/compare/report"
)

// Every bound of reading, in one place. None is near what an article needs: the first is some thousand times a long
// one. What goes beyond is refused by name, never cut off in silence.
const (
	maxBytes      = 20 << 20 // of a file
	maxUnpacked   = 64 << 20 // of all that one file unpacks to
	maxRatio      = 200      // of unpacked to packed bytes, once a megabyte is unpacked: text packs to a tenth or a twentieth
	maxEntries    = 2000     // of an archive, those that are not read included
	maxArticles   = 200      // of an archive or a mail that are read
	maxText       = 2 << 20  // of the text in a file, menus included: bytes
	maxRich       = 1 << 20  // of rich text that is pasted, its pictures and links left out: the sanitiser is slow
	maxParagraphs = 20_000   // of a file
	maxLines      = 100_000  // of a web page, its menus included
	maxParts      = 500      // of a mail or a saved page
	maxDepth      = 200      // of elements, groups, parts or objects inside each other
)

// pdfLimits are those of a PDF.
var pdfLimits = pdf.Limits{Cost: 200 << 20, Unpacked: maxUnpacked, Ratio: maxRatio, Pages: 2000, Glyphs: 1_000_000}

// errTooMuch says that a bound of what a file may unpack to was reached.
type errTooMuch struct{ limit string }

func (e errTooMuch) Error() string { return "article: unpacking: more than " + e.limit }

// meter counts what a file unpacks to, over all its entries.
type meter struct{ unpacked int64 }

// read unpacks r, which takes packed bytes in the file.
func (m *meter) read(r io.Reader, packed int64) ([]byte, error) {
	bound := maxUnpacked - m.unpacked
	if byRatio := max(packed*maxRatio, 1<<20); byRatio < bound {
		bound = byRatio
	}
	data, err := io.ReadAll(io.LimitReader(r, bound+1))
	m.unpacked += int64(len(data))
	if int64(len(data)) > bound {
		return nil, errTooMuch{megabytes(maxUnpacked)}
	}
	return data, err
}

// tooLarge refuses a file that is, or holds, more than a bound of bytes.
func tooLarge(bound int64) *Error {
	return &Error{ID: report.MsgTooLarge, Args: report.Args{"limit": megabytes(bound)}}
}

// tooMany refuses a file of more paragraphs or lines than a bound.
func tooMany(bound int) *Error {
	return &Error{ID: report.MsgTooLarge, Args: report.Args{"limit": strconv.Itoa(bound) + " ¶"}}
}

func megabytes(n int64) string { return strconv.FormatInt(n>>20, 10) + " MB" }

// refused turns what went wrong inside a format into a message: too much of something, or damage.
func refused(format string, err error) *Error {
	if e, ok := err.(errTooMuch); ok {
		return &Error{ID: report.MsgUnpacksTooFar, Args: report.Args{"limit": e.limit}, Cause: err}
	}
	return &Error{ID: report.MsgDamagedFile, Args: report.Args{"format": format}, Cause: err}
}

// guarded reads a file with a parser that may panic on damage, as those do that were written to trust their input.
func guarded(format string, read func() (*extract, *Error)) (ex *extract, fail *Error) {
	defer func() {
		if p := recover(); p != nil {
			ex, fail = nil, refused(format, fmt.Errorf("article: the parser of %s gave up: %v", format, p))
		}
	}()
	return read()
}
