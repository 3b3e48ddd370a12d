package article

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"muqabala/compare/text"
)

//go:embed tables/furniture.txt
var furnitureTable string

//go:embed tables/bylines.txt
var bylineTable string

//go:embed tables/dates.txt
var dateTable string

//go:embed tables/captions.txt
var captionTable string

//go:embed tables/names.txt
var nameTable string

// phrases gives what a folded phrase says: its kind, or its kinds parted by spaces. A table is read when the first file
// asks for it: in the page, before that, nobody should wait for it.
type phrases func() map[string]string

var (
	furniture = readPhrases(furnitureTable, 2)
	bylines   = readPhrases(bylineTable, 2)
	dateWords = readPhrases(dateTable, 1)
	captions  = readPhrases(captionTable, 1)
	given     = sync.OnceValue(readNames)
)

// readPhrases reads a table whose first column is the kind and whose column at holds phrases parted by semicolons.
func readPhrases(table string, at int) phrases {
	return sync.OnceValue(func() map[string]string {
		out := map[string]string{}
		for _, row := range text.Rows(table) {
			for _, phrase := range strings.Split(row[at], ";") {
				key := foldPhrase(phrase)
				out[key] = strings.TrimSpace(out[key] + " " + row[0])
			}
		}
		return out
	})
}

// lazily compiles an expression when it is first used.
func lazily(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// foldPhrase gives a phrase as paragraphs are compared: folded words joined by a space, # kept for a number.
func foldPhrase(s string) string {
	return joinFolded(strings.ReplaceAll(s, "#", "0"))
}

func readNames() map[string]bool {
	out := map[string]bool{}
	for _, row := range text.Rows(nameTable) {
		for _, name := range strings.Fields(row[1]) {
			out[text.Fold(name)] = true
		}
	}
	return out
}

// is reports whether a phrase has the kind.
func (t phrases) is(phrase, kind string) bool {
	kinds := t()[phrase]
	return kinds == kind || len(kinds) > len(kind) && strings.Contains(" "+kinds+" ", " "+kind+" ")
}

// longestPhrase is how many words the phrases have at most.
const longestPhrase = 8

// starts gives the first words of the folded paragraph that are a phrase of the kind, the longest such; "" for none.
func (t phrases) starts(folded, kind string) string {
	best := ""
	for i, n := 0, 0; i <= len(folded) && n < longestPhrase; i++ {
		if i == len(folded) || folded[i] == ' ' {
			n++
			if t.is(folded[:i], kind) {
				best = folded[:i]
			}
		}
	}
	return best
}
