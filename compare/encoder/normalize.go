package encoder

import (
	"bytes"
	"errors"
	"unicode/utf8"
)

// A charsmap rewrites text before it is cut: nmt_nfkc of SentencePiece, a double array over the bytes to replace whose
// leaves point at NUL-ended replacements. https://github.com/google/sentencepiece, normalizer.cc; darts-clone.
type charsmap struct {
	units       []uint32
	replacement []byte
	plain       [128]bool // ASCII that stands for itself whatever follows
}

// space is how SentencePiece writes a space inside pieces: U+2581.
const space = "▁"

func readCharsmap(section []byte) (*charsmap, error) {
	r, err := unpack(section)
	if err != nil {
		return nil, err
	}
	n := r.count(maxPacked / 4)
	planes := r.bytes(4 * n)
	if r.err != nil || n == 0 {
		return nil, errors.Join(r.err, errShort)
	}
	c := &charsmap{units: make([]uint32, n), replacement: r.data[r.at:]}
	for i := range c.units {
		c.units[i] = uint32(planes[i]) | uint32(planes[n+i])<<8 | uint32(planes[2*n+i])<<16 | uint32(planes[3*n+i])<<24
	}
	if len(c.replacement) == 0 || c.replacement[len(c.replacement)-1] != 0 || !utf8.Valid(c.replacement) {
		return nil, errors.New("replacements are damaged")
	}
	for b := range c.plain {
		c.plain[b] = !c.inner(byte(b))
	}
	return c, nil
}

// child follows a unit to where its children lie.
func child(at, unit uint32) uint32 { return at ^ unit>>10<<((unit&0x200)>>6) }

// step goes down one byte; ok says whether the array has it.
func (c *charsmap) step(at uint32, b byte) (next, unit uint32, ok bool) {
	at ^= uint32(b)
	if at >= uint32(len(c.units)) {
		return 0, 0, false
	}
	unit = c.units[at]
	return child(at, unit), unit, unit&0x800000ff == uint32(b)
}

// inner says whether a key begins with b.
func (c *charsmap) inner(b byte) bool {
	_, _, ok := c.step(child(0, c.units[0]), b)
	return ok
}

// prefix replaces the longest key at the head of s, or takes one character as it is. s is valid UTF-8, not empty.
func (c *charsmap) prefix(s string) (replaced string, taken int) {
	at := child(0, c.units[0])
	best := -1
	for i := 0; i < len(s); i++ {
		next, unit, ok := c.step(at, s[i])
		if !ok {
			break
		}
		at = next
		if unit&0x100 != 0 && at < uint32(len(c.units)) {
			taken, best = i+1, int(c.units[at]&0x7fffffff)
		}
	}
	// A key could only end inside a character in a damaged file; the text must stay valid.
	if best < 0 || best >= len(c.replacement) || taken < len(s) && !utf8.RuneStart(s[taken]) {
		_, n := utf8.DecodeRuneInString(s)
		return s[:n], n
	}
	tail := c.replacement[best:]
	return string(tail[:bytes.IndexByte(tail, 0)]), taken
}

// normalize returns text as pieces spell it: replaced, runs of spaces as one ▁, one ▁ in front, none at the end; empty
// when nothing is left.
func (c *charsmap) normalize(text string) string {
	out := make([]byte, 0, len(text)+len(text)/2+8)
	afterSpace := true
	for len(text) > 0 {
		if b := text[0]; b < 0x80 && c.plain[b] && b != ' ' {
			if len(out) == 0 {
				out = append(out, space...)
			}
			out, text, afterSpace = append(out, b), text[1:], false
			continue
		}
		piece, n := c.prefix(text)
		text = text[n:]
		// Leading spaces vanish before anything stands; a character that is replaced by nothing does not open the text
		// either, which changes only where the one ▁ in front is written, not the outcome.
		out, afterSpace = appendSpaced(out, piece, afterSpace)
	}
	for bytes.HasSuffix(out, []byte(space)) {
		out = out[:len(out)-len(space)]
	}
	return string(out)
}

// appendSpaced adds a replacement with its spaces written as ▁, leading ones dropped after another space.
func appendSpaced(out []byte, piece string, afterSpace bool) ([]byte, bool) {
	for len(piece) > 0 && afterSpace && piece[0] == ' ' {
		piece = piece[1:]
	}
	if piece == "" {
		return out, afterSpace
	}
	if len(out) == 0 {
		out = append(out, space...)
	}
	for i := range len(piece) {
		if piece[i] == ' ' {
			out = append(out, space...)
		} else {
			out = append(out, piece[i])
		}
	}
	return out, piece[len(piece)-1] == ' '
}
