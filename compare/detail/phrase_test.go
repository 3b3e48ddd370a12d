package detail

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"muqabala/compare/text"
)

func TestTrim(t *testing.T) {
	tests := []struct{ in, want, reason string }{
		{"« actes criminels »", "« actes criminels »", "quotation marks and their content stay together"},
		{"« actes criminels", "actes criminels", "a quotation mark whose other half is outside"},
		{"des Marocains »,", "des Marocains", "the closing one alone, and the comma behind it"},
		{"(en décembre)", "(en décembre)", "a whole bracket"},
		{"، لملايين المغاربة،", "لملايين المغاربة", "Arabic commas"},
		{"“a”", "“a”", "curly quotes"},
		{"»actes criminels", "actes criminels", "a mark that closes what is before"},
		{"déclare : «", "déclare", "a mark that opens what is behind"},
		{"- ... -", "", "marks only"},
		{"la question nationale.\u00a0", "la question nationale", "a no-break space behind the stop"},
		{"\"call", "call", "a straight quote that is not closed"},
	}
	for _, test := range tests {
		got := trim(test.in, text.Span{Start: 0, End: len(test.in)})
		if s := test.in[got.Start:got.End]; s != test.want {
			t.Errorf("%q: got %q, want %q (%s)", test.in, s, test.want, test.reason)
		}
	}
}

// What is nearly all of a quotation is the quotation.
func TestQuoted(t *testing.T) {
	tests := []struct{ in, marked, want, reason string }{
		{"Il parle d’« actes criminels », dit-il.", "actes criminels", "« actes criminels »", "the content without its marks"},
		{"Il parle d’« actes criminels », dit-il.", "« actes criminels »", "« actes criminels »", "marks and content"},
		{"ووصفها بأنها “عمل إجرامي” منظم.", "عمل إجرامي", "“عمل إجرامي”", "the same in Arabic"},
		{"He called it “a criminal act by hostile parties”.", "criminal act by hostile parties", "“a criminal act by hostile parties”", "nearly all of it"},
		{"He called it “a criminal act by hostile parties”.", "hostile parties", "", "a part of it"},
		{"He called it “a criminal act”, and left.", "it “a criminal act”", "", "words outside as well"},
		{"He called it “a criminal act”, and left “at once”.", "and left", "", "between two quotations"},
		{"Nobody is quoted.", "Nobody", "", "no quotation"},
	}
	for _, test := range tests {
		at := strings.Index(test.in, test.marked)
		got, ok := Quoted(test.in, text.Span{Start: at, End: at + len(test.marked)})
		if s := test.in[got.Start:got.End]; ok != (test.want != "") || ok && s != test.want {
			t.Errorf("%s, %q: got %q, %v, want %q (%s)", test.in, test.marked, s, ok, test.want, test.reason)
		}
	}
}

func TestReadable(t *testing.T) {
	tests := []struct {
		sentence string
		run      [2]int
		want     string
		reason   string
	}{
		{"Il a souligné que la fuite est grave.", [2]int{0, 4}, "", "words that only report are no detail"},
		{"Il parle d' »actes criminels » graves.", [2]int{2, 5}, "»actes criminels", "a lone elided letter leads to what follows"},
		{"It is a plot against us, he said.", [2]int{0, 8}, "It is a plot against us,", "words at the end that only report"},
		{"C’est un complot contre nous », a-t-il ajouté.", [2]int{0, 8}, "C’est un complot contre nous »,", "the same in French"},
		{"It is a plot, the ministry of health said.", [2]int{0, 9}, "It is a plot, the ministry of health said.", "who says it is told"},
		{"He added that the leak is serious.", [2]int{0, 3}, "", "the same in English"},
		{"وأضاف أن التسريب خطير.", [2]int{0, 2}, "", "the same in Arabic"},
		{"Trump called the King in December 2020 after the vote.", [2]int{4, 8}, "in December 2020", "no word at the end that leads elsewhere"},
		{"Le texte date de 2020 et plus.", [2]int{3, 5}, "de 2020", "a number tells something by itself"},
		{"Il a ajouté que la fuite touche des millions de gens.", [2]int{0, 11}, "la fuite touche des millions de gens.", "leading attribution is left out"},
		{"وأشار إلى أن الهجمات أدت إلى تسريب البيانات", [2]int{0, 8}, "الهجمات أدت إلى تسريب البيانات", "the same in Arabic"},
		{"The bank that lends to farmers closed", [2]int{0, 7}, "The bank that lends to farmers closed", "that is no speech without a verb of saying"},
		{"Cette opération vise la banque centrale.", [2]int{0, 3}, "", "what was spoken of before is pointed at"},
		{"Cette opération vise la banque centrale.", [2]int{0, 6}, "Cette opération vise la banque centrale.", "and more is told of it"},
		{"the National Fund (CNSS), which led to a leak of files", [2]int{3, 11}, "which led to a leak of files", "an abbreviation in brackets repeats the name before it"},
		{"la Caisse nationale (CNSS) a fermé", [2]int{3, 4}, "", "and tells nothing alone"},
		{"الصندوق الوطني (CNSS)، ما أدى إلى تسريب ملفات", [2]int{2, 8}, "ما أدى إلى تسريب ملفات", "the same in Arabic"},
		{"the sum (five millions) was paid", [2]int{2, 4}, "(five millions)", "words in brackets are words"},
		{"Dans cette optique, la banque ferme.", [2]int{0, 3}, "", "behind a word that leads to it"},
		{"In this regard, the bank closes.", [2]int{0, 3}, "", "the same in English"},
		{"وفي هذا السياق، أغلق البنك أبوابه.", [2]int{0, 3}, "", "the same in Arabic"},
		{"After this attack on the national bank, it closed.", [2]int{0, 7}, "After this attack on the national bank,", "and more is told of it there"},
		{"هذه الأزمة مستمرة", [2]int{0, 2}, "", "the same in Arabic"},
		{"Le ministre a qualifié aujourd’hui la fuite.", [2]int{2, 5}, "", "the day on which one speaks"},
		{"They left, and the bank closed.", [2]int{2, 4}, "", "only words that hold together"},
	}
	for _, test := range tests {
		s := side(test.sentence)
		got := ""
		for _, r := range s.readable(test.run) {
			got += test.sentence[s.words[r[0]].Start:s.words[r[1]-1].End]
		}
		if got != test.want {
			t.Errorf("%q %v: got %q, want %q (%s)", test.sentence, test.run, got, test.want, test.reason)
		}
	}
}

// side is one of sentences that are read blindly.
func side(sentences ...string) *Side {
	var all []*Sentence
	for _, s := range sentences {
		all = append(all, NewSentence(s, blind))
	}
	return NewSide(all)
}

// blindness is a meaning that sees letters only: stretches are near when they share them.
type blindness [][64]float32

func blind(words []string, stretches [][2]int) Meaning {
	return letters(words).Stretches(stretches)
}

type letters []string

func (w letters) Stretches(stretches [][2]int) Meaning {
	out := seen{words: w}
	for _, s := range stretches {
		var v [64]float32
		n := float32(0)
		for _, r := range strings.Join(w[s[0]:s[1]], " ") {
			v[r%64]++
		}
		for _, x := range v {
			n += float32(x * x)
		}
		for k := range v {
			v[k] /= max(1, root(n))
		}
		out.v = append(out.v, v)
	}
	return out
}

type seen struct {
	words letters
	v     blindness
}

func (s seen) Stretches(stretches [][2]int) Meaning { return s.words.Stretches(stretches) }

func (s seen) Part(i, j int) Meaning { return seen{s.words, s.v[i:j]} }

func (s seen) Cosines(dst []float32, stride int, with Meaning) {
	of := with.(seen).v
	for i, a := range s.v {
		for j, b := range of {
			d := float32(0)
			for k := range a {
				d += float32(a[k] * b[k])
			}
			dst[i*stride+j] = d
		}
	}
}

// What is bounded, and what every mark keeps, whatever the texts: lists, capitals, verse, a sentence of 2,000 words,
// nothing in common, no word at all.
func FuzzMarks(f *testing.F) {
	for _, seed := range [][2]string{
		{"Le ministre a déclaré jeudi, après un appel du Roi, que tout va bien.", "قال الوزير إن كل شيء على ما يرام."},
		{"- one\n- two\n- three", "ONE. TWO, THREE!"},
		{strings.Repeat("كلمة ", 2000), "a b c"},
		{strings.Repeat("word ", MaxWords), strings.Repeat("mot ", MaxWords)},
		{"", "x"}, {"« »", "…"}, {"a\xffb \xfe", "\u200f\u200f ، ١٢٣"},
		{"“((«", "»))”"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 20000 || len(strings.Fields(a))*len(strings.Fields(b)) > 50000 && len(strings.Fields(a)) <= MaxWords && len(strings.Fields(b)) <= MaxWords {
			t.Skip()
		}
		sa, sb := side(a, b), side(b)
		if sa == nil || sb == nil {
			return
		}
		w := Diff(sa, sb)
		if w != nil {
			w.Edits()
			ab, ba := w.Facings()
			check(t, ab, ba)
		}
		weights, rest, err := ReadWeights(Weigh(sa, sb).Append(nil), sa, sb)
		if err != nil || len(rest) > 0 {
			t.Fatalf("weights do not travel: %v, %d bytes left", err, len(rest))
		}
		ab, ba := weights.Facings(sa, sb, float64(len(b)%3)/2)
		check(t, ab, ba)
	})
}

func check(t *testing.T, ab, ba *Facing) {
	Ask([]*Facing{ab, ba})
	for _, f := range []*Facing{ab, ba} {
		last := 0
		for _, m := range f.Marks() {
			s := f.a.sentences[m.Sentence].text
			if m.Start < 0 || m.End < m.Start || m.End > len(s) || m.From < last || m.To <= m.From {
				t.Fatalf("mark %+v after word %d of %q", m, last, s)
			}
			last = m.To
			if utf8.ValidString(s) && !utf8.ValidString(s[m.Start:m.End]) {
				t.Fatalf("mark %+v cuts a character of %q", m, s)
			}
			if !(m.Likely >= 0 && m.Likely <= 1) {
				t.Fatalf("likely %v", m.Likely)
			}
		}
	}
}

func TestModelNamesColumns(t *testing.T) {
	a, b := side("one two, three"), side("un deux")
	names, _, _ := Columns(a, b)
	for _, n := range learned().Features {
		if !slices.Contains(names, n) {
			t.Errorf("the model asks for %q, which is no column", n)
		}
	}
	if len(learned().Trees) == 0 {
		t.Error("the model has no tree")
	}
}
