package compare

import (
	"cmp"
	"slices"
	"strings"

	"muqabala/compare/detail"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

// value is a typed value at its place in a version.
type value struct {
	text.Value
	sentence int
	at       report.Range // of the document
	id       string       // of the report
}

// readValues finds the numbers, dates, weekdays and names of every version and puts them into the report.
func (c *comparison) readValues() error {
	all, known := c.marked()
	for k := range c.texts {
		if v := &c.texts[k]; v.doc.Lang == "ar" {
			for i, s := range v.sentences {
				all[k][i] = withNames(all[k][i], text.NamesLike(s.text, known))
			}
		}
	}
	persons := personWords(all)
	for k := range c.texts {
		v := &c.texts[k]
		for i := range v.sentences {
			for _, x := range all[k][i] {
				if x.Kind == text.ValueName && !slices.ContainsFunc(strings.Fields(x.Norm), func(w string) bool { return !persons[w] }) {
					x.Kind = text.ValuePerson
				}
				start, end := v.place(i, x.Span)
				y := value{x, i, report.Range{Start: start, End: end}, id("V", len(c.rep.Values)+1)}
				c.values[v] = append(c.values[v], y)
				c.rep.Values = append(c.rep.Values, report.Value{ID: y.id, Doc: v.doc.ID, Start: start, End: end, Kind: x.Kind, Norm: x.Norm})
			}
		}
	}
	return c.ctx.Err()
}

// personWords are the words of the names of persons, as they sound: whose title stands once with his name is known by it.
func personWords(all [][][]text.Value) map[string]bool {
	out := map[string]bool{}
	for _, x := range slices.Concat(slices.Concat(all...)...) {
		if x.Kind == text.ValuePerson {
			for _, w := range strings.Fields(x.Norm) {
				out[w] = true
			}
		}
	}
	return out
}

// marked gives the values of each sentence of each version whose writing marks them, which Arabic does not do with names, and
// the words of those names as they sound.
func (c *comparison) marked() (all [][][]text.Value, known map[string]bool) {
	all, known = make([][][]text.Value, len(c.texts)), map[string]bool{}
	for k, v := range c.texts {
		for _, s := range v.sentences {
			values := text.Values(s.text)
			if v.doc.Lang != "ar" {
				values = withNames(values, text.Names(s.text))
			}
			for _, x := range values {
				if text.IsName(x.Kind) && x.Kind != text.ValuePlace {
					for _, w := range strings.Fields(x.Norm) {
						known[w] = true
					}
				}
			}
			all[k] = append(all[k], values)
		}
	}
	return all, known
}

// withNames puts names among the other values of a sentence, in order. What is a number, a date or a weekday is no name.
func withNames(out, names []text.Value) []text.Value {
	for _, x := range names {
		if !slices.ContainsFunc(out, func(y text.Value) bool { return x.Start < y.End && y.Start < x.End }) {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(x, y text.Value) int { return x.Start - y.Start })
	return out
}

// short gives the values that a sentence with a counterpart has and another version has nowhere: a day, a date, a
// number. The tagger is blind to them, since one day is as near as another; so they are compared exactly, and only
// one that is nowhere in a version is said to be missing there.
func (c *comparison) short(v *version, looks map[int][]*look, known []report.Detail) []report.Detail {
	var out []report.Detail
	heads := v.heads()
	for _, x := range c.values[v] {
		if text.IsName(x.Kind) || x.Word && !strings.HasPrefix(x.Norm, "~") || len(looks[x.sentence]) == 0 || heads[v.sentences[x.sentence].ID] {
			continue
		}
		d := report.Detail{Doc: v.doc.ID, Kind: x.Kind, AbsentFrom: []string{}, PresentIn: []string{},
			Against: map[string]report.Against{}, Attributions: []string{}}
		d.Start, d.End = v.place(x.sentence, x.withCompany(v.sentences[x.sentence].text))
		for _, bt := range c.bitexts {
			if other := bt.other(v); other != nil && len(bt.links) > 0 {
				a := c.valueAgainst(v, x, looks[x.sentence], other)
				d.Against[other.doc.ID] = a
				if a.Verdict == report.VerdictAbsent {
					d.AbsentFrom = append(d.AbsentFrom, other.doc.ID)
				} else {
					d.PresentIn = append(d.PresentIn, other.doc.ID)
				}
			}
		}
		told := slices.ContainsFunc(known, func(k report.Detail) bool {
			return k.Start <= d.Start && d.End <= k.End && cmp.Or(k.Confidence, confidence(&k)) == report.ConfidenceFirm && !slices.ContainsFunc(d.AbsentFrom, func(o string) bool { return !slices.Contains(k.AbsentFrom, o) })
		})
		if len(d.AbsentFrom) > 0 && !told {
			out = append(out, d)
		}
	}
	return out
}

// valueTrust is how often a value that is nowhere in a version is indeed missing there, and not put in other words.
const valueTrust = 0.9

// sameNumber is the cosine from which a number's or date's nearest stretch is the same in another form: rounded, in
// words, with its digits in other groups. One weekday is as near as another, so of them it says nothing.
const sameNumber = 0.6

// valueAgainst says whether another version has a value anywhere.
func (c *comparison) valueAgainst(v *version, x value, looks []*look, other *version) report.Against {
	a := report.Against{Verdict: report.VerdictAbsent, Score: valueTrust, Shared: []string{}, Missing: []string{}}
	for _, l := range looks {
		if l.other == other {
			link := l.link
			_, near, similarity := l.hold(found{x.sentence, detail.Mark{Span: x.Span}, l})
			a.Link, a.Closest = &link, other.closest(l.them, near, similarity)
			if x.Kind != text.ValueWeekday && v.doc.Lang != other.doc.Lang && similarity >= sameNumber {
				a.Verdict = report.VerdictPresent
			}
			break
		}
	}
	for _, y := range c.values[other] {
		if x.Matches(y.Value) {
			a.Verdict, a.Score = report.VerdictPresent, 1
			a.Closest = &report.Closest{Start: y.at.Start, End: y.at.End, Similarity: 1}
			return a
		}
	}
	return a
}

// stands reports whether another version has the i-th value of v anywhere, which is asked for every detail that holds it.
func (c *comparison) stands(v *version, i int, other *version) bool {
	pair := [2]*version{v, other}
	if c.common[pair] == nil {
		c.common[pair] = make([]answer, len(c.values[v]))
	}
	known := &c.common[pair][i]
	if *known == unasked {
		*known = no
		if slices.ContainsFunc(c.values[other], func(y value) bool { return c.values[v][i].Matches(y.Value) }) {
			*known = yes
		}
	}
	return *known == yes
}

// answer is one that is remembered.
type answer byte

const (
	unasked answer = iota
	no
	yes
)

// explain puts the values that stand in a detail's words beside each verdict: those that the other version has anywhere,
// and those that it lacks.
func (c *comparison) explain(v *version, d *report.Detail) {
	for other, a := range d.Against {
		k := slices.IndexFunc(c.texts, func(t version) bool { return t.doc.ID == other })
		for i, x := range c.values[v] {
			if x.at.Start < d.Start || x.at.End > d.End {
				continue
			}
			if c.stands(v, i, &c.texts[k]) {
				a.Shared = append(a.Shared, x.id)
			} else if lackTold(x.Kind, a.Verdict == report.VerdictAbsent) {
				a.Missing = append(a.Missing, x.id)
			}
		}
		a.Score = round4(a.Score)
		d.Against[other] = a
	}
}

// Words that go with a day, behind it or before it, and say which one is meant, folded.
var (
	company = []string{"الماضي", "المقبل", "القادم", "الجاري", "dernier", "prochain"}
	before  = []string{"last", "next", "today", "aujourd'hui", "aujourd’hui", "اليوم"}
)

// fewInClause is how many words a clause has at most that is there for its day: which occurred last Tuesday.
const fewInClause = 5

// withCompany is the span of a value and, where it is a day, of the words that say which one is meant, or of a short clause
// that tells when and reports nothing.
func (x value) withCompany(sentence string) text.Span {
	words := text.Words(sentence)
	if x.Kind == text.ValueNumber && strings.HasPrefix(x.Norm, "~") {
		return x.withCounted(sentence, words)
	}
	if x.Kind != text.ValueWeekday {
		return x.Span
	}
	first := slices.IndexFunc(words, func(w text.Span) bool { return w.End > x.Start })
	last := first
	for last+1 < len(words) && words[last+1].Start < x.End {
		last++
	}
	fold := func(k int) string { return text.Fold(sentence[words[k].Start:words[k].End]) }
	gap := func(k int) string { return strings.TrimSpace(sentence[words[k].End:words[k+1].Start]) } // behind word k
	from, to := first, last
	for from > 0 && gap(from-1) == "" {
		from--
	}
	for to+1 < len(words) && gap(to) == "" {
		to++
	}
	reports := false
	for k := from; k <= to; k++ {
		reports = reports || text.IsReporting(fold(k))
	}
	parted := (from == 0 || strings.ContainsAny(gap(from-1), ",،;؛")) && (to+1 == len(words) || strings.ContainsAny(gap(to), ",،;؛"))
	if to-from < fewInClause && parted && !reports && to-from+1 < len(words) {
		first, last = from, to
	} else if last+1 < len(words) && gap(last) == "" && slices.Contains(company, fold(last+1)) {
		last++
	}
	if first > 0 && strings.Trim(gap(first-1), ",،") == "" && slices.Contains(before, fold(first-1)) {
		first--
	}
	return text.Span{Start: words[first].Start, End: words[last].End}
}

// withCounted is the span of a number such as millions, and of what there are millions of.
func (x value) withCounted(sentence string, words []text.Span) text.Span {
	s := x.Span
	for k, w := range words {
		if w.Start < s.End {
			continue
		}
		if !touching(sentence[s.End:w.Start]) {
			break
		}
		s.End = w.End
		if f := text.Fold(sentence[w.Start:w.End]); !counts[f] {
			s.End = words[alsoCounted(sentence, words, k)].End
			return s
		}
	}
	return x.Span
}

// touching reports whether nothing but a space or an apostrophe stands between two words.
func touching(gap string) bool { return strings.Trim(gap, " \u00a0\u202f\t\n’'") == "" }

// counts stand between a number and what is counted, joins between two things that are, folded.
var (
	counts = map[string]bool{"of": true, "de": true, "d": true}
	joins  = map[string]bool{"and": true, "et": true}
)

// alsoCounted is the last word of what is counted, from word k on: thousands of businesses and individuals. What is joined to
// it has the same form, a plural or in Arabic the article; a verb or another person does not.
func alsoCounted(sentence string, words []text.Span, k int) int {
	fold := func(k int) string { return text.Fold(sentence[words[k].Start:words[k].End]) }
	touch := func(k int) bool {
		return k < len(words) && touching(sentence[words[k-1].End:words[k].Start])
	}
	next := k + 1
	if !touch(next) {
		return k
	}
	if strings.HasPrefix(fold(k), "ال") && strings.HasPrefix(fold(next), "وال") {
		return next
	}
	if !joins[fold(next)] {
		return k
	}
	for next++; touch(next) && counts[fold(next)]; next++ {
	}
	if touch(next) && strings.HasSuffix(fold(k), "s") && strings.HasSuffix(fold(next), "s") && !text.IsReporting(fold(next)) && !text.IsFunctionWord(fold(next)) {
		return next
	}
	return k
}
