package detail

import "slices"

// lexical looks at the words themselves: their form, and whether b has the same word, number or name.
func (f *facing) lexical() {
	have := newVocabulary(f.b)
	words := f.a.words
	f.column("wlen", func(i int) float32 { return float32(words[i].letters) })
	f.column("dig", func(i int) float32 { return bit(len(words[i].numbers) > 0) })
	f.column("cap", func(i int) float32 { return bit(words[i].capital) })
	f.column("endp", func(i int) float32 { return bit(words[i].ends) })
	f.column("openp", func(i int) float32 { return bit(words[i].opens) })
	f.column("nummiss", func(i int) float32 { return bit(have.lacksNumber(words[i])) })
	f.column("ident", func(i int) float32 { return bit(have.prefixes[words[i].prefix]) })
	f.column("echo", func(i int) float32 {
		return bit(slices.ContainsFunc(words[i].sounds, func(s string) bool { return have.sounds[s] }))
	})
	short := f.abbreviated()
	f.column("abbr", func(i int) float32 { return nearby(float32(i)/float32(len(words)), short) })
}

// vocabulary is what words a side has.
type vocabulary struct {
	prefixes map[string]bool // of five letters
	numbers  map[string]bool
	sounds   map[string]bool
}

func newVocabulary(s *Side) vocabulary {
	v := vocabulary{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, w := range s.words {
		if w.prefix != "" {
			v.prefixes[w.prefix] = true
		}
		for _, n := range w.numbers {
			v.numbers[n] = true
		}
		for _, s := range w.sounds {
			v.sounds[s] = true
		}
	}
	return v
}

// abbreviated gives the places, from 0 to 1, of the abbreviations of b that a does not have: what they stand for may be
// written out in a. A side in capitals has none.
func (f *facing) abbreviated() (places []float32) {
	n := len(f.b.words)
	for j, w := range f.b.words {
		if w.short && !slices.ContainsFunc(f.a.words, func(x word) bool { return x.fold == w.fold }) {
			places = append(places, float32(j)/float32(n))
		}
	}
	if 2*len(places) > n {
		return nil
	}
	return places
}

// nearby is 1 at one of the places and falls to 0 with the way there.
func nearby(place float32, places []float32) (near float32) {
	for _, p := range places {
		near = more(near, 1-more(p-place, place-p))
	}
	return near
}

func (v vocabulary) lacksNumber(w word) bool {
	for _, n := range w.numbers {
		if !v.numbers[n] {
			return true
		}
	}
	return false
}

func bit(b bool) float32 {
	if b {
		return 1
	}
	return 0
}
