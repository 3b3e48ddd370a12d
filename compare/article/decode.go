package article

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"muqabala/compare/report"
)

// maxBytes is the bound of what is read of one file: some thousand times a long article.
const maxBytes = 20 << 20

// signatures are the first bytes of files that are no text, whatever follows.
var signatures = []string{
	"%PDF-", "PK\x03\x04", "PK\x05\x06", "\x89PNG\r\n", "GIF87a", "GIF89a", "\xff\xd8\xff", "RIFF", "\x1f\x8b", "BZh", "7z\xbc\xaf\x27\x1c",
	"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "bplist00", "\x7fELF", "MZ\x90\x00", "\xfd7zXZ\x00", "Rar!\x1a\x07", "ID3", "OggS", "II*\x00", "MM\x00*",
}

// boms are the byte order marks of UTF-16 and UTF-32.
var boms = []string{"\xff\xfe", "\xfe\xff", "\x00\x00\xfe\xff"}

// decode gives the text of a plain-text file: UTF-8, a byte order mark dropped, line ends as \n, and nothing else
// changed.
func decode(data []byte) (string, *Error) {
	if len(data) > maxBytes {
		return "", &Error{ID: report.MsgTooLarge, Args: report.Args{"limit": strconv.Itoa(maxBytes>>20) + " MB"}}
	}
	for _, sig := range signatures {
		if bytes.HasPrefix(data, []byte(sig)) {
			return "", &Error{ID: report.MsgBinaryFile, Args: report.Args{}}
		}
	}
	for _, bom := range boms {
		if bytes.HasPrefix(data, []byte(bom)) {
			return "", notUTF8(0)
		}
	}
	size := len(data)
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if binary(data) {
		return "", &Error{ID: report.MsgBinaryFile, Args: report.Args{}}
	}
	if !utf8.Valid(data) {
		return "", notUTF8(size - len(data) + firstBad(data))
	}
	s := strings.ReplaceAll(string(data), "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	if strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }) == "" {
		return "", &Error{ID: report.MsgEmptyFile, Args: report.Args{}}
	}
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return "", &Error{ID: report.MsgNoParagraph, Args: report.Args{}}
	}
	return s, nil
}

// binary reports whether data are no text in any encoding that we know of: a NUL, or more than one control character
// in fifty bytes.
func binary(data []byte) bool {
	controls := 0
	for _, b := range data {
		if b == 0 {
			return true
		}
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b || b == 0x7f {
			controls++
		}
	}
	return controls*50 > len(data)
}

func notUTF8(at int) *Error {
	return &Error{ID: report.MsgNotUTF8, Args: report.Args{"byte": strconv.Itoa(at)}}
}

// firstBad is the offset of the first byte that is no UTF-8.
func firstBad(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}
