package article

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"muqabala/compare/report"
)

// signatures are the first bytes of files that are no text, whatever follows.
var signatures = []string{
	"%PDF-", "PK\x03\x04", "PK\x05\x06", "\x89PNG\r\n", "GIF87a", "GIF89a", "\xff\xd8\xff", "RIFF", "\x1f\x8b", "BZh", "7z\xbc\xaf\x27\x1c",
	"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "bplist00", "\x7fELF", "MZ\x90\x00", "\xfd7zXZ\x00", "Rar!\x1a\x07", "ID3", "OggS", "II*\x00", "MM\x00*",
}

// decoded is a text with what was found out about its bytes.
type decoded struct {
	text    string
	charset string // as documents name it
	damaged int    // characters that could not be read and stand as U+FFFD
}

// decode gives the text of a plain-text file, in the chosen encoding or, where none is chosen, in the one that its
// bytes show: a byte order mark dropped, line ends as \n, and nothing else changed.
func decode(data []byte, chosen string) (decoded, *Error) {
	if len(data) > maxBytes {
		return decoded{}, tooLarge(maxBytes)
	}
	for _, sig := range signatures {
		if bytes.HasPrefix(data, []byte(sig)) {
			return decoded{}, &Error{ID: report.MsgBinaryFile, Args: report.Args{}}
		}
	}
	charset := chosen
	if charset == "" {
		charset = detect(data)
	}
	if !strings.HasPrefix(charset, "utf-16") && binary(data) {
		return decoded{}, &Error{ID: report.MsgBinaryFile, Args: report.Args{}}
	}
	if charset == "" {
		return decoded{}, &Error{ID: report.MsgNotUTF8, Args: report.Args{"byte": strconv.Itoa(firstBad(data))}}
	}
	d := decodeAs(data, charset)
	if chosen == "" && charset == charsetUTF8 {
		d.text = writtenOnce(d.text)
	}
	if fail := wordless(d.text); fail != nil {
		return decoded{}, fail
	}
	return d, nil
}

// twiceLetters is how many letters beyond ASCII a text has at least before it is believed to be encoded twice.
const twiceLetters = 3

// writtenOnce undoes what a program did that read UTF-8 as windows-1252 and wrote UTF-8 again («Ã©», «Ø§Ù„»): if every
// character beyond ASCII goes back, and all of them make UTF-8 again, that is no chance. Else the text stays as it is.
func writtenOnce(s string) string {
	if !strings.Contains(s, "Ã") && !strings.Contains(s, "Ø") && !strings.Contains(s, "Ù") {
		return s
	}
	before := make([]byte, 0, len(s))
	for _, r := range s {
		b, ok := charmap.Windows1252.EncodeRune(r)
		if !ok && r >= 0x100 {
			return s
		} else if !ok {
			b = byte(r) // five bytes have no character in windows-1252, and programs let them pass
		}
		before = append(before, b)
	}
	if letters, bad := countUTF8(before); bad > 0 || letters < twiceLetters {
		return s
	}
	return string(before)
}

// decodeAs gives the text of data in an encoding of [Charsets].
func decodeAs(data []byte, charset string) decoded {
	for _, m := range marks {
		if m.charset == charset {
			data = bytes.TrimPrefix(data, []byte(m.bytes))
		}
	}
	d := decoded{charset: charset}
	if e := encodings[charset]; e != nil {
		out, _ := e.NewDecoder().Bytes(data) // what fits no character becomes U+FFFD, never an error
		d.text = string(out)
		d.damaged = strings.Count(d.text, "\ufffd")
	} else {
		d.text = string(data)
		if !utf8.ValidString(d.text) {
			before := strings.Count(d.text, "\ufffd")
			d.text = strings.ToValidUTF8(d.text, "\ufffd")
			d.damaged = strings.Count(d.text, "\ufffd") - before
		}
	}
	if strings.Contains(d.text, "\r") {
		d.text = lineEnds.Replace(d.text)
	}
	return d
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// wordless says why a text gives no document: it is blank, or holds no letter and no digit.
func wordless(s string) *Error {
	if strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }) == "" {
		return &Error{ID: report.MsgEmptyFile, Args: report.Args{}}
	}
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return &Error{ID: report.MsgNoParagraph, Args: report.Args{}}
	}
	return nil
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
