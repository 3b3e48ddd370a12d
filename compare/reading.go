package compare

import (
	"slices"
	"strconv"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// givenRoles are those that a reader can give; furniture is set aside as well.
var givenRoles = []string{report.RoleHeadline, report.RoleSubhead, report.RoleBody, report.RoleCaption, report.RoleByline, report.RoleDateline, report.RoleFurniture}

// correct applies what the reader corrected of the documents. What no longer fits is told as a lost decision is.
func (c *comparison) correct(offsets []*text.Offsets) {
	for _, r := range c.opt.Reading {
		for _, at := range r.Roles {
			place := report.Place{SHA256: r.SHA256, Part: at.Part, Start: at.Start, End: at.End, Quote: at.Quote}
			if k := c.find(place, offsets); k >= 0 && slices.Contains(givenRoles, at.Role) {
				giveRole(&c.rep.Documents[k], offsets[k], place, at.Role)
			}
		}
		for _, m := range r.Metadata {
			for k := range c.rep.Documents {
				if d := &c.rep.Documents[k]; d.SHA256 == r.SHA256 && d.Part == m.Part {
					describe(d, m)
				}
			}
		}
	}
}

// giveRole gives the blocks at a place a role, and the sentences that go with it: a heading is one.
func giveRole(doc *report.Document, off *text.Offsets, at report.Place, role string) {
	for b := range doc.Blocks {
		block := &doc.Blocks[b]
		if block.End <= at.Start || block.Start >= at.End || block.Role == role {
			continue
		}
		block.Role, block.Aside = role, nil
		if role == report.RoleFurniture {
			reader := report.AsideReader
			block.Aside = &reader
		}
		block.Sentences = sentences(block, off)
	}
}

// sentences parts a block as its role asks.
func sentences(b *report.Block, off *text.Offsets) []report.Sentence {
	from := off.Byte(b.Start)
	s := off.Slice(b.Start, b.End)
	spans := []text.Span{{Start: 0, End: len(s)}}
	if b.Role != report.RoleHeadline && b.Role != report.RoleSubhead {
		spans = text.Sentences(s, b.Lang)
	}
	out := []report.Sentence{}
	for i, sp := range spans {
		out = append(out, report.Sentence{ID: b.ID + ".s" + strconv.Itoa(i+1), Start: off.UTF16(from + sp.Start), End: off.UTF16(from + sp.End)})
	}
	return out
}

// describe writes what the reader says about a version over what the file says. A date that was found in the text and
// corrected is no longer the text's.
func describe(d *report.Document, m report.Metadata) {
	for _, f := range []struct {
		to   *string
		from *string
	}{{&d.Title, m.Title}, {&d.Outlet, m.Outlet}, {&d.Byline, m.Byline}} {
		if f.from != nil {
			*f.to = *f.from
		}
	}
	if m.Published == nil || d.Published != nil && *d.Published == *m.Published {
		return
	}
	d.Published, d.PublishedFrom = nil, nil
	if *m.Published != "" {
		published := *m.Published
		d.Published = &published
	}
}
