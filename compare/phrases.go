package compare

import (
	"cmp"
	"muqabala/compare/detail"
	"muqabala/compare/report"
	"muqabala/compare/text"
	"slices"
)

// look is one side of a link held against the other.
type look struct {
	link       string
	other      *version
	mine, them []int // sentences of the two sides
	facing     *detail.Facing

	translation bool // the sides surely translate each other
	announced   bool // the other side is headlines only
}

// found is a mark of one look, at its place in a sentence of the version.
type found struct {
	sentence int
	detail.Mark
	look *look
}

// looks gives, for each version and sentence, the sides it stands in and what was found there.
func (c *comparison) looks() map[*version]map[int][]*look {
	out := map[*version]map[int][]*look{}
	var all []*detail.Facing
	heads := map[*version]map[string]bool{}
	for k := range c.texts {
		heads[&c.texts[k]] = c.texts[k].heads()
	}
	add := func(v *version, l *look) {
		if out[v] == nil {
			out[v] = map[int][]*look{}
		}
		l.announced = !slices.ContainsFunc(l.them, func(j int) bool { return !heads[l.other][l.other.sentences[j].ID] })
		all = append(all, l.facing)
		for _, i := range l.mine {
			out[v][i] = append(out[v][i], l)
		}
	}
	for _, h := range c.held {
		ab, ba := h.facings()
		add(h.bitext.a, &look{link: h.id, other: h.bitext.b, mine: h.A, them: h.B, facing: ab, translation: h.translates()})
		add(h.bitext.b, &look{link: h.id, other: h.bitext.a, mine: h.B, them: h.A, facing: ba, translation: h.translates()})
		if h.wording != nil {
			c.diff(h)
		}
	}
	detail.Ask(all)
	return out
}

// Two texts whose Nearness is this or more are translations of each other, and as loose as reports of one statement come
// from the other on. In one language the same distance means less.
const (
	translation  = 0.62
	looseReport  = 0.50
	sameLanguage = 0.15
)

// looseness is how loosely two texts correspond, from 0 to 1.
func (bt *bitext) looseness(same bool) float64 {
	near := bt.found.Nearness
	if same {
		near -= sameLanguage
	}
	return max(0, min(1, (translation-near)/(translation-looseReport)))
}

// diff puts a word diff beside its link in the report.
func (c *comparison) diff(h *held) {
	k := slices.IndexFunc(c.rep.Links, func(x report.Link) bool { return x.ID == h.id })
	for _, e := range h.wording.Edits() {
		out := report.Edit{Op: e.Op}
		out.A[0], out.A[1] = h.bitext.a.ends(h.A, e.A)
		out.B[0], out.B[1] = h.bitext.b.ends(h.B, e.B)
		c.rep.Links[k].Diff = append(c.rep.Links[k].Diff, out)
	}
}

// ends turns a range over the sentences of a side into one of the document.
func (v *version) ends(side []int, r detail.Range) (start, end int) {
	start, _ = v.place(side[r.From.Sentence], text.Span{Start: r.From.At, End: r.From.At})
	end, _ = v.place(side[r.To.Sentence], text.Span{Start: r.To.At, End: r.To.At})
	return start, end
}

// phrases gives what sentences of a version say beyond their counterparts: the words, as details without ids.
func (c *comparison) phrases(v *version, looks map[int][]*look) []report.Detail {
	var out []report.Detail
	heads := v.heads()
	for i := range v.sentences {
		if heads[v.sentences[i].ID] {
			continue // a headline's words are told in full below it
		}
		var marks []found
		for _, l := range looks[i] {
			for _, m := range l.facing.Marks() {
				if l.mine[m.Sentence] != i || m.Likely < announcedTrust && l.announced {
					continue
				}
				for _, m := range l.facing.Without(m, func(span text.Span) bool { return l.toldBeside(i, span, looks[i]) }) {
					marks = append(marks, found{i, m, l})
				}
			}
		}
		for _, group := range alike(marks) {
			if d, ok := c.phrase(v, group, looks[i]); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// announcedTrust is how likely words are added at least that are held against a headline alone: it says in few words what
// the text below it tells, and who tells the same in many has not added them all.
const announcedTrust = 0.75

// toldBeside reports whether the other version says words of sentence i, which l marks, in another link.
func (l *look) toldBeside(i int, span text.Span, looks []*look) bool {
	return slices.ContainsFunc(looks, func(x *look) bool {
		if x == l || x.other != l.other {
			return false
		}
		likely, _, similarity := x.facing.Hold(slices.Index(x.mine, i), span)
		return likely < lackingThere || x.facing.Covers(similarity)
	})
}

// heads are the sentences of headlines and subheads.
func (v *version) heads() map[string]bool {
	out := map[string]bool{}
	for _, b := range v.doc.Blocks {
		for _, s := range b.Sentences {
			out[s.ID] = b.Role == report.RoleHeadline || b.Role == report.RoleSubhead
		}
	}
	return out
}

// alike groups the marks of one sentence that are of nearly the same words; the likeliest of each group comes first.
func alike(marks []found) [][]found {
	slices.SortStableFunc(marks, func(x, y found) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	var groups [][]found
	for _, m := range marks {
		k := slices.IndexFunc(groups, func(g []found) bool {
			shared := min(g[0].End, m.End) - max(g[0].Start, m.Start)
			return 10*shared >= 6*(max(g[0].End, m.End)-min(g[0].Start, m.Start))
		})
		if k < 0 {
			groups = append(groups, []found{m})
			continue
		}
		if groups[k] = append(groups[k], m); m.Likely > groups[k][0].Likely {
			last := len(groups[k]) - 1
			groups[k][0], groups[k][last] = groups[k][last], groups[k][0]
		}
	}
	return groups
}

// phrase holds the words of a mark against every version on the matter. It is no detail where every version against
// which it was marked says it somewhere else.
func (c *comparison) phrase(v *version, marks []found, looks []*look) (report.Detail, bool) {
	m := marks[0]
	s := v.sentences[m.sentence]
	d := report.Detail{Doc: v.doc.ID, Kind: report.KindPhrase, AbsentFrom: []string{}, PresentIn: []string{},
		Against: map[string]report.Against{}, Attributions: []string{}}
	if quote, ok := detail.Quoted(s.text, m.Span); ok {
		m.Span, d.Kind = quote, report.KindQuote
	}
	d.Start, d.End = v.place(m.sentence, m.Span)
	if d.Start == s.Start && d.End == s.End {
		d.Kind = report.KindPassage
	}
	for _, bt := range c.bitexts {
		other := bt.other(v)
		if other == nil || len(bt.links) == 0 {
			continue
		}
		a := c.against(v, m, marks, looks, other)
		a.Shared, a.Missing, a.Score = []string{}, []string{}, round4(a.Score)
		d.Against[other.doc.ID] = a
		if a.Verdict == report.VerdictAbsent {
			d.AbsentFrom = append(d.AbsentFrom, other.doc.ID)
		} else {
			d.PresentIn = append(d.PresentIn, other.doc.ID)
		}
	}
	missing := func(x found) bool { return slices.Contains(d.AbsentFrom, x.look.other.doc.ID) }
	d.Confidence = report.ConfidenceFaint
	if slices.ContainsFunc(marks, func(x found) bool { return x.Firm && missing(x) }) {
		d.Confidence = report.ConfidenceFirm
	}
	return d, slices.ContainsFunc(marks, missing)
}

// against says whether another version has the words of a mark, and where it comes nearest to them.
func (c *comparison) against(v *version, m found, marks []found, looks []*look, other *version) report.Against {
	a := report.Against{Verdict: report.VerdictAbsent, Score: elsewhereTrust}
	linked := []int{}
	for _, l := range looks {
		if l.other != other {
			continue
		}
		link := l.link
		likely, near, similarity := l.hold(m)
		bar, here := lackingThere, false
		if l.announced {
			bar = announcedTrust
		}
		for _, x := range marks {
			if x.look == l {
				likely, bar, here = max(likely, x.Likely), lackingHere, true
			}
		}
		linked = append(linked, l.them...)
		if a.Link == nil || likely < a.Score {
			a.Link, a.Score, a.Closest = &link, likely, other.closest(l.them, near, similarity)
		}
		if likely < bar || !here && l.facing.Covers(similarity) {
			a.Verdict = report.VerdictPresent
		}
	}
	if a.Verdict == report.VerdictAbsent {
		e := c.echo(v, words{m.look.mine, m.sentence, m.From, m.To}, other, linked)
		if e.said(c.bitext(v, other).looseness(v.doc.Lang == other.doc.Lang)) {
			a.Verdict, a.Score, a.Closest = report.VerdictPresent, elsewhereTrust, e.at
		} else if a.Closest == nil {
			a.Closest = e.at
		}
	}
	if a.Verdict == report.VerdictAbsent {
		if at, told := c.toldByTwin(v, m, looks, other); told {
			a.Verdict, a.Score, a.Closest = report.VerdictPresent, elsewhereTrust, at
		}
	}
	if a.Verdict == report.VerdictPresent {
		a.Score = max(a.Score, 1-a.Score)
	}
	return a
}

// From these probabilities words are missing: in another link than they were marked in, where they are likelier missing than
// not; and in their own, where what is left over of a run that was likely enough may be less so.
const (
	lackingHere  = 0.2
	lackingThere = 0.5
)

// hold asks a look about the words of a mark, which another look may have found.
func (l *look) hold(m found) (likely float64, near detail.Place, similarity float64) {
	k := slices.Index(l.mine, m.sentence)
	return l.facing.Hold(k, m.Span)
}

// place turns bytes of a sentence into a range of the document.
func (v *version) place(sentence int, s text.Span) (start, end int) {
	at := v.offsets.Byte(v.sentences[sentence].Start)
	return v.offsets.UTF16(at + s.Start), v.offsets.UTF16(at + s.End)
}

func (v *version) closest(side []int, p detail.Place, similarity float64) *report.Closest {
	start, end := v.place(side[p.Sentence], p.Span)
	return &report.Closest{Start: start, End: end, Similarity: round4(similarity)}
}
