package article

import (
	"strings"

	"muqabala/compare/report"
)

// formatPaste is the format of what a reader pasted.
const formatPaste = "paste"

// readPaste reads what a reader pasted: rich text as a browser or a word processor puts it on the clipboard, or plain
// text. A reader selects the article, so nothing of it is left out for where it stands; only phrases that are known to
// be a page's are set aside, as in plain text.
func readPaste(data []byte) (*extract, *Error) {
	d, fail := decode(data, charsetUTF8)
	if fail != nil {
		return nil, fail
	}
	if !isHTML("x.html", data) {
		d.charset = ""
		return plain(formatPaste, d)
	}
	parted := partBlocks(clipboard(d.text))
	if len(parted) > maxRich {
		return nil, tooLarge(maxRich)
	}
	p, _ := readPage(sanitizer().Sanitize(parted))
	var out []passage
	for i := range p.blocks {
		b := &p.blocks[i]
		hint := ""
		switch level := b.box.level; {
		case b.box.under&signPicture != 0:
			hint = hintPicture
		case level == 1:
			hint = report.RoleHeadline
		case level > 1:
			hint = report.RoleSubhead
		}
		out = append(out, passage{b.text, hint})
	}
	return extracted(formatPaste, "", out, metadata{})
}

// clipboard gives the part of clipboard HTML that was selected: https://learn.microsoft.com/windows/win32/dataxchg/html-clipboard-format.
func clipboard(s string) string {
	if _, after, ok := strings.Cut(s, "<!--StartFragment-->"); ok {
		s = after
	}
	before, _, _ := strings.Cut(s, "<!--EndFragment-->")
	return before
}
