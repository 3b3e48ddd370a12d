package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// para is a paragraph on its way to a block.
type para struct {
	text.Span        // in the text of its part
	text      string // what it holds
	folded    string // its words, folded, joined by one space; numbers are #; "" where the hint is furniture
	words     int
	runes     int
	ends      bool   // it ends as a sentence does
	lang      string // its own, or its version's where it shows none
	hint      string // the role that the file's own marks give it, or ""
	role      string
	aside     string // why it takes no part, or ""
	repeats   int    // number, from 1, of the paragraph that it repeats, or 0
}

// part is one version of a file.
type part struct {
	text   string
	lang   string
	paras  []para
	pieces []report.Piece

	articles int // how many it seems to hold, 0 for one
}

// sureWords is how many words a paragraph needs for its language to be believed against its neighbours'.
const sureWords = 6

// shownBytes is how much of what is set aside is looked at to tell its language.
const shownBytes = 200

// newParas measures the paragraphs of s.
func newParas(s string, spans []text.Span, hints []string) []para {
	out := make([]para, len(spans))
	for i, sp := range spans {
		body := s[sp.Start:sp.End]
		out[i] = para{Span: sp, text: body, runes: utf8.RuneCountInString(body), ends: endsSentence(body)}
		if hints != nil {
			out[i].hint = hints[i]
		}
		if out[i].hint == report.RoleFurniture { // of most pages the greater part, and nothing looks closely at it
			out[i].words = countFields(body)
			body = body[:min(len(body), shownBytes)]
		} else {
			out[i].folded = joinFolded(body)
			out[i].words = countFields(out[i].folded)
		}
		out[i].lang = text.Language(body)
	}
	return out
}

// joinFolded gives the folded words of s joined by a space, each number as #.
func joinFolded(s string) string {
	words := text.FoldWords(s)
	for i, w := range words {
		if strings.Trim(w, "0123456789.,") == "" {
			words[i] = "#"
		}
	}
	return strings.Join(words, " ")
}

// split parts the paragraphs of a file into its versions, by language and, where choice says so, by article.
func (ex *extract) split(choice string) []part {
	paras := newParas(ex.text, ex.spans, ex.hints)
	langs := versionLanguages(paras)
	belongs := make([]int, len(paras))
	if len(langs) < 2 || choice == report.PartsOne {
		langs = []string{mainLanguage(ex.text, paras)}
		for i := range paras {
			if p := &paras[i]; p.lang == "und" || p.words < sureWords && p.lang != "ar" && langs[0] != "ar" {
				p.lang = langs[0]
			}
		}
	} else {
		belongs = assignVersions(paras, langs)
	}
	langs, articles := ex.byArticle(paras, belongs, langs, choice)
	if len(langs) == 1 {
		return []part{{text: ex.text, lang: langs[0], paras: paras, pieces: []report.Piece{}, articles: articles[0]}}
	}
	parts := make([]part, len(langs))
	src := text.NewOffsets(ex.text)
	for v, lang := range langs {
		parts[v] = gather(ex.text, src, paras, belongs, v)
		parts[v].lang, parts[v].articles = lang, articles[v]
	}
	return parts
}

// byArticle looks for digests among the versions of a file. Where choice says that they are parted, every article
// becomes a version: belongs is changed, and the language of each is given. Else it is said how many articles each seems
// to hold. A web page is read for its main article, whatever else stands on it.
func (ex *extract) byArticle(paras []para, belongs []int, langs []string, choice string) (of []string, articles []int) {
	if ex.format == formatHTML || ex.format == formatMHTML || ex.format == formatWebarchive || choice == report.PartsOne {
		return langs, make([]int, len(langs))
	}
	was := slices.Clone(belongs)
	for v, lang := range langs {
		var mine []para
		var places []int
		for i := range paras {
			if was[i] == v {
				mine, places = append(mine, paras[i]), append(places, i)
			}
		}
		starts := articleStarts(mine)
		if choice != report.PartsArticles || starts == nil {
			starts, articles = []int{0}, append(articles, len(starts))
		}
		for k, at := range places {
			if len(starts) > 0 && k == starts[0] {
				of, starts = append(of, lang), starts[1:]
			}
			belongs[at] = len(of) - 1
		}
	}
	return of, append(articles, make([]int, len(of))...)[:len(of)]
}

// mainLanguage is the language that most of the text is in, in characters; that of the whole where no paragraph shows
// one.
func mainLanguage(s string, paras []para) string {
	size := sizes(paras)
	best := "und"
	for _, lang := range []string{"ar", "fr", "en"} {
		if size[lang].runes > size[best].runes || best == "und" && size[lang].runes > 0 && size[lang].runes*2 > size[best].runes {
			best = lang
		}
	}
	if size[best].runes == 0 {
		return text.Language(s)
	}
	return best
}

// size is how much of a text is in one language.
type size struct {
	paras int // of body length
	words int
	runes int
}

// bodyWords is how many words make a paragraph of a body rather than a heading.
const bodyWords = 15

func sizes(paras []para) map[string]size {
	out := map[string]size{}
	for _, p := range paras {
		if p.hint == report.RoleFurniture {
			continue
		}
		z := out[p.lang]
		z.words += p.words
		z.runes += p.runes
		if p.words >= bodyWords {
			z.paras++
		}
		out[p.lang] = z
	}
	return out
}

// versionLanguages gives the languages in which the file holds an article of its own, in the order in which their first
// long paragraph stands. A language makes a version with three long paragraphs that are a sixth of the text, or with one
// that is a third of it: a byline, a quotation or a paragraph in another language makes none. One that we do not read
// needs the three: a single paragraph may just show no language.
func versionLanguages(paras []para) []string {
	size := sizes(paras)
	all := 0
	for _, p := range paras {
		if p.hint != report.RoleFurniture {
			all += p.words
		}
	}
	var out []string
	seen := map[string]bool{}
	for _, p := range paras {
		if seen[p.lang] || p.words < bodyWords || p.hint == report.RoleFurniture {
			continue
		}
		seen[p.lang] = true
		z := size[p.lang]
		several := z.paras >= 3 && z.words*6 >= all
		if several || p.lang != "und" && z.words >= 40 && z.words*3 >= all {
			out = append(out, p.lang)
		}
	}
	return out
}

// assignVersions says to which version each paragraph belongs. A long one goes by its own language; a short one, and one
// in no version's language, goes with the paragraph before it unless it speaks the language of the one after it. The
// language of a paragraph that shows none becomes its version's.
func assignVersions(paras []para, langs []string) []int {
	out := make([]int, len(paras))
	for i, p := range paras {
		out[i] = -1
		for v, lang := range langs {
			if p.lang == lang && p.words >= sureWords {
				out[i] = v
			}
		}
	}
	after := make([]int, len(paras))
	for i, next := len(paras)-1, -1; i >= 0; i-- {
		if out[i] >= 0 {
			next = out[i]
		}
		after[i] = next
	}
	before := -1
	for i := range paras {
		if out[i] < 0 {
			out[i] = neighbour(paras[i].lang, before, after[i], langs)
		}
		before = out[i]
		if paras[i].lang == "und" {
			paras[i].lang = langs[out[i]]
		}
	}
	return out
}

// neighbour chooses between the version before a paragraph and the one after it; -1 is none.
func neighbour(lang string, before, after int, langs []string) int {
	switch {
	case before < 0 && after < 0:
		return 0
	case before < 0:
		return after
	case after >= 0 && langs[after] == lang:
		return after
	}
	return before
}

// gather makes version v out of its paragraphs: those that touch stay as they stand, the rest are joined by blank lines.
func gather(s string, src *text.Offsets, paras []para, belongs []int, v int) part {
	var b strings.Builder
	p := part{pieces: []report.Piece{}}
	units := 0
	for i := 0; i < len(paras); i++ {
		if belongs[i] != v {
			continue
		}
		last := i
		for last+1 < len(paras) && belongs[last+1] == v {
			last++
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
			units += 2
		}
		shift := b.Len() - paras[i].Start
		from, to := src.UTF16(paras[i].Start), src.UTF16(paras[last].End)
		p.pieces = append(p.pieces, report.Piece{Start: units, End: units + to - from, SourceStart: from})
		b.WriteString(s[paras[i].Start:paras[last].End])
		units += to - from
		for ; i <= last; i++ {
			q := paras[i]
			q.Span = text.Span{Start: q.Start + shift, End: q.End + shift}
			p.paras = append(p.paras, q)
		}
	}
	p.text = b.String()
	return p
}
