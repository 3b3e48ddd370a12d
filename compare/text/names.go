package text

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// The kinds of a name, where what stands with it tells; ValueName where nothing does.
const (
	ValueName         = "name"
	ValuePerson       = "person"
	ValueOrganisation = "organisation"
	ValuePlace        = "place"
)

// IsName reports whether a kind is one of names.
func IsName(kind string) bool {
	return kind == ValueName || kind == ValuePerson || kind == ValueOrganisation || kind == ValuePlace
}

// longestName is how many words a name has at most, and titleReach how many words before a person's name a title may stand
// with a comma behind it: the minister of health, Samir Belkadi.
const longestName, titleReach = 8, 12

// namer finds the names of one sentence.
type namer struct {
	s     string
	words []Span
	fold  []string
	known map[string]bool // in Arabic: skeletons of names that others write
}

func newNamer(s string) *namer {
	n := &namer{s: s, words: Words(s)}
	for _, w := range n.words {
		n.fold = append(n.fold, Fold(s[w.Start:w.End]))
	}
	return n
}

// Names finds the names that the writing of a French or English sentence marks: words with a capital that do not begin
// it, and abbreviations, as far as they stand together, and with a word such as bank or ministry among them what goes on
// in its name (Bank of Africa, Caisse nationale de sécurité sociale). A sentence that is written in capitals marks none.
// The norm of a name is the skeletons of its words, which other scripts share, less those of such words; of a place that
// is known, its English name.
func Names(s string) (out []Value) {
	n := newNamer(s)
	if n.titled() {
		return nil
	}
	for k := 0; k < len(n.words); {
		if !n.capital(k) {
			k++
			continue
		}
		end := n.latinEnd(k)
		out = n.add(out, k, end)
		k = end
	}
	return out
}

// NamesLike finds in an Arabic sentence, whose writing marks no names, the words that sound like known ones, places that are
// known, and what begins with a word such as bank or ministry.
func NamesLike(s string, known map[string]bool) (out []Value) {
	n := newNamer(s)
	n.known = known
	for k := 0; k < len(n.words); {
		end := max(n.bodyEnd(k), n.placeEnd(k), n.soundEnd(k))
		if end > k {
			out = n.add(out, k, end)
		}
		k = max(end, k+1)
	}
	return out
}

// titled reports whether all words of weight begin with a capital, as headlines do in English.
func (n *namer) titled() bool {
	capitals, all := 0, 0
	for k, w := range n.words {
		if !IsFunctionWord(n.fold[k]) {
			all++
			if name(n.s[w.Start:w.End], 1, "") {
				capitals++
			}
		}
	}
	return all >= 6 && capitals == all
}

func (n *namer) gap(k int) string { return n.s[n.words[k].End:n.words[k+1].Start] } // behind word k

// capital reports whether the writing marks word k as one of a name.
func (n *namer) capital(k int) bool {
	return name(n.s[n.words[k].Start:n.words[k].End], k, "") && (k == 0 || !mayOpen(n.gap(k-1)))
}

// mayOpen reports whether the marks before a word let a sentence or a quotation begin, where a capital names nothing.
func mayOpen(gap string) bool { return strings.ContainsAny(gap, ".!?:«“\"") }

func hangs(gap string) bool { return gap == " " || gap == "-" || gap == "\u00a0" }

// ofs lead on in the name of an organisation, particles in one of a person.
var (
	ofs       = map[string]bool{"of": true, "for": true, "the": true, "de": true, "du": true, "des": true, "la": true, "l": true, "d": true, "les": true, "pour": true}
	ins       = map[string]bool{"in": true, "a": true, "au": true} // to a place
	particles = map[string]bool{"al": true, "el": true, "ben": true, "bin": true, "ibn": true, "ould": true, "bint": true}
)

// latinEnd is where the name ends that begins at word k.
func (n *namer) latinEnd(k int) int {
	lex, end := nameWords(), k+1
	body := lex.bodies[n.fold[k]]
	for end < len(n.words) && end < k+longestName && hangs(n.gap(end-1)) {
		next := end
		for body && next < len(n.words)-1 && ofs[n.fold[next]] && (hangs(n.gap(next)) || isApostrophe(n.gap(next))) {
			next++
		}
		switch {
		case next < len(n.words) && n.capital(next), particles[n.fold[end]] && end+1 < len(n.words) && n.capital(end+1):
		case body && (lex.words[n.fold[end]] || demonym(n.fold[end])):
			next = end
		case body && next == end && ins[n.fold[end]] && end+1 < len(n.words) && hangs(n.gap(end)) && lex.place(n.fold[end+1:end+2]) != "":
			next = end + 1
		case body && next > end && n.french(end, next):
		default:
			return end
		}
		end = next + 1
		body = body || lex.bodies[n.fold[next]]
	}
	return end
}

// demonym reports whether a French word may be that of a nation: tunisienne, libanais, marocaine.
func demonym(f string) bool {
	f = strings.TrimSuffix(strings.TrimSuffix(f, "s"), "e")
	for _, end := range []string{"ien", "ienn", "ain", "ai", "ais", "oi", "ois", "een", "eenn"} {
		if strings.HasSuffix(f, end) && len(f) >= 6 {
			return true
		}
	}
	return false
}

func isApostrophe(gap string) bool { return gap == "'" || gap == "’" }

// french reports whether "de" and the like, the words [from, to), lead to a word that may stand in a French name without a
// capital.
func (n *namer) french(from, to int) bool {
	f := n.fold[from]
	return (f == "de" || f == "du" || f == "des" || f == "d") && !IsFunctionWord(n.fold[to]) && !IsReporting(n.fold[to]) && !startsWithDigit(n.fold[to])
}

// bodyEnd is where the Arabic name of an organisation ends that begins at word k, or k: bank or ministry, and the words
// behind it as long as they have an article.
func (n *namer) bodyEnd(k int) int {
	lex := nameWords()
	if !is(lex.bodies, n.fold[k]) {
		return k
	}
	end := k + 1
	for end < len(n.words) && end < k+longestName && hangs(n.gap(end-1)) && n.follows(end, end == k+1) {
		end++
	}
	if end == k+1 {
		return k
	}
	return end
}

// follows reports whether word k may go on in the name of an organisation; a name without an article may only as the first
// behind the word for what it is.
func (n *namer) follows(k int, first bool) bool {
	f := n.fold[k]
	if IsFunctionWord(f) || IsReporting(f) || slices.Contains(timely, f) || isWeekday(f) || is(nameWords().bodies, f) || is(nameWords().titles, f) {
		return false
	}
	if hasArticle(f) {
		return true
	}
	return first && (n.sounds(k) != "" || nameWords().place(n.fold[k:k+1]) != "") || strings.HasPrefix(f, "ل") && k+1 < len(n.words) && hangs(n.gap(k)) && hasArticle(n.fold[k+1])
}

// timely are words with an article that say when.
var timely = []string{"الماضي", "الماضيه", "المقبل", "المقبله", "القادم", "القادمه", "الجاري", "الجاريه", "الحالي", "الحاليه", "اليوم", "الاسبوع", "الشهر", "العام", "السنه", "الان"}

func hasArticle(f string) bool {
	return strings.HasPrefix(f, "ال") || strings.HasPrefix(f, "لل") || strings.HasPrefix(f, "وال") || strings.HasPrefix(f, "بال")
}

func isWeekday(f string) bool {
	return slices.ContainsFunc(stems(f), func(form string) bool { return weekdays()[form] != "" })
}

// placeEnd is where the Arabic name of a known place ends that begins at word k, or k.
func (n *namer) placeEnd(k int) int {
	for end := min(k+2, len(n.words)); end > k; end-- {
		if nameWords().place(n.fold[k:end]) != "" {
			return end
		}
	}
	return k
}

// soundEnd is where words end that sound like known names and begin at word k, or k.
func (n *namer) soundEnd(k int) int {
	end := k
	for end < len(n.words) && (end == k || n.gap(end-1) == " ") && n.sounds(end) != "" {
		end++
	}
	return end
}

// sounds is the known skeleton that an Arabic word sounds like, or "".
func (n *namer) sounds(k int) string {
	f := n.fold[k]
	i := slices.IndexFunc(Sounds(f), func(x string) bool { return n.known[x] })
	if i < 0 || IsFunctionWord(f) || IsReporting(f) {
		return ""
	}
	return Sounds(f)[i]
}

// add appends the name of the words [from, to), unless it has nothing to be known by.
func (n *namer) add(out []Value, from, to int) []Value {
	v := Value{Span: Span{n.words[from].Start, n.words[to-1].End}, Kind: n.kind(from, to), Norm: n.norm(from, to)}
	if m, _ := monthAt([]token{{name: n.fold[from]}}); v.Norm == "" || to-from == 1 && m > 0 || to-from == 1 && v.Kind == ValuePerson && is(nameWords().titles, n.fold[from]) {
		return out
	}
	return append(out, v)
}

// norm is what a name is known by in other scripts: the skeletons of its words, of those such as bank and national only where
// it has no others.
func (n *namer) norm(from, to int) string {
	lex := nameWords()
	if p := lex.place(n.fold[from:to]); p != "" {
		return p
	}
	var own, words, all []string
	for k := from; k < to; k++ {
		sk := cmp.Or(lex.place(n.fold[k:k+1]), n.sounds(k), skeleton(bare(n.fold[k])))
		if len(sk) < minSkeleton {
			continue
		}
		if all = append(all, sk); is(lex.bodies, n.fold[k]) || is(lex.titles, n.fold[k]) {
			continue
		}
		if words = append(words, sk); !lex.words[n.fold[k]] {
			own = append(own, sk)
		}
	}
	for _, w := range [][]string{own, words, all} {
		if len(w) > 0 {
			return strings.Join(w, " ")
		}
	}
	if to-from == 1 {
		return ""
	}
	return strings.Join(n.fold[from:to], "_") // too few consonants: it is itself alone
}

// bare is an Arabic word without its article.
func bare(f string) string {
	for _, c := range []string{"وال", "بال", "لل", "ال"} {
		if rest, ok := strings.CutPrefix(f, c); ok {
			return rest
		}
	}
	return f
}

// kind is that of the name of the words [from, to).
func (n *namer) kind(from, to int) string {
	lex := nameWords()
	switch {
	case slices.ContainsFunc(n.fold[from:to], func(f string) bool { return is(lex.bodies, f) }):
		return ValueOrganisation
	case lex.place(n.fold[from:to]) != "":
		return ValuePlace
	case slices.ContainsFunc(n.fold[from:to], func(f string) bool { return is(lex.titles, f) }), from > 0 && hangs(n.gap(from-1)) && is(lex.titles, n.fold[from-1]), to-from > 1 && n.apposed(from):
		return ValuePerson
	}
	return ValueName
}

// apposed reports whether a name at word k follows a comma, and before that somebody's title.
func (n *namer) apposed(k int) bool {
	if k == 0 || strings.TrimFunc(n.gap(k-1), unicode.IsSpace) != "," && strings.TrimFunc(n.gap(k-1), unicode.IsSpace) != "،" {
		return false
	}
	return slices.ContainsFunc(n.fold[max(0, k-titleReach):k], func(f string) bool { return is(nameWords().titles, f) })
}

// sharesName reports whether two norms have a word in common: a second mention has the last name alone. A place in common
// makes them one name only where it is all of both.
func sharesName(a, b string) bool {
	if a == b {
		return true
	}
	for x := range strings.FieldsSeq(a) {
		for y := range strings.FieldsSeq(b) {
			if x == y && !nameWords().norms[x] {
				return true
			}
		}
	}
	return false
}
