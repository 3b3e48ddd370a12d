package article

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"muqabala/compare/report"
)

// readMHTML reads a page that a browser saved with all that it shows: the first HTML part is the page.
func readMHTML(data []byte, chosen string) (*extract, *Error) {
	left := maxParts
	whole := newEntity(data, 0, &left)
	for _, e := range whole.leaves() {
		if e.kind != "text/html" && e.kind != "application/xhtml+xml" {
			continue
		}
		ex, fail := readHTML(e.body, chosen, e.params["charset"])
		if fail != nil {
			return nil, fail
		}
		ex.format = formatMHTML
		for _, url := range []string{whole.header["snapshot-content-location"], e.header["content-location"]} {
			if ex.meta.url == "" && strings.HasPrefix(url, "http") {
				ex.meta.url = url
			}
		}
		return ex, nil
	}
	return nil, refused(formatMHTML, fmt.Errorf("article: reading a saved page: no HTML part"))
}

// mail reads a mail: its text is one file, what is attached are others.
func (r *reading) mail(src Source, depth int, add func(*extract) *Error) *Error {
	left := maxParts
	whole := newEntity(src.Data, 0, &left)
	before := len(r.docs) + len(r.fails)
	ex, fail := readMail(whole, src.Charset)
	if fail == nil {
		fail = add(ex)
	}
	if depth < 2 {
		for _, e := range whole.leaves() {
			name := path.Base(inside(e.filename()))
			if e.attached() && readable(name, e.body) {
				r.file(Source{Name: src.Name + "/" + name, Data: e.body}, depth+1)
			}
		}
	}
	if len(r.docs)+len(r.fails) > before {
		return nil // a covering note of no words is no failure
	}
	return fail
}

// readable reports whether an attachment could be an article: all formats that show what they are, and named texts.
func readable(name string, data []byte) bool {
	switch sniff(name, data) {
	case formatDocx, formatOdt, formatRTF, formatPDF, formatHTML, formatMHTML, formatWebarchive, formatEML, formatZip, formatLocked:
		return true
	case formatTxt:
		return slices.Contains([]string{".txt", ".md", ".text"}, strings.ToLower(path.Ext(name)))
	}
	return false
}

// readMail makes an extract of a mail's own text.
func readMail(whole *entity, chosen string) (*extract, *Error) {
	ex := &extract{}
	var passages []passage
	for _, e := range whole.bodies() {
		part, fail := e.read(chosen)
		if fail != nil {
			continue // another part may be read
		}
		passages = append(passages, part.passages()...)
		ex.damaged += part.damaged
		if ex.charset == "" {
			ex.charset = part.charset
		}
	}
	out, fail := extracted(formatEML, ex.charset, passages, whole.says())
	if fail != nil {
		return nil, &Error{ID: report.MsgMailNoText, Args: report.Args{}}
	}
	out.damaged = ex.damaged
	return out, nil
}

// passages gives the paragraphs of an extract again.
func (ex *extract) passages() []passage {
	out := make([]passage, len(ex.spans))
	for i, s := range ex.spans {
		out[i].text = ex.text[s.Start:s.End]
		if len(ex.hints) > 0 {
			out[i].hint = ex.hints[i]
		}
	}
	return out
}

// bodies gives the parts that make up the text of a mail. Of alternatives, the plain one is taken unless it says much
// less: it is what the sender wrote, without the frame of the page around it.
func (e *entity) bodies() []*entity {
	switch {
	case e.kind == "multipart/alternative":
		var plain, other []*entity
		for _, p := range e.parts {
			if p.kind == "text/plain" {
				plain = append(plain, p)
			} else {
				other = p.bodies() // the last is the best, RFC 2046, 5.1.4
			}
		}
		if len(plain) > 0 && wordCount(plain)*2 >= wordCount(other) {
			return plain
		}
		return other
	case e.kind == "multipart/related" && len(e.parts) > 0:
		return e.parts[0].bodies()
	case e.kind == "message/rfc822" || strings.HasPrefix(e.kind, "multipart/"):
		var out []*entity
		for _, p := range e.parts {
			if e.kind == "message/rfc822" || !p.attached() {
				out = append(out, p.bodies()...)
			}
		}
		return out
	case e.kind == "text/plain", e.kind == "text/html":
		return []*entity{e}
	}
	return nil
}

func wordCount(parts []*entity) int {
	n := 0
	for _, e := range parts {
		if ex, fail := e.read(""); fail == nil {
			n += len(strings.Fields(ex.text))
		}
	}
	return n
}

// read makes an extract of a text part. What the header says of its encoding is believed unless the bytes are UTF-8.
func (e *entity) read(chosen string) (*extract, *Error) {
	if e.kind == "text/html" {
		return readHTML(e.body, chosen, e.params["charset"])
	}
	if chosen == "" && !utf8.Valid(e.body) {
		chosen = charsetOf(e.params["charset"])
	}
	body := e.body
	if strings.EqualFold(e.params["format"], "flowed") && chosen != charsetUTF16LE && chosen != charsetUTF16BE {
		body = []byte(unflowed(string(body)))
	}
	return readText(body, chosen)
}

// unflowed joins the lines of a text that was wrapped by RFC 3676: those that end in a space.
func unflowed(s string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.ReplaceAll(s, "\r\n", "\n")) {
		line = strings.TrimPrefix(line, " ")
		if strings.HasSuffix(line, " \n") && line != "-- \n" {
			line = strings.TrimSuffix(line, "\n")
		}
		b.WriteString(line)
	}
	return b.String()
}

var (
	mailDate   = lazily(`(?i)\b(\d{1,2})\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(\d{4})\b`)
	replyMarks = lazily(`(?i)^((re|fw|fwd|tr|rép|رد|إعادة توجيه)\s*:\s*)+`)
	months     = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
)

// says gives what the header of a mail says: the subject as the title, the sender's name as the author, the day.
func (e *entity) says() metadata {
	m := metadata{title: replyMarks().ReplaceAllString(words(e.header["subject"]), "")}
	from := words(e.header["from"])
	name, address, ok := strings.Cut(from, "<")
	if name = strings.Trim(name, ` "`); ok && name == "" {
		name = strings.Trim(address, "<> ")
	}
	m.byline = name
	if d := mailDate().FindStringSubmatch(e.header["date"]); d != nil {
		day, _ := strconv.Atoi(d[1])
		month := slices.Index(months, strings.ToLower(d[2])) + 1
		if day >= 1 && day <= 31 {
			m.published = fmt.Sprintf("%s-%02d-%02d", d[3], month, day)
		}
	}
	return m
}
