package detail

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestChoose(t *testing.T) {
	s := side("one two three four five six seven eight.")
	tests := []struct {
		all    []Run
		want   [][2]int
		reason string
	}{
		{nil, nil, "nothing to choose from"},
		{[]Run{{0, 2, 0.4}}, nil, "more of it is said than not"},
		{[]Run{{0, 4, 0.7}, {2, 4, 0.95}}, [][2]int{{2, 4}}, "the surer of two that overlap, though it is shorter"},
		{[]Run{{0, 6, 0.9}, {2, 4, 0.95}}, [][2]int{{0, 6}}, "the longer one where it is about as sure"},
		{[]Run{{0, 2, 0.8}, {1, 5, 0.8}, {4, 8, 0.8}}, [][2]int{{0, 2}, {4, 8}}, "two that leave room for each other before one between"},
	}
	for _, test := range tests {
		var got [][2]int
		for _, r := range s.choose(test.all, 0.5) {
			got = append(got, [2]int{r.From, r.To})
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%v: got %v, want %v (%s)", test.all, got, test.want, test.reason)
		}
	}
}

func TestCandidates(t *testing.T) {
	s := side("The bank closed, as the paper wrote, on Monday.")
	logits := []float32{-4, -4, -4, 1, 1, 1, 1, -4, -4}
	got := s.candidates(logits)
	if !slices.Contains(got, [2]int{3, 7}) {
		t.Errorf("got %v, want the clause that stands out among them", got)
	}
	for _, r := range got {
		if r[1]-r[0] < 2 || r[0] < 0 || r[1] > len(logits) || s.letters(r) < fewest {
			t.Errorf("%v is too short or not of the side", r)
		}
	}
	if !slices.IsSortedFunc(got, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) }) {
		t.Errorf("%v are not in order", got)
	}
}

func TestAmong(t *testing.T) {
	f := &Facing{sure: []Run{{4, 8, 1}}}
	tests := []struct {
		others []Run
		want   [][2]int
		reason string
	}{
		{nil, [][2]int{{4, 8}}, "the sure one alone"},
		{[]Run{{0, 2, 0.5}, {9, 12, 0.5}}, [][2]int{{0, 2}, {4, 8}, {9, 12}}, "others stand beside it"},
		{[]Run{{5, 7, 0.5}}, [][2]int{{4, 8}}, "one inside of it says nothing more"},
		{[]Run{{1, 12, 0.5}}, [][2]int{{1, 4}, {4, 8}, {8, 12}}, "what is left on both sides"},
		{[]Run{{3, 9, 0.5}}, [][2]int{{4, 8}}, "what is left is too short"},
	}
	for _, test := range tests {
		if got := f.among(test.others, 2); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%v: got %v, want %v (%s)", test.others, got, test.want, test.reason)
		}
	}
}

func TestJudgeColumns(t *testing.T) {
	if got := learned().Judge.Features; !slices.Equal(got, judgeColumns[:]) {
		t.Errorf("the model knows %v, the program gives %v: run make tagger", got, judgeColumns)
	}
	a, b := side("The bank closed, as the paper wrote, on Monday."), side("أغلق البنك أبوابه يوم الاثنين.")
	zero := func(s *Side) (columns [][]float32, z []float32) {
		for range learned().Features {
			columns = append(columns, make([]float32, len(s.words)))
		}
		return columns, make([]float32, len(s.words))
	}
	ca, za := zero(a)
	cb, zb := zero(b)
	runs, rows := Candidates(a, b, learned().Features, ca, cb, za, zb)
	for k := range runs {
		if len(runs[k]) == 0 {
			t.Errorf("side %d has no candidates", k)
		}
		for i := range runs[k] {
			if len(rows[k][i]) != len(judgeColumns) {
				t.Fatalf("%d columns, want %d", len(rows[k][i]), len(judgeColumns))
			}
		}
	}
}

func TestWeightsTravel(t *testing.T) {
	a, b := side("one two three."), side("un deux trois.")
	v := []float32{1, 2, 3}
	w := &Weights{logits: [2][]float32{v, v}, runs: [2][]Run{{{0, 2, 0.75}}, nil}}
	data := w.Append(nil)
	got, rest, err := ReadWeights(append(slices.Clone(data), 7), a, b)
	if err != nil || len(rest) != 1 || !reflect.DeepEqual(got, w) {
		t.Fatalf("got %v, %v, %v", got, rest, err)
	}
	for k := range data {
		if _, _, err := ReadWeights(data[:k], a, b); err == nil || !strings.Contains(err.Error(), "weights") {
			t.Errorf("cut at %d of %d: got error %v", k, len(data), err)
		}
	}
	long := w
	long.runs[0] = []Run{{1, 9, 1}}
	if _, _, err := ReadWeights(long.Append(nil), a, b); err == nil {
		t.Error("a run of words that the side has not: no error")
	}
}

func TestJudged(t *testing.T) {
	runs := []Run{{2, 6, 0.9}, {2, 8, 0.6}, {10, 12, 0.4}}
	tests := []struct {
		from, to int
		want     float32
		reason   string
	}{
		{2, 6, 0.9, "the very words"},
		{3, 6, 0.9, "most of them"},
		{2, 8, 0.6, "the longer one, though a surer one lies in it"},
		{0, 3, 0, "too few of them"},
		{8, 14, 0, "a run that is only part of the words"},
	}
	for _, test := range tests {
		if got, ok := judged(runs, test.from, test.to); got.Likely != test.want || ok != (test.want > 0) {
			t.Errorf("[%d, %d): got %v, %v, want %v (%s)", test.from, test.to, got, ok, test.want, test.reason)
		}
	}
}

func TestBar(t *testing.T) {
	b := Bar{Translation: 0.7, Report: 0.5}
	for loose, want := range map[float64]float32{0: 0.7, 0.5: 0.6, 1: 0.5} {
		if got := b.of(loose); got != want {
			t.Errorf("%v: got %v, want %v", loose, got, want)
		}
	}
}

func TestFirmAgainstArabic(t *testing.T) {
	j := Judge{Firm: Bar{Translation: 0.5, Report: 0.75}, AgainstArabic: 0.625}
	ar, fr := side("أعلن الصندوق ذلك"), side("Le fonds l'a annoncé")
	tests := []struct {
		a, b   *Side
		loose  float64
		want   float32
		reason string
	}{
		{fr, ar, 0, 0.625, "Arabic may say it in fewer words"},
		{ar, fr, 0, 0.5, "what Arabic has"},
		{ar, ar, 0, 0.5, "both are Arabic"},
		{fr, ar, 1, 0.75, "two reports"},
	}
	for _, test := range tests {
		if got := j.firm(&Facing{a: test.a, b: test.b, loose: test.loose}); got != test.want {
			t.Errorf("got %v, want %v (%s)", got, test.want, test.reason)
		}
	}
}

func TestLeft(t *testing.T) {
	f := &Facing{a: side("aaaa bbbb cccc dddd eeee ffff"), chosen: []Run{{0, 4, 0.75}}, sure: []Run{{0, 2, 1}, {4, 6, 1}}}
	for run, want := range map[[2]int]float64{{2, 4}: 0.5, {1, 3}: 0, {3, 5}: 0} {
		if got := f.left(run); got != want {
			t.Errorf("%v: got %v, want %v", run, got, want)
		}
	}
	f.sure = f.sure[1:]
	if got := f.left([2]int{2, 4}); got != 0 {
		t.Errorf("got %v of a run with no surer part, want 0", got)
	}
}

func TestAbbreviated(t *testing.T) {
	tests := []struct {
		a, b, reason string
		want         int
	}{
		{"أعلن الصندوق الوطني للضمان الاجتماعي ذلك", "The CNSS announced it", "an abbreviation that may be written out", 1},
		{"أعلن صندوق CNSS ذلك", "The CNSS announced it", "both have it", 0},
		{"أعلن الصندوق ذلك", "THE FUND SAID SO", "a sentence in capitals has none", 0},
		{"أعلن الصندوق ذلك", "The Fund announced it", "a name is none", 0},
	}
	for _, test := range tests {
		f := facing{a: side(test.a), b: side(test.b)}
		if got := f.abbreviated(); len(got) != test.want {
			t.Errorf("%q, %q: got %v, want %d (%s)", test.a, test.b, got, test.want, test.reason)
		}
	}
	if got := nearby(0.5, []float32{0, 0.75}); got != 0.75 {
		t.Errorf("nearby gives %v, want 0.75", got)
	}
}
