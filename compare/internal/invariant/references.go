package invariant

import (
	"math"
	"slices"

	"muqabala/compare/report"
)

// numbered registers the ids of everything that has one.
func (c *checker) numbered(r *report.Report) {
	for _, x := range r.Origins {
		c.id(x.ID)
	}
	for _, x := range r.Values {
		c.id(x.ID)
	}
	for _, x := range r.Entities {
		c.id(x.ID)
	}
	for _, x := range r.Links {
		c.id(x.ID)
	}
	for _, x := range r.Details {
		c.id(x.ID)
	}
	for _, x := range r.Attributions {
		c.id(x.ID)
	}
	for _, x := range r.Claims {
		c.id(x.ID)
	}
	for _, x := range r.Conflicts {
		c.id(x.ID)
	}
}

// references checks that what is referred to exists and takes part.
func (c *checker) references(r *report.Report) {
	for _, p := range r.Pairs {
		c.wantAll("a pair", p.A, p.B)
		c.rounded("a pair", p.Similarity)
	}
	for _, o := range r.Origins {
		c.wantAll(o.ID, o.Documents...)
	}
	for i := range r.Links {
		c.link(&r.Links[i])
	}
	for i := range r.Details {
		c.detail(&r.Details[i])
	}
	for _, a := range r.Attributions {
		c.wantAll(a.ID, append([]string{a.Doc}, a.Sentences...)...)
		c.wantOne(a.ID, a.Entity)
		c.wantOne(a.ID, a.Parent)
	}
	for _, v := range r.Values {
		c.wantAll(v.ID, v.Doc)
		c.wantOne(v.ID, v.Entity)
	}
	for _, e := range r.Entities {
		c.wantAll(e.ID, e.Values...)
	}
	for i := range r.Claims {
		c.claim(&r.Claims[i])
	}
	for i := range r.Conflicts {
		c.conflict(&r.Conflicts[i])
	}
}

func (c *checker) wantAll(from string, ids ...string) {
	for _, id := range ids {
		c.want(from, id)
	}
}

func (c *checker) wantOne(from string, id *string) {
	if id != nil {
		c.want(from, *id)
	}
}

// rounded fails unless a score has four decimals at most.
func (c *checker) rounded(from string, score float64) {
	if math.IsNaN(score) || math.Round(score*1e4)/1e4 != score {
		c.fail("%s: score %v is not rounded to 4 decimals", from, score)
	}
}

// link checks that both sides have sentences of one document each, which take part.
func (c *checker) link(l *report.Link) {
	if a, b := c.side(l.ID, l.A), c.side(l.ID, l.B); a == b {
		c.fail("%s joins %q with itself", l.ID, a)
	}
	c.rounded(l.ID, l.Score)
	c.rounded(l.ID, l.Evidence.Similarity)
	c.wantAll(l.ID, l.Evidence.Entities...)
	for _, v := range l.Evidence.Values {
		c.wantAll(l.ID, v[0], v[1])
	}
}

func (c *checker) side(link string, sentences []string) string {
	doc := ""
	if len(sentences) == 0 {
		c.fail("%s: a side is empty", link)
	}
	for _, s := range sentences {
		of, ok := c.taking[s]
		if !ok {
			c.fail("%s: sentence %q does not exist or takes no part", link, s)
		}
		if doc != "" && of != doc {
			c.fail("%s: a side has sentences of %q and %q", link, doc, of)
		}
		doc = of
	}
	return doc
}

// detail checks that a detail lies in blocks that take part, and that no document both has and lacks it.
func (c *checker) detail(x *report.Detail) {
	c.wantAll(x.ID, x.Doc)
	c.inside(x.ID, x.Doc, x.Start, x.End)
	c.wantAll(x.ID, x.AbsentFrom...)
	c.wantAll(x.ID, x.PresentIn...)
	c.wantAll(x.ID, x.Attributions...)
	for _, d := range x.AbsentFrom {
		if slices.Contains(x.PresentIn, d) || d == x.Doc {
			c.fail("%s is both in %q and absent from it", x.ID, d)
		}
	}
	for doc, a := range x.Against {
		c.wantAll(x.ID, doc)
		c.wantOne(x.ID, a.Link)
		c.wantAll(x.ID, a.Shared...)
		c.wantAll(x.ID, a.Missing...)
		c.rounded(x.ID, a.Score)
		if (a.Verdict == report.VerdictAbsent) != slices.Contains(x.AbsentFrom, doc) {
			c.fail("%s: the verdict against %q is %q, absentFrom %v", x.ID, doc, a.Verdict, x.AbsentFrom)
		}
	}
}

// inside fails unless both ends of a range lie in blocks of the document that take part.
func (c *checker) inside(id, doc string, start, end int) {
	first, last := false, false
	for _, b := range c.asideless[doc] {
		first = first || b.Start <= start && start < b.End
		last = last || b.Start < end && end <= b.End
	}
	if !first || !last || end <= start {
		c.fail("%s: [%d, %d) of %q is not in blocks that take part", id, start, end, doc)
	}
}

func (c *checker) claim(x *report.Claim) {
	c.wantAll(x.ID, x.Details...)
	c.wantAll(x.ID, x.Conflicts...)
	c.wantAll(x.ID, x.Origins...)
	for doc, cell := range x.Cells {
		c.wantAll(x.ID, doc)
		c.wantAll(x.ID, cell.Sentences...)
		c.wantAll(x.ID, cell.Attributions...)
		c.rounded(x.ID, cell.Score)
	}
}

func (c *checker) conflict(x *report.Conflict) {
	for _, s := range x.Sides {
		c.wantAll(x.ID, s.Doc)
		c.inside(x.ID, s.Doc, s.Start, s.End)
		if s.Value != "" {
			c.want(x.ID, s.Value)
		}
	}
	for _, a := range x.About {
		c.wantAll(x.ID, a.Doc)
	}
	c.rounded(x.ID, x.Score)
}

// messages checks every message and failure against the list of ids.
func (c *checker) messages(r *report.Report) {
	all := slices.Clone(r.Messages)
	for _, d := range r.Documents {
		all = append(all, d.Messages...)
	}
	for _, m := range all {
		c.wantAll("message "+m.ID, m.Docs...)
		if known := report.Messages[m.ID]; m.Level != known.Level {
			c.fail("message %q has level %q, want %q", m.ID, m.Level, known.Level)
		}
		c.args(m.ID, m.Args)
	}
	for _, f := range r.Failures {
		c.args(f.ID, f.Args)
	}
}

// args fails unless a message has the arguments that its id has, and no other.
func (c *checker) args(id string, args report.Args) {
	known, ok := report.Messages[id]
	if !ok {
		c.fail("message %q is not in the list", id)
	}
	if args == nil || len(args) != len(known.Args) {
		c.fail("message %q has arguments %v, want %v", id, args, known.Args)
	}
	for _, a := range known.Args {
		if args[a] == "" {
			c.fail("message %q lacks the argument %q", id, a)
		}
	}
}
