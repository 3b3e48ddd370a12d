package detail

import (
	"slices"
	"testing"

	"muqabala/compare/text"
)

func TestCapitals(t *testing.T) {
	for _, test := range []struct{ word, want, reason string }{
		{"CDC", "CDC", "as it is"},
		{"CDC,", "CDC", "with a mark behind it"},
		{"(CNSS)", "CNSS", "in brackets"},
		{"l’ONU", "ONU", "behind an elided article"},
		{"WHO’s", "WHO", "what belongs to it"},
		{"NIOSH-approved", "NIOSH", "a part of a word"},
		{"U.S.", "US", "with its full stops"},
		{"A", "", "one letter"},
		{"IMPORTANT", "", "more than six: a headline"},
		{"McDonald", "", "two capitals in a name"},
		{"البنك", "", "Arabic has no capitals"},
		{"…", "", "no letter"},
	} {
		if got := abbreviationIn(test.word); got != test.want {
			t.Errorf("%q: %q, want %q (%s)", test.word, got, test.want, test.reason)
		}
	}
}

// The readers of these tests see letters only, and these for those of CDC: words are near that share them.
func TestSpelledOut(t *testing.T) {
	for _, test := range []struct {
		a      string
		run    [2]int
		b      string
		want   bool
		reason string
	}{
		{"he asked the centre for CCDD control today", [2]int{2, 6}, "he asked CCDD today", false, "a has the abbreviation itself"},
		{"he asked ÃÄ ÄÃ ÃÃÄ zzz today", [2]int{2, 5}, "he asked CDC today", true, "the words marked come nearest to it"},
		{"he asked ÃÄ ÄÃ ÃÃÄ zzz today", [2]int{5, 7}, "he asked CDC today", false, "other words come nearer to it"},
		{"he asked ÃÄ ÄÃ 12 ÃÃÄ today", [2]int{2, 6}, "he asked CDC today", false, "a number is no name"},
		{"ÃÄ ÄÃ one two three four five six seven", [2]int{0, 9}, "CDC", false, "more words than three letters may stand for"},
		{"he asked ÃÄ ÄÃ ÃÃÄ zzz today", [2]int{2, 5}, "he asked cdc today", false, "no abbreviation"},
	} {
		f := &Facing{a: side(test.a), b: side(test.b)}
		if got := f.spelledOut(test.run); got != test.want {
			t.Errorf("%q %v against %q: %v, want %v (%s)", test.a, test.run, test.b, got, test.want, test.reason)
		}
	}
}

func TestPieces(t *testing.T) {
	const words = "one two three, four five six, seven eight nine."
	f := &Facing{a: side(words), b: side("zz"), logits: make([]float32, 9)}
	for _, test := range []struct {
		run    [2]int
		told   string // the clause that is said somewhere else
		want   []string
		reason string
	}{
		{[2]int{0, 9}, "four five six,", []string{"one two three", "seven eight nine"}, "the clause between is told, those beside it are not"},
		{[2]int{0, 9}, "one two three,", []string{"four five six, seven eight nine"}, "what touches stays together"},
		{[2]int{0, 9}, "", []string{"one two three, four five six, seven eight nine"}, "nothing is told"},
		{[2]int{1, 9}, "four five six,", []string{"seven eight nine"}, "what is left is too short to be told"},
		{[2]int{3, 6}, "four five six,", []string{"four five six"}, "one clause is judged as a whole elsewhere"},
	} {
		var got []string
		for _, m := range f.Without(f.mark(test.run), func(s text.Span) bool { return words[s.Start:s.End] == test.told }) {
			got = append(got, words[m.Start:m.End])
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%v without %q: %q, want %q (%s)", test.run, test.told, got, test.want, test.reason)
		}
	}
}
