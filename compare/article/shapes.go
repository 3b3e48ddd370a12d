package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// dateline reports whether the paragraph is a date and nothing else: a full date with the words that stand around one
// and the place before it («Rabat, le 10 avril 2025»), or how long ago it was.
func (p *para) dateline() bool {
	if p.words > 2*tailWords {
		return false
	}
	if dateWords.is(p.folded, "relative") {
		return true
	}
	other, first := p.besidesDates()
	twice := other == 2 && !p.ends && strings.Contains(p.folded, "موافق") // a place, the day in two calendars, an agency
	return other == 0 || other == 1 && first && strings.ContainsAny(p.text, ",،") || twice
}

// besidesDates counts the words that no full date needs; -1 if there is no date. first says that the only one of them
// opens the paragraph.
func (p *para) besidesDates() (other int, first bool) {
	dates := append(text.Dates(p.text), text.HijriDates(p.text)...)
	slices.SortFunc(dates, func(a, b text.Date) int { return a.Start - b.Start })
	if len(dates) == 0 {
		return -1, false
	}
	for i, w := range text.Words(p.text) {
		if len(dates) > 0 && w.Start >= dates[0].End {
			dates = dates[1:]
		}
		f := text.Fold(p.text[w.Start:w.End])
		if len(dates) > 0 && w.Start >= dates[0].Start || f == "" || f[0] >= '0' && f[0] <= '9' || dateWords.is(f, "label") {
			continue
		}
		first = first || i == 0
		other++
	}
	return other, first
}

// endsWithRelativeDate reports whether how long ago it was stands at the end of the paragraph.
func (p *para) endsWithRelativeDate() bool {
	words := strings.Fields(p.folded)
	for i := max(0, len(words)-longestPhrase); i < len(words); i++ {
		if dateWords.is(strings.Join(words[i:], " "), "relative") {
			return true
		}
	}
	return false
}

// dated reports whether the paragraph is a line of a page's head that ends with a date: an author or an outlet and when.
func (p *para) dated() bool {
	if p.endsWithRelativeDate() {
		return true
	}
	other, _ := p.besidesDates()
	return other >= 0 && (other < headlineWords && strings.ContainsAny(p.text, "|-–—/•·") || p.domain() != "")
}

// byline reports whether the paragraph says by its words, or by a date on the same line, who wrote it or sent it.
func (p *para) byline() bool {
	if p.words > bylineWords || p.ends && p.words > 5 {
		return false
	}
	return p.explicitByline() || p.outletLine() || !p.ends && p.dated()
}

// section reports whether the paragraph names a section of a site, or the path to one («Accueil > Politique»).
func (p *para) section() bool {
	parts := strings.FieldsFunc(p.text, func(r rune) bool { return strings.ContainsRune(">»›/|•·«‹", r) })
	for _, part := range parts {
		if !furniture.is(joinFolded(part), "section") {
			return len(parts) > 2 && furniture.is(joinFolded(parts[0]), "section") && p.words <= bylineWords
		}
	}
	return len(parts) > 0
}

// asks reports whether the paragraph ends with a question or an exclamation mark.
func (p *para) asks() bool {
	s := strings.TrimRight(p.text, "»”\" \u00a0\u202f")
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '?' || r == '؟' || r == '!'
}

// explicitByline reports whether the paragraph has the words of a byline.
func (p *para) explicitByline() bool {
	if p.words > bylineWords || p.words == 0 || p.ends && p.words > 5 {
		return false
	}
	if bylines.is(p.folded, "agency") {
		return true
	}
	if head := bylines.starts(p.folded, "prefix"); head != "" {
		return properName(p.after(head))
	}
	if head := bylines.starts(p.folded, "colon"); head != "" {
		rest := p.after(head)
		return strings.HasPrefix(rest, ":") && len(rest) > 1 || startsWithGiven(rest)
	}
	name, desk := p.desk()
	return name != "" && desk != ""
}

// after gives what follows the first words of the paragraph, as many as the phrase has.
func (p *para) after(phrase string) string {
	words := text.Words(p.text)
	n := len(strings.Fields(phrase))
	if n > len(words) {
		return ""
	}
	return strings.TrimSpace(p.text[words[n-1].End:])
}

// desk parts «ناظورسيتي: متابعة», «هسبريس - و.م.ع» and «H24 avec AFP» into the outlet and the desk or agency.
func (p *para) desk() (outlet, desk string) {
	for _, sep := range []string{":", " - ", " – ", " — ", "-", "/", "|"} {
		a, b, ok := strings.Cut(p.text, sep)
		if !ok {
			continue
		}
		key := joinFolded(b)
		if n := len(text.Words(a)); n > 0 && n <= 4 && (bylines.is(key, "suffix") || bylines.is(key, "agency")) {
			return strings.TrimSpace(a), strings.TrimSpace(b)
		}
	}
	if k := strings.LastIndex(p.text, " avec "); k > 0 && bylines.is(joinFolded(p.text[k+6:]), "agency") {
		return p.text[:k], p.text[k+6:]
	}
	return "", ""
}

// outletLine reports whether the paragraph names the outlet: «موقع كل يوم -العمق المغربي».
func (p *para) outletLine() bool {
	return !p.ends && p.words <= 6 && p.words >= 2 && bylines.starts(p.folded, "outlet") != ""
}

// properName reports whether s, after «By» or «بقلم», is a name or several: few words, the Latin ones capitalised.
func properName(s string) bool {
	words := text.Words(s)
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(s[w.Start:])
		if !unicode.IsUpper(r) && !unicode.Is(unicode.Arabic, r) && !particles[text.Fold(s[w.Start:w.End])] {
			return false
		}
	}
	return len(words) > 0
}

func startsWithGiven(s string) bool {
	w := text.FoldWords(s)
	return len(w) > 0 && len(w) <= 5 && given()[w[0]]
}

// particles stand inside names in lower case.
var particles = map[string]bool{"de": true, "du": true, "la": true, "le": true, "el": true, "al": true, "ben": true, "bin": true, "ibn": true, "bint": true, "ait": true, "van": true, "von": true, "d": true, "l": true, "ou": true, "and": true, "et": true}

// nameLike reports whether the paragraph is a person's name, alone on its line: two to five words, the first a given
// name. With a headline known to stand elsewhere, that suffices; else three words or more must hold a second given name
// («Donald Trump Wins» is a headline).
func (p *para) nameLike(headlineKnown bool) bool {
	words := text.Words(p.text)
	if len(words) < 2 || len(words) > 5 || strings.ContainsAny(p.text, ":؟?!«»“”\"") {
		return false
	}
	names := 0
	for i, w := range words {
		f := text.Fold(p.text[w.Start:w.End])
		r, _ := utf8.DecodeRuneInString(p.text[w.Start:])
		if !unicode.IsUpper(r) && !unicode.Is(unicode.Arabic, r) && !particles[f] {
			return false
		}
		if given()[f] || given()[strings.TrimPrefix(f, "ال")] {
			names++
		} else if i == 0 {
			return false
		}
	}
	return headlineKnown || len(words) == 2 || names >= 2
}

// captionRole is the role of a line that begins as the words under a picture do, "" for another. A bare credit is
// furniture.
func (p *para) captionRole() string {
	bare := strings.HasPrefix(p.text, "©")
	switch {
	case p.words > 2*subheadWords:
		return ""
	case (bare || captions.starts(p.folded, "credit") != "") && p.words <= 6 && !p.ends:
		return report.RoleFurniture
	}
	head := captions.starts(p.folded, "caption")
	if head == "" {
		return ""
	}
	rest := p.after(head)
	if r, _ := utf8.DecodeRuneInString(rest); !strings.ContainsRune(":-–—/|(", r) || rest == "" {
		return ""
	}
	if p.words <= 4 && (strings.Contains(p.folded, " dr") || p.words == 2) {
		return report.RoleFurniture
	}
	return report.RoleCaption
}

// announces reports whether the paragraph is the part of a sentence that announces what follows: «These include:».
func (p *para) announces() bool {
	return p.words >= headlineWords && strings.HasSuffix(p.text, ":")
}
