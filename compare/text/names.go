package text

import (
	"slices"
	"strings"
)

// ValueName is the kind of a name: of a person, an organisation or a place, which its words alone do not tell apart.
const ValueName = "name"

// Names finds the names that the writing of a French or English sentence marks: words with a capital that do not begin
// it, and abbreviations, as far as they stand together. The norm of a name is the skeletons of its words, which other
// scripts share.
func Names(s string) (out []Value) {
	var sounds []string
	words, start := Words(s), 0
	end := func(k int) {
		if len(sounds) > 0 {
			out = append(out, Value{Span: Span{words[start].Start, words[k-1].End}, Kind: ValueName, Norm: strings.Join(sounds, " ")})
		}
		sounds = nil
	}
	for k, w := range words {
		printed := s[w.Start:w.End]
		if !name(printed, k, "") || k > 0 && mayOpen(s[words[k-1].End:w.Start]) {
			end(k)
			continue
		}
		if k > 0 && len(sounds) > 0 && !slices.Contains([]string{" ", "-", "\u00a0"}, s[words[k-1].End:w.Start]) {
			end(k)
		}
		if sk := skeleton(strings.TrimSuffix(strings.TrimSuffix(Fold(printed), "'s"), "’s")); len(sk) >= minSkeleton {
			if len(sounds) == 0 {
				start = k
			}
			sounds = append(sounds, sk)
		} else if len(sounds) > 0 {
			end(k)
		}
	}
	end(len(words))
	return out
}

// mayOpen reports whether the marks before a word let a sentence or a quotation begin, where a capital names nothing.
func mayOpen(gap string) bool { return strings.ContainsAny(gap, ".!?:«“\"") }

// NamesLike finds in an Arabic sentence, whose writing marks no names, the words that sound like known ones.
func NamesLike(s string, known map[string]bool) (out []Value) {
	last := -1
	words := Words(s)
	for k, w := range words {
		f := Fold(s[w.Start:w.End])
		i := slices.IndexFunc(Sounds(f), func(x string) bool { return known[x] })
		if i < 0 || IsFunctionWord(f) || IsReporting(f) {
			continue
		}
		if sk := Sounds(f)[i]; last >= 0 && last == k-1 && s[words[last].End:w.Start] == " " {
			v := &out[len(out)-1]
			v.End, v.Norm = w.End, v.Norm+" "+sk
		} else {
			out = append(out, Value{Span: w, Kind: ValueName, Norm: sk})
		}
		last = k
	}
	return out
}

// sharesName reports whether two norms have a word in common: a second mention has the last name alone.
func sharesName(a, b string) bool {
	return slices.ContainsFunc(strings.Fields(a), func(x string) bool { return slices.Contains(strings.Fields(b), x) })
}
