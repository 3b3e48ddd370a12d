package detail

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode"

	"muqabala/compare/internal/trees"
)

// Judge decides which runs of words are surely added. The trees for words see little of what a reader sees at once: that
// a whole clause stands out from its sentence, and that the other side has nothing left that could be its counterpart.
type Judge struct {
	Features []string // names of the columns, as Candidates gives them
	Trees    []trees.Tree
	Firm     Bar // the share of its letters that is added, from which a run is sure
	Tell     Bar // and from which it is told

	AgainstArabic float64 // Firm.Translation for what another script has and Arabic lacks: Arabic says in fewer words what is said there
}

// Bar is what a run must come to: between translations of each other, where little is added and what stands out is mostly
// another wording, and between two reports of one statement.
type Bar struct {
	Translation float64
	Report      float64
}

func readJudge(l trees.Learned) (j Judge, err error) {
	features, err1 := l.Words("runs")
	ensemble, err2 := l.Trees("run", len(features))
	firm, err3 := l.Numbers("firm", 3)
	tell, err4 := l.Numbers("tell", 2)
	if err = errors.Join(err1, err2, err3, err4); err != nil {
		return j, err
	}
	return Judge{features, ensemble, Bar{firm[0], firm[1]}, Bar{tell[0], tell[1]}, firm[2]}, nil
}

// firm is the bar from which runs of f are sure.
func (j *Judge) firm(f *Facing) float32 {
	bar := j.Firm
	if f.b.arabic() && !f.a.arabic() {
		bar.Translation = j.AgainstArabic
	}
	return bar.of(f.loose)
}

// of is the bar between texts that correspond as loosely as that, from 0 to 1.
func (b Bar) of(loose float64) float32 {
	return float32(b.Translation + float64(loose*(b.Report-b.Translation)))
}

// Run is a stretch of words of a side, and how much of it the other side lacks.
type Run struct {
	From, To int
	Likely   float32 // the share of its letters that is added, as expected
}

// reach is how many clauses stand in a candidate at most; hopeless the mean logit under which clauses are none, and
// biases what is added to the logits to have more candidates inside of clauses.
const reach, hopeless = 4, -2.5

var biases = [...]float32{-1, 0, 1, 2}

// fewest is how many letters a run has that is worth judging.
const fewest = 4

// candidates are the runs that may be added, in order: what the search finds by several biases, and clauses together.
func (s *Side) candidates(logits []float32) [][2]int {
	var out [][2]int
	biased := make([]float32, len(logits))
	for _, bias := range biases {
		for i, z := range logits {
			biased[i] = z + bias
		}
		out = append(out, likeliest(biased, s.clauses)...)
	}
	for k, c := range s.clauses {
		for _, last := range s.clauses[k:min(k+reach, len(s.clauses))] {
			r := [2]int{c[0], last[1]}
			if r[1]-r[0] < len(logits) && mean(logits[r[0]:r[1]]) > hopeless {
				out = append(out, r)
			}
		}
	}
	slices.SortFunc(out, func(x, y [2]int) int { return cmp.Or(x[0]-y[0], x[1]-y[1]) })
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(r [2]int) bool { return r[1]-r[0] < 2 || s.letters(r) < fewest })
}

func (s *Side) letters(r [2]int) (n float32) {
	for _, w := range s.words[r[0]:r[1]] {
		n += float32(w.letters)
	}
	return n
}

func (s *Side) arabic() bool {
	return slices.ContainsFunc(s.words, func(w word) bool {
		return strings.ContainsFunc(w.fold, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
	})
}

// judgeColumns are the columns of a candidate, in order.
var judgeColumns = [...]string{"zm", "zmin", "zmax", "zq", "zfirst", "zlast", "zleft", "zright", "rest", "m", "letters", "atL", "atR", "ncl", "n",
	"nb", "ratio", "arB", "Bmax", "Bres", "Bnear", "Bpos", "Bmean", "m.mar", "m.mar6", "m.wmarg", "m.jump", "m.mass0.03", "m.echo", "m.abbr", "covmin", "marmin",
	"marmax", "pair", "bcov"}

// candidates gives the runs of f.a that may be added, and the columns of each, by the logits of the words of both sides.
func (f *facing) candidates(logits, theirs []float32) (runs [][2]int, rows [][]float32) {
	runs = f.a.candidates(logits)
	s := f.summary(logits, theirs)
	for _, r := range runs {
		row := append(s.standing(r), s.shape(r)...)
		row = append(row, s.remains((float32(r[0])+float32(r[1]-r[0])/2)/float32(len(logits)))...)
		rows = append(rows, append(row, s.words(r)...))
	}
	return runs, rows
}

// summary is what all candidates of a facing share.
type summary struct {
	*facing
	logits   []float32
	total    float32   // of the logits
	letters  float32   // of a
	theirs   float32   // letters of b
	three    []float32 // mean logits of any three words of b
	mean     float32   // logit of b
	surplus  float32   // logits of b over 0, added up
	starts   []bool    // whether a clause of a begins at the word; and one more
	arabic   bool      // b
	cover    []float32
	averaged [][]float32 // mar first
	pair     float32
	covered  float32 // b
}

func (f *facing) summary(logits, theirs []float32) *summary {
	s := &summary{facing: f, logits: logits, starts: make([]bool, len(logits)+1), arabic: f.b.arabic(),
		cover: f.named("cov"), pair: f.named("pair")[0], covered: f.named("bcov")[0]}
	for _, z := range logits {
		s.total += z
	}
	for _, c := range f.a.clauses {
		s.starts[c[0]], s.starts[c[1]] = true, true
	}
	s.letters, s.theirs = f.a.letters([2]int{0, len(logits)}), more(1, f.b.letters([2]int{0, len(theirs)}))
	s.mean = mean(theirs)
	for _, z := range theirs {
		s.surplus += more(z, 0)
	}
	n := min(3, len(theirs))
	for k := range len(theirs) - n + 1 {
		s.three = append(s.three, mean(theirs[k:k+n]))
	}
	for _, name := range [...]string{"mar", "mar6", "wmarg", "jump", "mass0.03", "echo", "abbr"} {
		s.averaged = append(s.averaged, f.named(name))
	}
	return s
}

// standing says how the logits of a candidate stand to those of the rest.
func (s *summary) standing(r [2]int) []float32 {
	i, j, n := r[0], r[1], len(s.logits)
	z := s.logits[i:j]
	sorted := slices.Sorted(slices.Values(z))
	level, rest := mean(z), float32(-5)
	if j-i < n {
		rest = (s.total - float32(level*float32(j-i))) / float32(n-j+i)
	}
	return []float32{level, sorted[0], sorted[len(sorted)-1], sorted[(len(sorted)-1)/4], z[0], z[len(z)-1],
		orElse(s.logits[max(0, i-2):i], -4), orElse(s.logits[j:min(n, j+2)], -4), rest}
}

// shape is how long a candidate is, and whether marks part it from the rest.
func (s *summary) shape(r [2]int) []float32 {
	clauses := float32(0)
	for _, start := range s.starts[r[0]:r[1]] {
		clauses += bit(start)
	}
	return []float32{float32(r[1] - r[0]), s.facing.a.letters(r), bit(s.starts[r[0]]), bit(s.starts[r[1]]), clauses, float32(len(s.logits)),
		float32(len(s.b.words)), s.letters / s.theirs, bit(s.arabic)}
}

// remains says what of b nothing in a covers and might be a candidate's counterpart: the most, the most the nearer it is
// to where that would stand, the most about there, and in all.
func (s *summary) remains(place float32) []float32 {
	top, near, nearer := s.three[0], float32(-5), float32(-99)
	for k, z := range s.three {
		d := (float32(k)+1.5)/float32(len(s.b.words)) - place
		d = more(d, -d)
		top, nearer = more(top, z), more(nearer, z-float32(6*d))
		if d < 0.2 {
			near = more(near, z)
		}
	}
	return []float32{top, nearer, near, s.surplus, s.mean}
}

// words sums up some columns of a candidate's words, and gives those that are the same for all.
func (s *summary) words(r [2]int) (out []float32) {
	for _, v := range s.averaged {
		out = append(out, mean(v[r[0]:r[1]]))
	}
	mar := s.averaged[0][r[0]:r[1]]
	return append(out, least(s.cover[r[0]:r[1]]), least(mar), greatest(mar), s.pair, s.covered)
}

func orElse(v []float32, none float32) float32 {
	if len(v) == 0 {
		return none
	}
	return mean(v)
}

// unlikely is the share of its letters that is added under which a run is forgotten.
const unlikely = 0.2

// judge gives the runs that may be added, by their ends.
func (m *Model) judge(f *facing, logits, theirs []float32) (out []Run) {
	runs, rows := f.candidates(logits, theirs)
	for k, r := range runs {
		if x := (Run{r[0], r[1], float32(logistic(float64(trees.Sum(m.Judge.Trees, rows[k]))))}); x.Likely >= unlikely && x.To-x.From >= fewestWords {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(x, y Run) int { return cmp.Or(x.To-y.To, x.From-y.From) })
	return out
}

// choose gives, of all runs that do not overlap, those with the most letters over what a run must come to, in order.
func (s *Side) choose(all []Run, bar float32) []Run {
	type chain struct {
		gain float32
		runs []Run
	}
	best := make([]chain, len(s.words)+1) // of the words before
	at := 0
	for end := 1; end < len(best); end++ {
		best[end] = best[end-1]
		for ; at < len(all) && all[at].To == end; at++ {
			r := all[at]
			before := best[r.From]
			gain := before.gain + float32(s.letters([2]int{r.From, r.To})*(r.Likely-bar))
			if gain > best[end].gain {
				best[end] = chain{gain, append(slices.Clip(before.runs), r)}
			}
		}
	}
	return best[len(s.words)].runs
}

// left is how likely words are added that were told as part of a run of which another part is surely added: what is expected
// of that run, without what is expected of the sure part, is in them.
func (f *Facing) left(run [2]int) float64 {
	for _, r := range f.chosen {
		if run[0] < r.From || r.To < run[1] {
			continue
		}
		letters := f.a.letters([2]int{r.From, r.To})
		added, sure := float32(letters*r.Likely), false
		for _, s := range f.sure {
			if s.From < r.From || r.To < s.To {
				continue
			}
			if s.From < run[1] && run[0] < s.To {
				return 0
			}
			n := f.a.letters([2]int{s.From, s.To})
			letters, added, sure = letters-n, added-float32(n*s.Likely), true
		}
		if sure && letters > 0 {
			return float64(added / letters)
		}
	}
	return 0
}
