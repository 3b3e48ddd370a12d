package claim

import (
	"embed"
	"fmt"
	"maps"
	"strings"
	"sync"

	"muqabala/compare/text"
)

//go:embed cues/*.txt
var tables embed.FS

// maxGap is how many words ".." in a pattern stands for at most.
const maxGap = 4

// element is one place of a pattern.
type element struct {
	words    map[string]bool // folded; nil for a gap
	optional bool
}

// pattern is a row of a cue table.
type pattern struct {
	kind     string
	elements []element
}

// cueTable is the patterns of a language, in order, and the words, folded, with which what they take begins.
type cueTable struct {
	patterns []pattern
	begins   map[string]bool
}

// cueTables of each language, read when a text is in it.
var cueTables = map[string]func() cueTable{"ar": table("ar"), "fr": table("fr"), "en": table("en")}

func table(lang string) func() cueTable {
	return sync.OnceValue(func() cueTable {
		data, err := tables.ReadFile("cues/" + lang + ".txt")
		if err != nil {
			panic("claim: internal error: " + err.Error())
		}
		ps, err := parseTable(string(data))
		if err != nil {
			panic("claim: internal error: cues/" + lang + ".txt: " + err.Error())
		}
		return cueTable{ps, beginnings(ps)}
	})
}

// beginnings are the words of the patterns' first elements, up to the first that is not optional. A test holds that no table
// has a gap there.
func beginnings(patterns []pattern) map[string]bool {
	out := map[string]bool{}
	for _, p := range patterns {
		for _, e := range p.elements {
			maps.Copy(out, e.words)
			if !e.optional {
				break
			}
		}
	}
	return out
}

// parseTable reads a cue table; see cues/README.md for its form.
func parseTable(data string) ([]pattern, error) {
	classes := map[string][]string{}
	var out []pattern
	for n, line := range strings.Split(data, "\n") {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
		case strings.HasPrefix(f[0], "@"):
			if len(f) < 3 || f[1] != "=" {
				return nil, fmt.Errorf("line %d: want @class = word …", n+1)
			}
			classes[f[0]] = nil
			for _, w := range f[2:] {
				classes[f[0]] = append(classes[f[0]], text.Fold(w))
			}
		case len(f) < 2 || !kinds[f[0]]:
			return nil, fmt.Errorf("line %d: want a kind of speaker and a pattern, got %q", n+1, line)
		default:
			p := pattern{kind: f[0]}
			for _, w := range f[1:] {
				e, err := parseElement(w, classes)
				if err != nil {
					return nil, fmt.Errorf("line %d: %w", n+1, err)
				}
				p.elements = append(p.elements, e)
			}
			out = append(out, p)
		}
	}
	return out, nil
}

func parseElement(w string, classes map[string][]string) (element, error) {
	if w == ".." {
		return element{}, nil
	}
	w, optional := strings.CutSuffix(w, "?")
	e := element{words: map[string]bool{}, optional: optional}
	for _, alt := range strings.Split(w, "|") {
		if !strings.HasPrefix(alt, "@") {
			e.words[text.Fold(alt)] = true
			continue
		}
		if classes[alt] == nil {
			return e, fmt.Errorf("no class %q", alt)
		}
		for _, x := range classes[alt] {
			e.words[x] = true
		}
	}
	return e, nil
}

// word is a word of a sentence as patterns see it.
type word struct {
	span   text.Span
	folded string
	bare   string // without the leading و or ف of Arabic
	clause int    // number of the clause it stands in
}

// clauseEnds are the marks over which a cue does not reach.
const clauseEnds = ",;:.!?،؛؟«»“”\"()—–…"

func wordsOf(s, lang string) []word {
	spans := text.Words(s)
	out := make([]word, len(spans))
	clause := 0
	for k, sp := range spans {
		if k > 0 && strings.ContainsAny(s[spans[k-1].End:sp.Start], clauseEnds) {
			clause++
		}
		w := word{span: sp, folded: text.Fold(s[sp.Start:sp.End]), clause: clause}
		w.bare = w.folded
		if lang == "ar" {
			for _, c := range []string{"و", "ف"} {
				if rest, ok := strings.CutPrefix(w.folded, c); ok && len(rest) > len("ات") {
					w.bare = rest
					break
				}
			}
		}
		out[k] = w
	}
	return out
}

// match is the longest number of words, from the first of ws, that the pattern's elements take; 0 if they do not fit.
func match(es []element, ws []word) int {
	if len(es) == 0 {
		return 0
	}
	e, rest := es[0], es[1:]
	if e.words == nil {
		best := -1
		for skip := 0; skip <= maxGap && skip < len(ws) && ws[skip].clause == ws[0].clause; skip++ {
			if n := matchOrEnd(rest, ws[skip:]); n >= 0 {
				best = max(best, skip+n)
			}
		}
		return max(best, 0)
	}
	if len(ws) > 0 && (e.words[ws[0].folded] || e.words[ws[0].bare]) {
		next := ws[1:]
		if len(next) > 0 && next[0].clause != ws[0].clause {
			next = nil
		}
		if n := matchOrEnd(rest, next); n >= 0 {
			return 1 + n
		}
	}
	if e.optional {
		return max(matchOrEnd(rest, ws), 0)
	}
	return 0
}

// matchOrEnd is like match, with -1 for "does not fit" and 0 for a pattern that is used up.
func matchOrEnd(es []element, ws []word) int {
	if n := match(es, ws); n > 0 {
		return n
	}
	for _, e := range es {
		if e.words == nil || !e.optional {
			return -1
		}
	}
	return 0
}
