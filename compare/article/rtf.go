package article

import (
	"encoding/hex"
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"muqabala/compare/report"
)

// RTF (Microsoft, Rich Text Format Specification 1.9.1) is groups in braces, control words behind backslashes, and text.
// A letter beyond ASCII is a byte in the code page of its font (\'c7), or a Unicode number with the byte for old readers
// behind it (\u1575\'c7). Word gives Arabic a font of its own (\af), which counts where the run is marked \rtlch.

// rtfState is what a group inherits and its end restores.
type rtfState struct {
	skip            bool // its text is none of the document's
	star            bool // \* came: the next word may name a destination that is not known
	hidden, deleted bool
	unicodeSkip     int // bytes behind \u for readers that do not know it
	font, arabic    int
	rightToLeft     bool
	table           string // "fonttbl" or "stylesheet" inside one
	hint            string // of the paragraph's style
	base            int    // how many paragraphs were open where the note or text box began
	host            bool   // the group is a note or a text box
	role            string // around it
}

type rtfReader struct {
	data    []byte
	pos     int
	outline outline
	state   rtfState
	stack   []rtfState
	pages   map[int]*charmap.Charmap // by font
	page    *charmap.Charmap         // of the file
	styles  map[int]string           // hints by style
	style   int                      // of the stylesheet that is being read
	name    strings.Builder          // of that style
	skip    int                      // bytes behind \u still to be passed over
	high    rune                     // first half of a surrogate pair
}

// readRTF reads a rich text file.
func readRTF(data []byte) (*extract, *Error) {
	r := rtfReader{data: data, pages: map[int]*charmap.Charmap{}, styles: map[int]string{}, page: charmap.Windows1252}
	r.state.unicodeSkip = 1
	for r.pos < len(data) && r.outline.size <= maxText {
		if len(r.stack) > maxDepth*5 {
			return nil, refused(formatRTF, errDeep)
		}
		if !r.step() {
			break
		}
	}
	ex, fail := r.outline.extract(formatRTF)
	if fail != nil && fail.ID != report.MsgTooLarge && len(r.stack) > 0 {
		return nil, refused(formatRTF, errors.New("article: reading RTF: the file ends inside a group"))
	}
	return ex, fail
}

// step reads one token, and reports whether the document goes on.
func (r *rtfReader) step() bool {
	c := r.data[r.pos]
	r.pos++
	switch c {
	case '{':
		r.stack = append(r.stack, r.state)
		r.state.host = false
		r.skip = 0
	case '}':
		return r.endGroup()
	case '\\':
		r.control()
	case '\r', '\n', 0:
	default:
		r.char(c)
	}
	return true
}

func (r *rtfReader) endGroup() bool {
	n := len(r.stack)
	if n == 0 {
		return false
	}
	if r.state.host {
		r.endParagraph()
		r.outline.role = r.state.role
	}
	r.state, r.stack = r.stack[n-1], r.stack[:n-1]
	r.skip = 0
	return n > 1
}

// char takes a byte of text.
func (r *rtfReader) char(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	page := r.page
	font := r.state.font
	if r.state.rightToLeft {
		font = r.state.arabic
	}
	if p := r.pages[font]; p != nil {
		page = p
	}
	r.write(string(page.DecodeByte(c)))
}

// write adds to the paragraph, or to the table that is being read.
func (r *rtfReader) write(letters string) {
	switch s := &r.state; {
	case s.table == "stylesheet":
		r.styleName(letters)
		return
	case s.skip || s.hidden || s.deleted || s.table != "":
		return
	}
	if len(r.outline.open) == r.state.base {
		r.outline.begin()
		r.outline.hint(r.state.hint)
	}
	r.outline.write(letters)
}

func (r *rtfReader) endParagraph() {
	if len(r.outline.open) > r.state.base {
		r.outline.end()
	}
}

// control reads what follows a backslash.
func (r *rtfReader) control() {
	if r.pos >= len(r.data) {
		return
	}
	c := r.data[r.pos]
	if c|0x20 >= 'a' && c|0x20 <= 'z' {
		r.word()
		return
	}
	r.pos++
	switch c {
	case '\'':
		if r.pos+1 < len(r.data) {
			var letter [1]byte
			if _, err := hex.Decode(letter[:], r.data[r.pos:r.pos+2]); err == nil {
				r.pos += 2
				r.char(letter[0])
			}
		}
	case '*':
		r.state.star = true
	case '~':
		r.write("\u00a0")
	case '_':
		r.write("\u2011")
	case '\n', '\r':
		r.endParagraph()
	case '\\', '{', '}':
		r.char(c)
	}
}

// word reads a control word with its number.
func (r *rtfReader) word() {
	start := r.pos
	for r.pos < len(r.data) && r.data[r.pos]|0x20 >= 'a' && r.data[r.pos]|0x20 <= 'z' {
		r.pos++
	}
	word := string(r.data[start:r.pos])
	start = r.pos
	if r.pos < len(r.data) && r.data[r.pos] == '-' {
		r.pos++
	}
	for r.pos < len(r.data) && r.data[r.pos] >= '0' && r.data[r.pos] <= '9' {
		r.pos++
	}
	number, err := strconv.Atoi(string(r.data[start:r.pos]))
	given := err == nil && r.pos-start < 12
	if r.pos < len(r.data) && r.data[r.pos] == ' ' {
		r.pos++
	}
	if word == "bin" {
		r.pos = min(r.pos+max(number, 0), len(r.data))
		return
	}
	star := r.state.star
	r.state.star = false
	if r.skip > 0 && word != "u" {
		r.skip = 0 // what stood for the letter is over
	}
	r.apply(word, number, given, star)
}

// rtfSkipped are destinations whose text is no part of the document, or is told again elsewhere.
var rtfSkipped = map[string]bool{
	"colortbl": true, "info": true, "pict": true, "nonshppict": true, "objdata": true, "fldinst": true, "listtext": true,
	"pntext": true, "sp": true, "upr": true, "xe": true, "tc": true, "template": true, "annotation": true, "atnid": true, "atnauthor": true,
	"revtbl": true, "listtable": true, "filetbl": true, "themedata": true, "datastore": true, "bkmkstart": true, "bkmkend": true,
}

// rtfRoles are destinations that hold text beside the document's.
var rtfRoles = map[string]string{
	"footnote": report.RoleCaption, "shptxt": report.RoleCaption, "header": report.RoleFurniture, "headerl": report.RoleFurniture,
	"headerr": report.RoleFurniture, "headerf": report.RoleFurniture, "footer": report.RoleFurniture, "footerl": report.RoleFurniture,
	"footerr": report.RoleFurniture, "footerf": report.RoleFurniture,
}

// rtfChars are words that stand for characters.
var rtfChars = map[string]string{
	"tab": " ", "line": "\n", "softline": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emdash": "—", "endash": "–",
	"bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
}

func (r *rtfReader) apply(word string, number int, given, star bool) {
	s := &r.state
	switch role := rtfRoles[word]; {
	case role != "" && !s.skip:
		s.base, s.host, s.role, s.hint = len(r.outline.open), true, r.outline.role, ""
		r.outline.role = role
		return
	case rtfChars[word] != "":
		r.write(rtfChars[word])
		return
	case word == "fonttbl", word == "stylesheet":
		s.table = word
		return
	case word == "ud":
		s.skip = false
		return
	case rtfSkipped[word], star && word != "shpinst" && word != "shptxt":
		s.skip = true
		return
	}
	on := !given || number != 0
	switch word {
	case "par", "sect", "cell", "row", "nestcell", "nestrow":
		if !s.skip && s.table == "" {
			r.endParagraph()
		}
	case "pard":
		s.hint = ""
	case "plain":
		s.hidden, s.deleted, s.rightToLeft = false, false, false
	case "v":
		s.hidden = on
	case "deleted":
		s.deleted = on
	case "s":
		r.style, s.hint = number, r.styles[number]
	case "outlinelevel":
		s.hint = outlineHint(number)
	case "u":
		r.unicode(number)
	case "uc":
		s.unicodeSkip = max(0, min(number, 8))
	default:
		r.fontWord(word, number)
	}
}

// outlineHint gives the role of a paragraph of that outline level; 9 is body.
func outlineHint(level int) string {
	switch {
	case level == 0:
		return hintChapter
	case level < 9:
		return report.RoleSubhead
	}
	return ""
}

// fontWord takes the words that choose a font and say what its code page is.
func (r *rtfReader) fontWord(word string, number int) {
	s := &r.state
	switch word {
	case "f":
		s.font = number
	case "af":
		s.arabic = number
	case "rtlch":
		s.rightToLeft = true
	case "ltrch":
		s.rightToLeft = false
	case "ansicpg":
		if page := codePages[number]; page != nil {
			r.page = page
		}
	case "mac":
		r.page = charmap.Macintosh
	case "pc", "pca":
		r.page = charmap.CodePage850
	case "fcharset":
		if page := fontCharsets[number]; s.table == "fonttbl" && page != nil && len(r.pages) < maxEntries {
			r.pages[s.font] = page
		}
	}
}

// codePages and fontCharsets name the code pages of files, and of fonts; others are read as the file's own.
var (
	codePages = map[int]*charmap.Charmap{
		1252: charmap.Windows1252, 1256: charmap.Windows1256, 10000: charmap.Macintosh, 850: charmap.CodePage850, 28596: charmap.ISO8859_6,
	}
	fontCharsets = map[int]*charmap.Charmap{77: charmap.Macintosh, 178: charmap.Windows1256, 179: charmap.Windows1256, 180: charmap.Windows1256}
)

// unicode takes a letter by its number, which is written as a signed one of 16 bits.
func (r *rtfReader) unicode(number int) {
	r.skip = r.state.unicodeSkip
	c := rune(uint16(number))
	switch {
	case utf16.IsSurrogate(c) && c < 0xdc00:
		r.high = c
		return
	case utf16.IsSurrogate(c):
		c = utf16.DecodeRune(r.high, c)
	}
	r.high = 0
	if c != unicode.ReplacementChar {
		r.write(string(c))
	}
}

// styleName takes a letter of the stylesheet; the semicolon ends the name of a style.
func (r *rtfReader) styleName(s string) {
	if s != ";" {
		if r.name.Len() < 100 {
			r.name.WriteString(s)
		}
		return
	}
	if role := styleRoles[strings.ToLower(strings.TrimSpace(r.name.String()))]; role != "" && len(r.styles) < maxEntries {
		r.styles[r.style] = role
	}
	r.name.Reset()
}
