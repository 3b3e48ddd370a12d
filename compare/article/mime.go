package article

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"io"
	"mime"
	"strings"
	"unicode/utf8"
)

// Mails and pages saved as one file are MIME (RFC 2045): a header, and behind it a text, bytes in an encoding of letters,
// or parts of the same shape. Read by hand and leniently: what is cut off or badly encoded gives as much as stands there.

// entity is a part of a MIME file, or the whole.
type entity struct {
	header map[string]string // by lower-case name; the first of each
	kind   string            // text/plain
	params map[string]string
	body   []byte // decoded, of what has no parts
	parts  []*entity
}

// newEntity reads a part. left counts how many more may be read.
func newEntity(data []byte, depth int, left *int) *entity {
	*left--
	head, body := splitHeader(data)
	e := &entity{header: readHeader(head)}
	e.kind, e.params = mediaType(e.header["content-type"])
	switch {
	case depth > 20 || *left < 0:
	case strings.HasPrefix(e.kind, "multipart/") && e.params["boundary"] != "":
		for _, part := range splitParts(body, e.params["boundary"]) {
			e.parts = append(e.parts, newEntity(part, depth+1, left))
		}
	case e.kind == "message/rfc822":
		e.body = transferred(body, e.header["content-transfer-encoding"])
		e.parts = []*entity{newEntity(e.body, depth+1, left)}
	default:
		e.body = transferred(body, e.header["content-transfer-encoding"])
	}
	return e
}

// mediaType reads a Content-Type. One that breaks the rules still tells its kind.
func mediaType(s string) (string, map[string]string) {
	kind, params, err := mime.ParseMediaType(s)
	if kind == "" || err != nil && params == nil {
		kind, _, _ = strings.Cut(s, ";")
		kind = strings.ToLower(strings.TrimSpace(kind))
		params = map[string]string{}
		if _, b, ok := strings.Cut(s, "boundary="); ok {
			b, _, _ = strings.Cut(b, ";")
			params["boundary"] = strings.Trim(strings.TrimSpace(b), `"`)
		}
	}
	if kind == "" {
		kind = "text/plain"
	}
	return kind, params
}

// splitHeader parts at the first empty line.
func splitHeader(data []byte) (head, body []byte) {
	data = bytes.TrimLeft(data, "\r\n")
	at, size := bytes.Index(data, []byte("\n\n")), 2
	if crlf := bytes.Index(data, []byte("\r\n\r\n")); crlf >= 0 && (at < 0 || crlf < at) {
		at, size = crlf, 4
	}
	if at < 0 {
		return data, nil
	}
	return data[:at], data[at+size:]
}

func readHeader(head []byte) map[string]string {
	out := map[string]string{}
	name := ""
	for line := range strings.Lines(string(head)) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && (line[0] == ' ' || line[0] == '\t') {
			if name != "" {
				out[name] += " " + strings.TrimSpace(line)
			}
			continue
		}
		before, value, ok := strings.Cut(line, ":")
		name = strings.ToLower(strings.TrimSpace(before))
		if _, known := out[name]; !ok || known {
			name = ""
			continue
		}
		out[name] = strings.TrimSpace(value)
	}
	return out
}

// words decodes the encoded words of a header's value (RFC 2047).
func words(s string) string {
	d := mime.WordDecoder{CharsetReader: charsetReader}
	if out, err := d.DecodeHeader(s); err == nil {
		s = out
	}
	if !utf8.ValidString(s) {
		s = decodeAs([]byte(s), detect([]byte(s))).text
	}
	return strings.Join(strings.Fields(s), " ")
}

// splitParts parts a body at the lines of its boundary. The last part may lack its end.
func splitParts(body []byte, boundary string) [][]byte {
	mark := []byte("--" + boundary)
	var out [][]byte
	start := -1
	for at := 0; at < len(body) && len(out) < maxParts; {
		end := len(body)
		if k := bytes.IndexByte(body[at:], '\n'); k >= 0 {
			end = at + k + 1
		}
		if line := body[at:end]; bytes.HasPrefix(line, mark) {
			rest := bytes.TrimSpace(line[len(mark):])
			if len(rest) == 0 || string(rest) == "--" {
				if start >= 0 {
					out = append(out, body[start:at])
				}
				if start = end; len(rest) > 0 {
					return out
				}
			}
		}
		at = end
	}
	if start >= 0 && start < len(body) {
		out = append(out, body[start:])
	}
	return out
}

// transferred undoes a Content-Transfer-Encoding.
func transferred(body []byte, encoding string) []byte {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		clean := bytes.Map(func(r rune) rune {
			if r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '+' || r == '/') {
				return r
			}
			return -1
		}, body)
		out, _ := io.ReadAll(base64.NewDecoder(base64.RawStdEncoding, bytes.NewReader(clean)))
		return out
	case "quoted-printable":
		return quotedPrintable(body)
	}
	return body
}

// quotedPrintable decodes RFC 2045, 6.7. What is no escape stands for itself.
func quotedPrintable(body []byte) []byte {
	var letter [1]byte
	out := make([]byte, 0, len(body))
	for i := 0; i < len(body); i++ {
		if body[i] != '=' {
			out = append(out, body[i])
			continue
		}
		end := i + 1
		for end < len(body) && (body[end] == ' ' || body[end] == '\t' || body[end] == '\r') {
			end++
		}
		if end == len(body) || body[end] == '\n' { // a line broken softly
			i = end
			continue
		}
		if i+2 < len(body) {
			if _, err := hex.Decode(letter[:], body[i+1:i+3]); err == nil {
				out = append(out, letter[0])
				i += 2
				continue
			}
		}
		out = append(out, '=')
	}
	return out
}

// leaves gives the parts that have no parts, in order.
func (e *entity) leaves() []*entity {
	if len(e.parts) == 0 {
		return []*entity{e}
	}
	var out []*entity
	for _, p := range e.parts {
		out = append(out, p.leaves()...)
	}
	return out
}

// filename is the name under which a part was attached, "" if it was not.
func (e *entity) filename() string {
	_, params := mediaType(e.header["content-disposition"])
	if name := params["filename"]; name != "" {
		return words(name)
	}
	return words(e.params["name"])
}

func (e *entity) attached() bool {
	disposition, _, _ := strings.Cut(e.header["content-disposition"], ";")
	return strings.EqualFold(strings.TrimSpace(disposition), "attachment") || e.filename() != ""
}
