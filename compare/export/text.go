package export

import (
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// Text prints a summary that is read from top to bottom: the versions, how they stand to each other, what rests on
// nobody's word, and what each adds, always in the words of the texts.
func Text(w io.Writer, rep *report.Report, lang string) error {
	p := &summary{rep: rep, say: In(lang), offsets: map[string]*text.Offsets{}, docs: map[string]*report.Document{}}
	for k := range rep.Documents {
		d := &rep.Documents[k]
		p.docs[d.ID], p.offsets[d.ID] = d, text.NewOffsets(d.Text)
	}
	p.versions()
	p.messages()
	p.pairs()
	p.unverified()
	p.added()
	if _, err := io.WriteString(w, p.out.String()); err != nil {
		return fmt.Errorf("export: printing text: %w", err)
	}
	return nil
}

type summary struct {
	rep     *report.Report
	say     Strings
	offsets map[string]*text.Offsets
	docs    map[string]*report.Document
	out     strings.Builder
}

func (p *summary) line(format string, args ...any) { fmt.Fprintf(&p.out, format+"\n", args...) }

func (p *summary) heading(key string, args ...string) {
	if p.out.Len() > 0 {
		p.line("")
	}
	p.title(p.say.Say(key, args...))
}

func (p *summary) title(title string) {
	p.line("%s\n%s", title, strings.Repeat("─", min(72, utf8.RuneCountInString(title))))
}

// name is what a version is called: its file without the ending and, where a file holds several, the language.
func (p *summary) name(id string) string {
	d := p.docs[id]
	if d == nil {
		return id
	}
	return strings.TrimSuffix(d.Source, path.Ext(d.Source)) + " (" + d.Lang + ")"
}

func (p *summary) names(ids []string) string {
	out := make([]string, len(ids))
	for k, id := range ids {
		out[k] = p.name(id)
	}
	return strings.Join(out, ", ")
}

func (p *summary) versions() {
	p.title(p.say.Count("text.versions", len(p.rep.Documents)))
	for _, d := range p.rep.Documents {
		paragraphs, words, aside := 0, 0, 0
		for k := range d.Blocks {
			switch b := &d.Blocks[k]; {
			case b.TakesPart():
				paragraphs++
				words += len(text.Words(p.slice(d.ID, b.Start, b.End)))
			case b.Aside != nil:
				aside++
			}
		}
		p.line("  %s  %s  %s", d.ID, p.name(d.ID), p.say.Say("text.size",
			"paragraphs", p.say.Count("page.paragraphs", paragraphs), "words", p.say.Count("page.words", words), "aside", p.say.Number(aside)))
		if d.Title != "" {
			p.line("      %s", clip(oneLine(d.Title), 100))
		}
	}
}

func (p *summary) messages() {
	var lines []string
	for _, f := range p.rep.Failures {
		lines = append(lines, Failure(p.say, f))
	}
	for _, m := range p.told() {
		lines = append(lines, p.say.Say("message."+m.ID, flat(m.Args, "docs", p.names(m.Docs))...))
	}
	if len(lines) > 0 {
		p.heading("text.notes")
	}
	for _, l := range lines {
		p.line("  %s", l)
	}
}

// told gives the messages of the whole, and those of documents that are more than a note: what was set aside stands
// beside each version already.
func (p *summary) told() []report.Message {
	out := slices.Clone(p.rep.Messages)
	for _, d := range p.rep.Documents {
		for _, m := range d.Messages {
			if m.Level != report.LevelNote {
				out = append(out, m)
			}
		}
	}
	return out
}

// Failure says in words why a file gave no document.
func Failure(say Strings, f report.Failure) string {
	return say.Say("message."+f.ID, flat(f.Args, "source", f.Source)...)
}

// flat gives arguments as name, value, name, value, …
func flat(a report.Args, more ...string) []string {
	for _, k := range slices.Sorted(maps.Keys(a)) {
		more = append(more, k, a[k])
	}
	return more
}

func (p *summary) pairs() {
	if len(p.rep.Pairs) == 0 {
		return
	}
	p.heading("text.pairs")
	for _, pair := range p.rep.Pairs {
		same, partial, topic := 0, 0, 0
		for _, l := range p.rep.Links {
			if !between(l, pair) {
				continue
			}
			switch l.Grade {
			case report.GradeSame:
				same++
			case report.GradePartial:
				partial++
			default:
				topic++
			}
		}
		p.line("  %s – %s: %s", p.name(pair.A), p.name(pair.B), p.say.Say("text.relation."+pair.Relation,
			"same", strconv.Itoa(same), "partial", strconv.Itoa(partial), "topic", strconv.Itoa(topic)))
	}
}

// between reports whether a link joins the two documents of a pair.
func between(l report.Link, pair report.Pair) bool {
	return strings.HasPrefix(l.A[0], pair.A+".") && strings.HasPrefix(l.B[0], pair.B+".")
}

func (p *summary) unverified() {
	var found []report.Detail
	for _, d := range p.rep.Details {
		if d.Unverified {
			found = append(found, d)
		}
	}
	p.heading("text.unverified", "count", strconv.Itoa(len(found)))
	for _, d := range found {
		p.detail(d, d.AbsentFrom)
	}
}

func (p *summary) added() {
	for _, doc := range p.rep.Documents {
		var rows []report.Detail
		var absent [][]string
		for _, d := range p.rep.Details {
			if d.Doc != doc.ID || d.Unverified {
				continue
			}
			if from := p.worthTelling(d); len(from) > 0 {
				rows, absent = append(rows, d), append(absent, from)
			}
		}
		if len(rows) == 0 {
			continue
		}
		p.heading("text.added", "version", p.name(doc.ID), "count", strconv.Itoa(len(rows)))
		for k, d := range rows {
			p.detail(d, absent[k])
		}
	}
}

// worthTelling gives the versions of the same statement that a detail is absent from. That a report of another
// statement lacks it is no news, unless all others are such reports.
func (p *summary) worthTelling(d report.Detail) []string {
	var same []string
	versions := false
	for _, pair := range p.rep.Pairs {
		other := pair.A
		if pair.A == d.Doc {
			other = pair.B
		} else if pair.B != d.Doc {
			continue
		}
		if pair.Relation != report.RelationOther && pair.Relation != report.RelationUnrelated {
			versions = true
			if slices.Contains(d.AbsentFrom, other) {
				same = append(same, other)
			}
		}
	}
	if !versions {
		return d.AbsentFrom
	}
	return same
}

// detail prints a detail: where it stands, on whose word, which versions lack it, and its own words.
func (p *summary) detail(d report.Detail, absent []string) {
	where := p.say.Say("text.where", "version", p.name(d.Doc), "paragraph", strconv.Itoa(p.paragraph(d)))
	for _, a := range p.rep.Attributions {
		if slices.Contains(d.Attributions, a.ID) {
			where += "; " + p.say.Say("text.cue", "cue", p.slice(a.Doc, a.Cue.Start, a.Cue.End))
		}
	}
	p.line("  %s; %s", where, p.say.Say("text.absent", "versions", p.names(absent)))
	p.line("      “%s”", oneLine(p.slice(d.Doc, d.Start, d.End)))
}

// paragraph is the number of the block a detail stands in, among those that take part.
func (p *summary) paragraph(d report.Detail) int {
	n := 0
	blocks := p.docs[d.Doc].Blocks
	for k := range blocks {
		if blocks[k].TakesPart() && blocks[k].Start <= d.Start {
			n++
		}
	}
	return n
}

func (p *summary) slice(doc string, start, end int) string { return p.offsets[doc].Slice(start, end) }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// clip shortens a line to n letters, at a word's end.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n])
	if k := strings.LastIndexByte(cut, ' '); k > 0 {
		cut = cut[:k]
	}
	return cut + " …"
}
