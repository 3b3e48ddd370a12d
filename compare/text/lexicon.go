package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed tables/names.txt
var nameTable string

// nameLexicon is what tables/names.txt says, by folded word; places by their folded words, parted by spaces.
type nameLexicon struct {
	bodies, titles, words map[string]bool
	places                map[string]string // a norm that all its names share
	norms                 map[string]bool   // those
}

var nameWords = sync.OnceValue(readNameWords)

func readNameWords() *nameLexicon {
	l := &nameLexicon{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]string{}, map[string]bool{}}
	sets := map[string]map[string]bool{"body": l.bodies, "title": l.titles, "word": l.words}
	for _, row := range Rows(nameTable) {
		names := strings.Fields(row[1])
		if row[0] == "place" {
			l.norms[names[0]] = true
			for _, n := range names[1:] {
				l.places[strings.Join(FoldWords(strings.ReplaceAll(n, "_", " ")), " ")] = names[0]
			}
			continue
		}
		for _, w := range names {
			sets[row[0]][Fold(w)] = true
		}
	}
	return l
}

// is reports whether a folded word, or what is left of it without a clitic, is one of a set.
func is(set map[string]bool, fold string) bool {
	for _, form := range stems(fold) {
		if set[form] {
			return true
		}
	}
	return false
}

// place is the norm of the place that folded words name, or "".
func (l *nameLexicon) place(words []string) string {
	for _, form := range stems(words[0]) {
		if p := l.places[strings.Join(append([]string{form}, words[1:]...), " ")]; p != "" {
			return p
		}
	}
	return ""
}
