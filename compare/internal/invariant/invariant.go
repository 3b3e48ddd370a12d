// Package invariant holds the rules that every report keeps, for tests and fuzz targets of all stages.
//
// They are those of the contract (package report) that a program can check without knowing the sources: what covers
// what, which ids resolve, what takes part. Each function returns one error per rule that is broken, so that a failing
// test names them all.
package invariant

import (
	"fmt"
	"strings"
	"unicode"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// Report checks a whole report.
func Report(r *report.Report) []error {
	c := &checker{docs: map[string]bool{}, taking: map[string]string{}, asideless: map[string][]report.Range{}, ids: map[string]bool{}}
	if r.Schema != report.Schema {
		c.fail("schema %q, want %q", r.Schema, report.Schema)
	}
	for i := range r.Documents {
		c.document(&r.Documents[i], i)
	}
	c.numbered(r)
	c.references(r)
	c.messages(r)
	return c.errs
}

// Documents checks documents that are numbered, before anything is compared.
func Documents(docs []report.Document) []error {
	return Report(&report.Report{Schema: report.Schema, Documents: docs})
}

// checker gathers what is broken, and what ids there are.
type checker struct {
	errs      []error
	docs      map[string]bool
	taking    map[string]string         // sentence id → its document, of blocks that take part
	asideless map[string][]report.Range // blocks that take part, by document
	ids       map[string]bool           // everything that has an id
}

func (c *checker) fail(format string, args ...any) {
	if len(c.errs) < 50 {
		c.errs = append(c.errs, fmt.Errorf(format, args...))
	}
}

// id registers an id and fails where it is taken.
func (c *checker) id(id string) {
	if c.ids[id] {
		c.fail("id %q is given twice", id)
	}
	c.ids[id] = true
}

// want fails unless an id exists.
func (c *checker) want(from, id string) {
	if !c.ids[id] {
		c.fail("%s refers to %q, which does not exist", from, id)
	}
}

var roles = map[string]bool{
	report.RoleHeadline: true, report.RoleSubhead: true, report.RoleByline: true, report.RoleDateline: true,
	report.RoleCaption: true, report.RoleBody: true, report.RoleFurniture: true,
}

var asides = map[string]bool{report.AsideFurniture: true, report.AsideRepeat: true, report.AsideReader: true}

// document checks one document: its ids, its roles, and that its blocks and sentences cover it.
func (c *checker) document(d *report.Document, i int) {
	if want := fmt.Sprintf("D%d", i+1); d.ID != want {
		c.fail("document %q, want %q", d.ID, want)
	}
	c.id(d.ID)
	c.docs[d.ID] = true
	if d.Pieces == nil || d.Blocks == nil || d.Messages == nil {
		c.fail("%s: a list is null", d.ID)
	}
	off := text.NewOffsets(d.Text)
	c.cover(d.ID, d.Text, off, 0, off.Len(), len(d.Blocks), func(k int) (int, int) { return d.Blocks[k].Start, d.Blocks[k].End })
	for k := range d.Blocks {
		c.block(d, k, off)
	}
	c.published(d, off)
	at := 0
	for _, p := range d.Pieces {
		if p.Start < at || p.End <= p.Start || p.End > off.Len() || p.SourceStart < 0 {
			c.fail("%s: piece %+v after %d", d.ID, p, at)
		}
		at = p.End
	}
}

func (c *checker) block(d *report.Document, k int, off *text.Offsets) {
	b := &d.Blocks[k]
	if want := fmt.Sprintf("%s.b%d", d.ID, k+1); b.ID != want {
		c.fail("block %q, want %q", b.ID, want)
	}
	c.id(b.ID)
	if !roles[b.Role] {
		c.fail("%s: role %q", b.ID, b.Role)
	}
	if b.Aside != nil && !asides[*b.Aside] {
		c.fail("%s: aside %q", b.ID, *b.Aside)
	}
	if b.DuplicateOf != nil {
		if of := *b.DuplicateOf; !c.ids[of] || of == b.ID || !strings.HasPrefix(of, d.ID+".b") || strings.Contains(of, ".s") {
			c.fail("%s repeats %q, which is no earlier block of its document", b.ID, *b.DuplicateOf)
		}
	}
	c.cover(b.ID, d.Text, off, b.Start, b.End, len(b.Sentences), func(i int) (int, int) { return b.Sentences[i].Start, b.Sentences[i].End })
	for i, s := range b.Sentences {
		if want := fmt.Sprintf("%s.s%d", b.ID, i+1); s.ID != want {
			c.fail("sentence %q, want %q", s.ID, want)
		}
		c.id(s.ID)
		if b.TakesPart() {
			c.taking[s.ID] = d.ID
		}
	}
	if b.TakesPart() {
		c.asideless[d.ID] = append(c.asideless[d.ID], report.Range{Start: b.Start, End: b.End})
	}
}

// cover fails unless n spans lie in [start, end) in order and hold every character there that is not white space once.
func (c *checker) cover(id, s string, off *text.Offsets, start, end, n int, span func(int) (int, int)) {
	at := start
	for k := 0; k < n; k++ {
		from, to := span(k)
		if from < at || to <= from || to > end {
			c.fail("%s: span %d is [%d, %d) after %d of %d", id, k+1, from, to, at, end)
			return
		}
		if off.UTF16(off.Byte(from)) != from || off.UTF16(off.Byte(to)) != to {
			c.fail("%s: span %d cuts a character in two", id, k+1)
		}
		c.blank(id, off.Slice(at, from))
		at = to
	}
	c.blank(id, off.Slice(at, end))
}

// blank fails where text that no span holds is more than white space.
func (c *checker) blank(id, gap string) {
	for _, r := range gap {
		if !unicode.IsSpace(r) {
			c.fail("%s: %q is in no span", id, gap)
			return
		}
	}
}

func (c *checker) published(d *report.Document, off *text.Offsets) {
	if d.Published == nil && d.PublishedFrom != nil { // the other way round it comes from metadata, or from the reader
		c.fail("%s: publishedFrom does not go together with published", d.ID)
	}
	if f := d.PublishedFrom; f != nil && (f.Start < 0 || f.End <= f.Start || f.End > off.Len()) {
		c.fail("%s: publishedFrom %+v", d.ID, *f)
	}
}
