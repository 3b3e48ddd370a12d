package detail

// lexical looks at the words themselves: their form, and whether b has the same word, number or name.
func (f *facing) lexical() {
	have := newVocabulary(f.b)
	words := f.a.words
	f.column("wlen", func(i int) float32 { return float32(len([]rune(words[i].fold))) })
	f.column("dig", func(i int) float32 { return bit(len(words[i].numbers) > 0) })
	f.column("cap", func(i int) float32 { return bit(words[i].capital) })
	f.column("endp", func(i int) float32 { return bit(words[i].ends) })
	f.column("openp", func(i int) float32 { return bit(words[i].opens) })
	f.column("nummiss", func(i int) float32 { return bit(have.lacksNumber(words[i])) })
	f.column("ident", func(i int) float32 { return bit(have.prefixes[prefix(words[i].fold)]) })
}

// vocabulary is what words a side has.
type vocabulary struct {
	prefixes map[string]bool // of five letters
	numbers  map[string]bool
}

func newVocabulary(s *Side) vocabulary {
	v := vocabulary{map[string]bool{}, map[string]bool{}}
	for _, w := range s.words {
		if p := prefix(w.fold); p != "" {
			v.prefixes[p] = true
		}
		for _, n := range w.numbers {
			v.numbers[n] = true
		}
	}
	return v
}

// prefix is the first five letters of a word of four or more, else "".
func prefix(fold string) string {
	r := []rune(fold)
	if len(r) < 4 {
		return ""
	}
	return string(r[:min(5, len(r))])
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
