package pdf

import (
	"bytes"
	"strconv"
)

// The objects of a PDF as Go values: nil, bool, float64, name, text, array, dict, ref and *stream; in content streams
// also operator.
type (
	name     string
	text     string // a string's bytes, decoded from parentheses or angle brackets
	operator string
	array    []any
	dict     map[name]any
	ref      int
)

// maxNesting bounds arrays and dictionaries inside each other.
const maxNesting = 64

// lexer reads objects from bytes.
type lexer struct {
	data []byte
	pos  int
	cost *int // what may still be read, over the whole file; every byte costs
}

func (x *lexer) done() bool { return x.pos >= len(x.data) || *x.cost < 0 }

// Character classes of ISO 32000-1, 7.2.2.
func isSpace(c byte) bool {
	return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '
}
func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }
func isRegular(c byte) bool   { return !isSpace(c) && !isDelimiter(c) }

// skip passes white space and comments.
func (x *lexer) skip() {
	start := x.pos
	for x.pos < len(x.data) {
		c := x.data[x.pos]
		if c == '%' {
			for x.pos < len(x.data) && x.data[x.pos] != '\n' && x.data[x.pos] != '\r' {
				x.pos++
			}
		} else if !isSpace(c) {
			break
		} else {
			x.pos++
		}
	}
	*x.cost -= x.pos - start
}

// object reads the next object, or an operator. What closes nothing is passed over; ok is false at the end.
func (x *lexer) object(depth int) (value any, ok bool) {
	for {
		x.skip()
		if x.done() || depth > maxNesting {
			return nil, false
		}
		*x.cost--
		switch c := x.data[x.pos]; {
		case c == '/':
			x.pos++
			return x.name(), true
		case c == '(':
			x.pos++
			return x.literal(), true
		case c == '<' && x.at("<<"):
			x.pos += 2
			return x.dict(depth), true
		case c == '<':
			x.pos++
			return x.hex(), true
		case c == '[':
			x.pos++
			return x.array(depth), true
		case isRegular(c):
			return x.word(), true
		}
		x.pos++
	}
}

func (x *lexer) at(s string) bool { return bytes.HasPrefix(x.data[x.pos:], []byte(s)) }

// regular reads the characters up to the next space or delimiter.
func (x *lexer) regular() []byte {
	start := x.pos
	for x.pos < len(x.data) && isRegular(x.data[x.pos]) {
		x.pos++
	}
	*x.cost -= x.pos - start
	return x.data[start:x.pos]
}

func (x *lexer) name() name {
	raw := x.regular()
	if bytes.IndexByte(raw, '#') < 0 {
		return name(raw)
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if v, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return name(out)
}

// word reads a number, a keyword, or an operator.
func (x *lexer) word() any {
	raw := string(x.regular())
	switch raw {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if c := raw[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if v, err := strconv.ParseFloat(raw, 64); err == nil && v > -1e9 && v < 1e9 {
			return v
		}
		return 0.0
	}
	return operator(raw)
}

func (x *lexer) array(depth int) array {
	out := array{}
	for {
		x.skip()
		if x.done() {
			return out
		}
		if x.data[x.pos] == ']' {
			x.pos++
			return out
		}
		v, ok := x.object(depth + 1)
		if !ok {
			return out
		}
		out = reference(out, v)
	}
}

// reference adds v, or makes a reference of it and the two numbers before it: 12 0 R.
func reference(out array, v any) array {
	if n := len(out); v == operator("R") && n >= 2 {
		if number, ok := out[n-2].(float64); ok {
			return append(out[:n-2], ref(number))
		}
	}
	return append(out, v)
}

func (x *lexer) dict(depth int) dict {
	var items array
	for {
		x.skip()
		if x.done() {
			break
		}
		if x.at(">>") {
			x.pos += 2
			break
		}
		if x.data[x.pos] == '>' {
			x.pos++
			continue
		}
		before := x.pos
		v, ok := x.object(depth + 1)
		if !ok {
			break
		}
		if op, isOp := v.(operator); isOp && (op == "endobj" || op == "stream") { // the end was lost
			x.pos = before
			break
		}
		items = reference(items, v)
	}
	out := dict{}
	for i := 0; i+1 < len(items); {
		if key, ok := items[i].(name); ok {
			out[key] = items[i+1]
			i += 2
		} else {
			i++
		}
	}
	return out
}

// escapes of ISO 32000-1, table 3.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (x *lexer) literal() text {
	var out []byte
	start := x.pos
	for depth := 1; x.pos < len(x.data); x.pos++ {
		c := x.data[x.pos]
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		case '\\':
			x.pos++
			out = x.escape(out)
			continue
		}
		if depth == 0 {
			x.pos++
			break
		}
		out = append(out, c)
	}
	*x.cost -= x.pos - start
	return text(out)
}

// escape reads what follows a backslash; pos is left on its last character.
func (x *lexer) escape(out []byte) []byte {
	if x.pos >= len(x.data) {
		x.pos = len(x.data) - 1
		return out
	}
	c := x.data[x.pos]
	switch {
	case escapes[c] != 0:
		return append(out, escapes[c])
	case c == '\r':
		if x.pos+1 < len(x.data) && x.data[x.pos+1] == '\n' {
			x.pos++
		}
		return out
	case c == '\n':
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	v := 0
	for n := 0; n < 3 && x.pos < len(x.data) && x.data[x.pos] >= '0' && x.data[x.pos] <= '7'; n++ {
		v = v*8 + int(x.data[x.pos]-'0')
		x.pos++
	}
	x.pos--
	return append(out, byte(v))
}

func (x *lexer) hex() text {
	var out []byte
	start, digits, v := x.pos, 0, byte(0)
	for ; x.pos < len(x.data) && x.data[x.pos] != '>'; x.pos++ {
		d, ok := hexDigit(x.data[x.pos])
		if !ok {
			continue
		}
		v = v<<4 | d
		if digits++; digits%2 == 0 {
			out = append(out, v)
		}
	}
	if digits%2 == 1 {
		out = append(out, v<<4)
	}
	x.pos = min(x.pos+1, len(x.data))
	*x.cost -= x.pos - start
	return text(out)
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}
