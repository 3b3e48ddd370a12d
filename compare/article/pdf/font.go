package pdf

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// font says which letters the codes of a string stand for, and how wide their signs are.
type font struct {
	wide      bool              // two bytes a code
	unicode   bool              // which are letters of UTF-16 where nothing else is said
	letters   map[uint32]string // from ToUnicode
	simple    [256]string       // of a font of one byte a code, without ToUnicode
	widths    map[uint32]float64
	otherwise float64 // width of the rest
}

// newFont reads a font dictionary.
func (f *file) newFont(d dict) *font {
	out := &font{letters: map[uint32]string{}, widths: map[uint32]float64{}, otherwise: 500}
	out.wide = f.get(d["Subtype"]) == name("Type0")
	if s, ok := f.get(d["ToUnicode"]).(*stream); ok {
		f.readCMap(f.unpack(s), out.letters)
	}
	if out.wide {
		// Of the tables that the standard names, those of Unicode need no table (ISO 32000-1, 9.7.5.2).
		encoding, _ := f.get(d["Encoding"]).(name)
		out.unicode = strings.HasPrefix(string(encoding), "Uni") && (strings.Contains(string(encoding), "-UCS2-") || strings.Contains(string(encoding), "-UTF16-"))
		f.compositeWidths(d, out)
	} else {
		f.simpleWidths(d, out)
		f.encoding(d, out)
	}
	return out
}

func (f *file) compositeWidths(d dict, out *font) {
	descendants := f.array(d["DescendantFonts"])
	if len(descendants) == 0 {
		return
	}
	inner := f.dict(descendants[0])
	out.otherwise = f.number(inner["DW"], 1000)
	w := f.array(inner["W"])
	for i := 0; i+1 < len(w) && len(out.widths) < 1<<16; {
		first := f.code(w[i])
		if list, ok := f.get(w[i+1]).(array); ok {
			for k, v := range list {
				out.widths[first+uint32(k)] = f.number(v, out.otherwise)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		last, width := f.code(w[i+1]), f.number(w[i+2], out.otherwise)
		for c := first; c <= last && c < first+1<<16; c++ {
			out.widths[c] = width
		}
		i += 3
	}
}

func (f *file) simpleWidths(d dict, out *font) {
	out.otherwise = f.number(f.dict(d["FontDescriptor"])["MissingWidth"], 500)
	first := f.code(d["FirstChar"])
	list := f.array(d["Widths"])
	scale := 1.0
	if f.get(d["Subtype"]) == name("Type3") {
		if m := f.array(d["FontMatrix"]); len(m) == 6 {
			scale = f.number(m[0], 0.001) * 1000
		}
	}
	for k, v := range list[:min(len(list), 256)] {
		out.widths[first+uint32(k)] = f.number(v, 0) * scale
	}
}

// code reads a code; what cannot be one is 0.
func (f *file) code(v any) uint32 {
	if n := f.number(v, 0); n >= 0 && n < 1<<24 {
		return uint32(n)
	}
	return 0
}

// encoding fills in what the codes of a simple font stand for.
func (f *file) encoding(d dict, out *font) {
	table := charmap.Windows1252
	encoding := f.get(d["Encoding"])
	base, _ := encoding.(name)
	e, _ := encoding.(dict)
	if e != nil {
		base, _ = f.get(e["BaseEncoding"]).(name)
	}
	if base == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	for c := range out.simple {
		if r := table.DecodeByte(byte(c)); r != utf8.RuneError && c >= ' ' {
			out.simple[c] = string(r)
		}
	}
	code := 0
	for _, v := range f.array(e["Differences"]) {
		switch v := f.get(v).(type) {
		case float64:
			code = int(v)
		case name:
			if code >= 0 && code < 256 {
				out.simple[code] = letterOf(string(v))
			}
			code++
		}
	}
}

// unread stands for a sign of which the file does not say what it means.
const unread = '\ufffd'

// decode gives, for each code of a string, its letters and width in thousandths of the font's size.
func (t *font) decode(s text, each func(letters string, width float64, space bool)) {
	step := 1
	if t.wide {
		step = 2
	}
	for i := 0; i+step <= len(s); i += step {
		code := uint32(s[i])
		if t.wide {
			code = code<<8 | uint32(s[i+1])
		}
		letters, ok := t.letters[code]
		switch {
		case !ok && !t.wide:
			letters = t.simple[code]
		case !ok && t.unicode && !utf16.IsSurrogate(rune(code)):
			letters = string(rune(code))
		case !ok:
			letters = string(unread)
		}
		width, ok := t.widths[code]
		if !ok {
			width = t.otherwise
		}
		each(letters, width, !t.wide && code == ' ')
	}
}

// readCMap reads a ToUnicode table (ISO 32000-1, 9.10.3).
func (f *file) readCMap(data []byte, into map[uint32]string) {
	x := lexer{data: data, cost: &f.cost}
	var stack array
	for len(into) < 1<<17 {
		v, ok := x.object(0)
		if !ok {
			return
		}
		op, isOp := v.(operator)
		if !isOp {
			stack = append(stack, v)
			continue
		}
		switch op {
		case "endbfchar":
			for i := 0; i+1 < len(stack); i += 2 {
				code, _ := stack[i].(text)
				to, _ := stack[i+1].(text)
				into[codeOf(code)] = unicodeOf(to)
			}
		case "endbfrange":
			for i := 0; i+2 < len(stack); i += 3 {
				codeRange(stack[i], stack[i+1], stack[i+2], into)
			}
		}
		stack = stack[:0]
	}
}

// codeRange adds the codes from lo to hi: a text counted up in its last letter, or a list.
func codeRange(lo, hi, to any, into map[uint32]string) {
	a, _ := lo.(text)
	b, _ := hi.(text)
	first, last := codeOf(a), codeOf(b)
	switch to := to.(type) {
	case text:
		start := []rune(unicodeOf(to))
		for c := first; c <= last && c-first < 1<<16 && len(start) > 0; c++ {
			into[c] = string(start)
			start[len(start)-1]++
		}
	case array:
		for k, v := range to {
			if t, ok := v.(text); ok && k < 1<<16 {
				into[first+uint32(k)] = unicodeOf(t)
			}
		}
	}
}

func codeOf(s text) (code uint32) {
	for i := 0; i < len(s) && i < 4; i++ {
		code = code<<8 | uint32(s[i])
	}
	return code
}

// unicodeOf reads UTF-16BE; a single byte is a letter too in tables made carelessly.
func unicodeOf(s text) string {
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return strings.TrimRight(string(utf16.Decode(units)), "\x00")
}

// signs are names of the Adobe glyph list that are no letter with an accent.
var signs = map[string]string{
	"space": " ", "nbspace": "\u00a0", "exclam": "!", "quotedbl": `"`, "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&",
	"quotesingle": "'", "parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "minus": "−",
	"period": ".", "slash": "/", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9", "colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?", "at": "@",
	"bracketleft": "[", "backslash": `\`, "bracketright": "]", "underscore": "_", "grave": "`", "braceleft": "{", "bar": "|",
	"braceright": "}", "quoteleft": "‘", "quoteright": "’", "quotedblleft": "“", "quotedblright": "”", "quotedblbase": "„",
	"quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "endash": "–",
	"emdash": "—", "bullet": "•", "ellipsis": "…", "dagger": "†", "degree": "°", "Euro": "€", "euro": "€", "sterling": "£", "section": "§",
	"fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "oe": "œ", "OE": "Œ", "ae": "æ", "AE": "Æ", "germandbls": "ß",
	"oslash": "ø", "Oslash": "Ø", "dotlessi": "ı", "periodcentered": "·", "copyright": "©", "registered": "®", "trademark": "™",
	"ordmasculine": "º", "ordfeminine": "ª", "onesuperior": "¹", "twosuperior": "²", "threesuperior": "³", "onehalf": "½", "onequarter": "¼",
	"multiply": "×", "divide": "÷", "mu": "µ", "exclamdown": "¡", "questiondown": "¿", "nonbreakingspace": "\u00a0", "sfthyphen": "\u00ad",
	"perthousand": "‰", "eth": "ð", "thorn": "þ", ".notdef": "",
}

// accents are the endings of the names of letters with an accent, as combining marks.
var accents = []struct{ name, mark string }{
	{"acute", "\u0301"}, {"grave", "\u0300"}, {"circumflex", "\u0302"}, {"dieresis", "\u0308"}, {"tilde", "\u0303"}, {"ring", "\u030a"},
	{"cedilla", "\u0327"}, {"caron", "\u030c"}, {"macron", "\u0304"}, {"breve", "\u0306"}, {"ogonek", "\u0328"}, {"dotaccent", "\u0307"},
}

// letterOf gives what the name of a sign stands for: "eacute", "uni0627", "u1F600", "afii57415", "a"; "" if unknown.
func letterOf(glyph string) string {
	glyph, _, _ = strings.Cut(glyph, ".") // alef.fina is an alef
	if s, ok := signs[glyph]; ok {
		return s
	}
	if len(glyph) == 1 {
		return glyph
	}
	if digits, ok := strings.CutPrefix(glyph, "uni"); ok && len(digits)%4 == 0 {
		var s string
		for i := 0; i < len(digits); i += 4 {
			v, err := strconv.ParseUint(digits[i:i+4], 16, 16)
			if err != nil {
				return ""
			}
			s += string(rune(v))
		}
		return s
	}
	if digits, ok := strings.CutPrefix(glyph, "u"); ok && len(digits) >= 4 && len(digits) <= 6 {
		if v, err := strconv.ParseUint(digits, 16, 32); err == nil && v <= utf8.MaxRune {
			return string(rune(v))
		}
	}
	if digits, ok := strings.CutPrefix(glyph, "afii57"); ok {
		// afii57388 to afii57458 are U+060C to U+0652, all but a few in the order of Unicode.
		if v, err := strconv.Atoi(digits); err == nil && v >= 409 && v <= 434 {
			return string(rune(0x0621 + v - 409))
		} else if err == nil && v >= 440 && v <= 450 {
			return string(rune(0x0640 + v - 440))
		}
		return map[string]string{"388": "،", "403": "؛", "407": "؟", "381": "٪"}[digits]
	}
	for _, a := range accents {
		if letter, ok := strings.CutSuffix(glyph, a.name); ok && len(letter) == 1 {
			return norm.NFC.String(letter + a.mark)
		}
	}
	return ""
}
