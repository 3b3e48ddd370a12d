package detail

import (
	"math"
	"strings"
	"unicode"

	"muqabala/compare/internal/lanes"
	"muqabala/compare/text"
)

// Mark is a stretch of words of a side that the other side lacks.
type Mark struct {
	Sentence   int     // of the side
	text.Span          // bytes in that sentence
	From, To   int     // words of the side
	Likely     float64 // probability that the other side lacks it
	Firm       bool    // the judge is sure of it (Judge.Firm)
	Near       Place   // what comes nearest on the other side
	Similarity float64
}

// Place is a passage of a side.
type Place struct {
	Sentence int
	text.Span
}

// Facing says, word by word, what one side has that another lacks.
type Facing struct {
	a, b   *Side
	logits []float32
	marks  [][2]int
	told   []Mark             // nil until asked for
	runs   []Run              // that may be added
	sure   []Run              // those that surely are
	chosen []Run              // those that are told
	near   map[[2]int]closest // what comes nearest to words, as far as it was asked for
	exact  bool               // by a word diff
	loose  float64            // how loosely the texts correspond
}

// Words that come as near as covered to the other side are said there, whatever the trees think of each of them; in texts
// that correspond loosely, where the trees are asked for more, already those that come by slack less near.
const covered, slack = 0.6, 0.1

// Ask has the words of all marks encoded, a sentence's at once, so that none is encoded alone.
func Ask(all []*Facing) {
	var order []*Sentence
	runs := map[*Sentence][][2]int{}
	for _, f := range all {
		for _, run := range f.marks {
			s, at := f.a.local(run)
			_, bare := f.a.local(f.a.bare(run))
			if runs[s] == nil {
				order = append(order, s)
			}
			runs[s] = append(runs[s], at, bare)
		}
	}
	for _, s := range order {
		s.ask(runs[s])
	}
}

// Marks gives what a has and b lacks, in order, where that is sure enough to be told.
func (f *Facing) Marks() []Mark {
	if f.told == nil {
		f.told = []Mark{}
		for _, run := range f.marks {
			if m := f.mark(run); f.exact || !f.Covers(m.Similarity) && !f.spelledOut(run) {
				f.told = append(f.told, m)
			}
		}
	}
	return f.told
}

// Covers reports whether words that come as near as that to the other side are said there.
func (f *Facing) Covers(similarity float64) bool { return similarity >= covered-float64(slack*f.loose) }

func (f *Facing) mark(run [2]int) Mark {
	words := f.a.words[run[0]:run[1]]
	m := Mark{Sentence: words[0].sentence, From: run[0], To: run[1], Likely: f.Likely(run[0], run[1])}
	m.Span = trim(f.a.sentences[m.Sentence].text, text.Span{Start: words[0].Start, End: words[len(words)-1].End})
	m.Near, m.Similarity = f.nearest(run[0], run[1])
	if bare := f.a.bare(run); bare != run {
		if near, similarity := f.nearest(bare[0], bare[1]); similarity > m.Similarity {
			m.Near, m.Similarity = near, similarity
		}
	}
	for _, r := range f.chosen { // a run of which little was trimmed is as likely as it was
		if r.From <= run[0] && run[1] <= r.To && 10*(run[1]-run[0]) >= 7*(r.To-r.From) {
			m.Likely = max(m.Likely, float64(r.Likely))
		}
	}
	m.Likely = max(m.Likely, f.left(run))
	_, sure := judged(f.sure, run[0], run[1])
	m.Firm = f.exact || sure && m.Likely >= even
	return m
}

// bare is a run without what stands alone at its ends and has no letter: a quotation mark parted from what it closes.
func (s *Side) bare(run [2]int) [2]int {
	r := run
	for r[0] < r[1] && s.words[r[0]].fold == "" {
		r[0]++
	}
	for r[0] < r[1] && s.words[r[1]-1].fold == "" {
		r[1]--
	}
	if r[0] == r[1] {
		return run
	}
	return r
}

// Likely is the probability that b lacks the words [from, to) of a.
func (f *Facing) Likely(from, to int) float64 {
	if r, ok := judged(f.runs, from, to); ok {
		return float64(r.Likely)
	}
	return logistic(float64(mean(f.logits[from:to])))
}

func logistic(z float64) float64 {
	e := float64(exp(float32(min(z, -z))))
	if z < 0 {
		return e / (1 + e)
	}
	return 1 / (1 + e)
}

// nearest is [Nearest] for the words [from, to), which several others ask of the same words.
func (f *Facing) nearest(from, to int) (near Place, cosine float64) {
	words := [2]int{from, to}
	known, ok := f.near[words]
	if !ok {
		known.place, known.cosine = Nearest(f.a, from, to, f.b)
		if f.near == nil {
			f.near = map[[2]int]closest{}
		}
		f.near[words] = known
	}
	return known.place, known.cosine
}

// closest is a passage and how near it comes.
type closest struct {
	place  Place
	cosine float64
}

// Nearest finds the stretch of b that comes nearest to the words [from, to) of a, which are of one sentence.
func Nearest(a *Side, from, to int, b *Side) (near Place, cosine float64) {
	mine, run := a.local([2]int{from, to})
	at := mine.stretch(run[0], run[1])
	best, peak := float32(-2), [1]int32{}
	for j, s := range b.sentences {
		if len(s.words) == 0 {
			continue
		}
		row := make([]float32, len(s.stretches))
		at.Cosines(row, len(row), s.meaning())
		lanes.Peaks(peak[:], row, len(row), len(row))
		if t := peak[0]; row[t] > best {
			first, last := s.words[s.stretches[t][0]], s.words[s.stretches[t][1]-1]
			best, near = row[t], Place{j, text.Span{Start: first.Start, End: last.End}}
		}
	}
	return near, float64(best)
}

// Rival is how near the words of a outside of [from, to) come to a place of b: what stands there may be what they say.
func Rival(a *Side, from, to int, b *Side, at Place) float64 {
	first, last := b.within(at.Sentence, at.Span)
	there, run := b.local([2]int{first, last})
	claimed := there.stretch(run[0], run[1])
	best, before := float32(0), 0
	for _, s := range a.sentences {
		row := make([]float32, len(s.stretches))
		s.meaning().Cosines(row, 1, claimed)
		for t, x := range row[:max(0, s.clause())] {
			if w := s.stretches[t]; x > best && (before+w[1] <= from || to <= before+w[0]) {
				best = x
			}
		}
		before += len(s.words)
	}
	return float64(best)
}

// local gives the sentence that a run of words is of, and the run in it.
func (s *Side) local(run [2]int) (*Sentence, [2]int) {
	k := s.words[run[0]].sentence
	for _, before := range s.sentences[:k] {
		run[0], run[1] = run[0]-len(before.words), run[1]-len(before.words)
	}
	return s.sentences[k], run
}

// readable turns a run of words into what a reader would mark: within one sentence, without the words at its ends that
// lead elsewhere, and nothing where only the words that report are left.
func (s *Side) readable(run [2]int) (out [][2]int) {
	for from := run[0]; from < run[1]; {
		to := from + 1
		for to < run[1] && s.words[to].sentence == s.words[from].sentence {
			to++
		}
		if r := s.tidy([2]int{from, to}); r[0] < r[1] && s.tells(r) {
			out = append(out, r)
		}
		from = to
	}
	return out
}

// lead is how many words may stand before what somebody reports: the government spokesperson added yesterday that.
const lead = 6

// leads end what leads to reported speech, folded.
var leads = map[string]bool{"que": true, "that": true, "ان": true, "بان": true}

// tidy drops the words at the start that only report (he added that) or shorten the name before them (CNSS), and those at the
// end that lead to what is not marked (of, in, the).
func (s *Side) tidy(r [2]int) [2]int {
	reports := false
	for k := r[0]; k < min(len(s.words), r[0]+lead+1) && s.words[k].sentence == s.words[r[0]].sentence; k++ {
		if reports = reports || text.IsReporting(s.words[k].fold); reports && leads[s.words[k].fold] {
			r[0] = min(k+1, r[1])
			break
		}
	}
	r[1] = s.withoutTail(r)
	for r[0] < r[1] && (s.elided(r[0]) || s.inBrackets(r[0])) {
		r[0]++
	}
	for r[0] < r[1] && !s.words[r[1]-1].ends && text.IsFunctionWord(s.words[r[1]-1].fold) {
		r[1]--
	}
	return r
}

// tail is how many words report at the end of what they report, at most; speakers are those that stand for somebody, folded.
const tail = 4

var speakers = map[string]bool{"he": true, "she": true, "they": true, "il": true, "elle": true, "atil": true, "atelle": true, "ontils": true}

// withoutTail is where a run ends without words behind a mark that only report: it is a plot, he said.
func (s *Side) withoutTail(r [2]int) int {
	reports := false
	for k := r[1] - 1; k > r[0] && k >= r[1]-tail; k-- {
		f := s.words[k].fold
		if reports = reports || text.IsReporting(f); !text.IsReporting(f) && !speakers[f] && !text.IsFunctionWord(f) {
			break
		}
		if s.words[k-1].ends && reports {
			return k
		}
	}
	return r[1]
}

// elided reports whether a word is the letter before an apostrophe, which leads to the word behind it and stands alone.
func (s *Side) elided(k int) bool {
	w := s.words[k]
	return len(w.fold) <= 2 && strings.HasSuffix(strings.ReplaceAll(s.sentences[w.sentence].text[w.Start:w.End], "’", "'"), "'")
}

// pointing are the words that point at what was said before: this crisis; days those that say no more than when one speaks.
var (
	pointing = map[string]bool{"cette": true, "ce": true, "ces": true, "this": true, "these": true, "هذا": true, "هذه": true, "تلك": true}
	days     = map[string]bool{"aujourdhui": true, "hier": true, "today": true, "yesterday": true, "اليوم": true, "امس": true}
)

// tells reports whether a run says something: a number, or words that neither hold sentences together nor report, and more
// than what was spoken of before.
func (s *Side) tells(r [2]int) bool {
	telling, letters := 0, 0
	for _, w := range s.words[r[0]:r[1]] {
		if len(w.numbers) > 0 {
			return true
		}
		if !text.IsFunctionWord(w.fold) && !text.IsReporting(w.fold) && !days[w.fold] && w.fold != "" {
			telling++
			letters += w.letters
		}
	}
	first := r[0]
	for first < r[1]-1 && text.IsFunctionWord(s.words[first].fold) && !pointing[s.words[first].fold] {
		first++
	}
	if pointing[s.words[first].fold] {
		telling -= 2
	}
	return telling >= 1 && letters >= 4
}

// paired are the marks that open and close.
var paired = [...][2]string{{"«", "»"}, {"“", "”"}, {"(", ")"}, {"\"", "\""}}

// Quoted gives the quotation, marks and all, of which a span in s is nearly all the words and nothing else.
func Quoted(s string, span text.Span) (text.Span, bool) {
	for _, p := range paired[:2] {
		open := strings.LastIndex(s[:min(len(s), span.Start+len(p[0]))], p[0])
		end := strings.Index(s[max(span.Start, span.End-len(p[1])):], p[1])
		if open < 0 || end < 0 {
			continue
		}
		end += max(span.Start, span.End-len(p[1]))
		if inside := s[open+len(p[0]) : end]; !strings.Contains(inside, p[1]) && 5*wordLetters(s[span.Start:span.End]) >= 4*wordLetters(inside) {
			return text.Span{Start: open, End: end + len(p[1])}, true
		}
	}
	return span, false
}

func wordLetters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// trim drops marks at the ends of a span: those that part it from its neighbours, and a quotation mark or bracket
// whose other half is outside.
func trim(s string, span text.Span) text.Span {
	const parting = " \u00a0\u202f\t\n,،;؛:.!?؟…–—-"
	for again := true; again; {
		t := s[span.Start:span.End]
		span.End -= len(t) - len(strings.TrimRight(t, parting))
		t = s[span.Start:span.End]
		span.Start += len(t) - len(strings.TrimLeft(t, parting))
		again = false
		t = s[span.Start:span.End]
		for _, p := range paired {
			if p[0] != p[1] && (strings.HasPrefix(t, p[1]) || strings.HasSuffix(t, p[0])) {
				span.Start, span.End, again = span.End-len(strings.TrimPrefix(t, p[1])), span.Start+len(strings.TrimSuffix(t, p[0])), true
				break
			}
			if strings.HasPrefix(t, p[0]) && !strings.Contains(t[len(p[0]):], p[1]) {
				span.Start, again = span.Start+len(p[0]), true
				break
			}
			if strings.HasSuffix(t, p[1]) && !strings.Contains(t[:len(t)-len(p[1])], p[0]) {
				span.End, again = span.End-len(p[1]), true
				break
			}
		}
	}
	return span
}

// Sqrt is exact everywhere, so it may reach a report.
func root(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// Hold asks how likely it is that b lacks the words of a span in a sentence of a, and what of b comes nearest to them.
func (f *Facing) Hold(sentence int, span text.Span) (likely float64, near Place, similarity float64) {
	from, to := f.a.within(sentence, span)
	near, similarity = f.nearest(from, to)
	return f.Likely(from, to), near, similarity
}

// within gives the words of a sentence that a span touches, at least one.
func (s *Side) within(sentence int, span text.Span) (from, to int) {
	for k, w := range s.words {
		if w.sentence == sentence && w.Start < span.End && span.Start < w.End {
			if to == 0 {
				from = k
			}
			to = k + 1
		}
	}
	return from, max(to, from+1)
}

// Alike is how near a span in a sentence of a comes to one in a sentence of b.
func Alike(a *Side, i int, x text.Span, b *Side, j int, y text.Span) float64 {
	var c [1]float32
	a.spanned(i, x).Cosines(c[:], 1, b.spanned(j, y))
	return float64(c[0])
}

func (s *Side) spanned(sentence int, span text.Span) Meaning {
	from, to := s.within(sentence, span)
	of, run := s.local([2]int{from, to})
	return of.stretch(run[0], run[1])
}
