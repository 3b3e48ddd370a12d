package detail

import (
	"slices"
	"strings"
	"unicode"
)

// A mark that spells an abbreviation out has at most so many words for each of its letters, and some that lead to it.
const (
	wordsALetter   = 2
	wordsLeadingTo = 1
)

// spelledOut reports whether the words of a mark are what an abbreviation of the other side stands for: a does not have it,
// and of all that a says the words marked come nearest to it. Arabic writes out what English and French shorten. A number is
// nobody's name.
func (f *Facing) spelledOut(run [2]int) bool {
	if f.exact || slices.ContainsFunc(f.a.words[run[0]:run[1]], func(w word) bool { return len(w.numbers) > 0 }) {
		return false
	}
	for j := range f.b.words {
		short := f.b.words[j].holds
		if len(short) == 0 || run[1]-run[0] > wordsALetter*len(short)+wordsLeadingTo || f.a.writes(short, f.b.words[j]) {
			continue
		}
		if at, ok := f.nearestTo(j); ok && at[0] < run[1] && run[0] < at[1] {
			return true
		}
	}
	return false
}

// abbreviationIn gives the abbreviation that a word is or holds: CDC, U.S., l'ONU, NIOSH-approved; "" where there is none.
func abbreviationIn(raw string) string {
	if !strings.ContainsFunc(raw, func(r rune) bool { return !arabic(r) && unicode.IsUpper(r) }) {
		return ""
	}
	raw = strings.ReplaceAll(raw, ".", "")
	for _, part := range strings.FieldsFunc(raw, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if abbreviation(part) {
			return part
		}
	}
	return ""
}

// arabic reports whether a rune is a letter of Arabic, which has no capitals: to ask the tables takes longer.
func arabic(r rune) bool { return 'ء' <= r && r <= 'ي' }

// inBrackets reports whether a word is an abbreviation in brackets: it repeats the name before it.
func (s *Side) inBrackets(k int) bool {
	w := s.words[k]
	raw := s.sentences[w.sentence].text[w.Start:w.End]
	return strings.HasPrefix(raw, "(") && strings.Contains(raw, ")") && w.holds != ""
}

// writes reports whether a side has a word itself: in the same letters, by its sound, or with its number.
func (s *Side) writes(short string, w word) bool {
	fold := newWord(short, 0, len(short)).fold
	return slices.ContainsFunc(s.words, func(x word) bool {
		return x.fold == w.fold || x.fold == fold ||
			slices.ContainsFunc(x.sounds, func(y string) bool { return slices.Contains(w.sounds, y) }) ||
			slices.ContainsFunc(x.numbers, func(y string) bool { return slices.Contains(w.numbers, y) })
	})
}

// nearestTo gives the words of a, two at least, that come nearest to word j of b.
func (f *Facing) nearestTo(j int) (at [2]int, ok bool) {
	there, run := f.b.local([2]int{j, j + 1})
	claimed, best, before := there.stretch(run[0], run[1]), float32(0), 0
	for _, s := range f.a.sentences {
		row := make([]float32, len(s.stretches))
		s.meaning().Cosines(row, 1, claimed)
		for t, x := range row[:max(0, s.clause())] {
			if s.stretches[t][1]-s.stretches[t][0] > 1 && x > best {
				best, at, ok = x, [2]int{before + s.stretches[t][0], before + s.stretches[t][1]}, true
			}
		}
		before += len(s.words)
	}
	return at, ok
}
