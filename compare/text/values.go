package text

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// The kinds of a [Value], as a report names them.
const (
	ValueNumber  = "number"
	ValueDate    = "date"
	ValueWeekday = "weekday"
)

// Value is something in a text that has the same norm in every language.
type Value struct {
	Span
	Kind string
	Norm string // number: decimal, or ~1000s for "thousands"; date: ISO 8601, the parts that are known; weekday: English
	Word bool   // a number in words
}

//go:embed tables/weekdays.txt
var weekdayTable string

//go:embed tables/numbers.txt
var numberTable string

// figure is a number in words.
type figure struct {
	value int64
	kind  string // word, scale, vague
}

var weekdays, figures = sync.OnceValue(readWeekdays), sync.OnceValue(readFigures)

func readWeekdays() map[string]string {
	out := map[string]string{}
	for _, row := range Rows(weekdayTable) {
		for _, name := range strings.Fields(row[1]) {
			out[Fold(name)] = row[0]
		}
	}
	return out
}

func readFigures() map[string]figure {
	out := map[string]figure{}
	for _, row := range Rows(numberTable) {
		n, err := strconv.ParseInt(row[0], 10, 64)
		if err != nil {
			panic("text: internal error: tables/numbers.txt: " + err.Error())
		}
		for _, name := range strings.Fields(row[2]) {
			out[Fold(name)] = figure{n, row[1]}
		}
	}
	return out
}

// Values finds the numbers, dates and weekdays of s, in order and without overlap.
func Values(s string) []Value {
	var out []Value
	t := dateTokens(s)
	for _, d := range datesOf(s, t) {
		out = append(out, Value{Span: d.Span, Kind: ValueDate, Norm: d.ISO()})
	}
	for i := 0; i < len(t); {
		v, n := valueAt(s, t[i:])
		v.Span = Span{t[i].Start, t[i+n-1].End}
		if v.Norm != "" && !slices.ContainsFunc(out, func(x Value) bool { return x.Start < v.End && v.Start < x.End }) {
			out = append(out, v)
		}
		i += n
	}
	slices.SortFunc(out, func(a, b Value) int { return a.Start - b.Start })
	return out
}

// valueAt reads a value at the start of t and says how many tokens it takes, at least one.
func valueAt(s string, t []token) (Value, int) {
	if v, n := partialDate(t); n > 0 {
		return v, n
	}
	for _, form := range t[0].forms {
		if day := weekdays()[form]; day != "" {
			return Value{Kind: ValueWeekday, Norm: day}, 1
		}
	}
	if d := plainDigits(s, t); d > 0 {
		return numberAt(s, t, d)
	}
	return figureAt(s, t)
}

// figureAt reads a number in words.
func figureAt(s string, t []token) (Value, int) {
	if t[0].name == "pour" && len(t) > 1 && t[1].name == "cent" {
		return Value{}, 2
	}
	if !t[0].counts() {
		return Value{}, 1
	}
	if v, n := spelt(s, t); n > 0 {
		return Value{Kind: ValueNumber, Norm: strconv.FormatInt(v, 10), Word: true}, n
	}
	for _, form := range t[0].forms {
		if f := figures()[form]; f.kind == "vague" {
			return Value{Kind: ValueNumber, Norm: fmt.Sprintf("~%ds", f.value), Word: true}, 1
		}
	}
	return Value{}, 1
}

// partialDate reads a month with its year, or a day with its month.
func partialDate(t []token) (Value, int) {
	if m, n := monthAt(t); m > 0 && len(t) > n && t[n].number >= 1800 && t[n].number < 2200 {
		return Value{Kind: ValueDate, Norm: fmt.Sprintf("%04d-%02d", t[n].number, m)}, n + 1
	}
	if t[0].number >= 1 && t[0].number <= 31 && len(t) > 1 {
		if m, n := monthAt(t[1:]); m > 0 {
			return Value{Kind: ValueDate, Norm: fmt.Sprintf("--%02d-%02d", m, t[0].number)}, n + 1
		}
	}
	return Value{}, 0
}

// plainDigits is how many tokens at the start of t are digits of one number: 10,5 is one, 10 000 two.
func plainDigits(s string, t []token) int {
	if !startsWithDigit(t[0].name) {
		return 0
	}
	n := 1
	for n < len(t) && len(t[n].name) == 3 && startsWithDigit(t[n].name) && len(t[n-1].name) <= 3 && thinGap(s[t[n-1].End:t[n].Start]) {
		n++
	}
	return n
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func thinGap(gap string) bool { return gap == " " || gap == "\u00a0" || gap == "\u202f" }

// numberAt reads a number that begins with d tokens of digits, and a scale behind it (3 millions).
func numberAt(s string, t []token, d int) (Value, int) {
	var digits strings.Builder
	for _, x := range t[:d] {
		for _, r := range x.name {
			switch {
			case unicode.IsDigit(r) || r == '.' || r == ',':
				digits.WriteRune(r)
			default:
				if letters := strings.TrimLeft(x.name, "0123456789.,"); letters != x.name && !slices.Contains(ordinals, letters) {
					return Value{}, d // B12, 5G, 19th-century codes: a name, not a number
				}
			}
		}
	}
	norm := decimal(digits.String())
	if d == len(t) {
		return Value{Kind: ValueNumber, Norm: norm}, d
	}
	if f, ok := figures()[t[d].name]; ok && f.kind != "word" {
		if n, ok := scaled(norm, f.value); ok {
			return Value{Kind: ValueNumber, Norm: n}, d + 1
		}
	}
	if n, err := strconv.Atoi(norm); err == nil && n > 0 && n < 12 {
		if k := afternoon(t[d:]); k > 0 {
			return Value{Kind: ValueNumber, Norm: strconv.Itoa(n + 12)}, d + k // other languages count the day's hours on
		}
	}
	return Value{Kind: ValueNumber, Norm: norm}, d
}

// afternoon is how many tokens at the start of t are p.m.
func afternoon(t []token) int {
	switch {
	case t[0].name == "pm", t[0].name == "p.m":
		return 1
	case len(t) > 1 && t[0].name == "p" && t[1].name == "m":
		return 2
	}
	return 0
}

// scaled multiplies a number under a million by a power of ten, as far as that leaves no fraction.
func scaled(norm string, scale int64) (string, bool) {
	whole, fraction, _ := strings.Cut(norm, ".")
	for range fraction {
		scale /= 10
	}
	n, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil || n >= 1e6 || scale == 0 {
		return "", false
	}
	return strconv.FormatInt(n*scale, 10), true
}

var ordinals = []string{"er", "ere", "e", "eme", "st", "nd", "rd", "th"}

// decimal reads separators: the last one is a decimal point unless three digits follow it or it comes more than once.
func decimal(s string) string {
	s = strings.Trim(s, ".,")
	last := strings.LastIndexAny(s, ".,")
	if last < 0 || len(s)-last-1 == 3 || strings.Count(s, s[last:last+1]) > 1 {
		return strings.NewReplacer(".", "", ",", "").Replace(s)
	}
	return strings.NewReplacer(".", "", ",", "").Replace(s[:last]) + "." + s[last+1:]
}

// Matches reports whether two values may mean the same: equal, dates of which one says less, or names with a word in common.
func (v Value) Matches(w Value) bool {
	if v.Kind == ValueDate && w.Kind == ValueDate {
		if strings.HasPrefix(v.Norm, "--") || strings.HasPrefix(w.Norm, "--") {
			a, b := v.Norm, w.Norm
			return len(a) >= 5 && len(b) >= 5 && strings.TrimLeft(a[len(a)-5:], "-") == strings.TrimLeft(b[len(b)-5:], "-")
		}
		return strings.HasPrefix(v.Norm, w.Norm) || strings.HasPrefix(w.Norm, v.Norm)
	}
	if IsName(v.Kind) && IsName(w.Kind) {
		return sharesName(v.Norm, w.Norm)
	}
	return v.Kind == w.Kind && v.Norm == w.Norm
}
