package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed tables/hijri.txt
var hijriTable string

var hijriMonths = sync.OnceValue(func() map[string]int { return readMonthTable(hijriTable) })

// HijriDates finds the full dates of s by the Hijri calendar, in order: ١١ شوال ١٤٤٦, 11 ذو القعدة 1446هـ. They are left
// as they stand: which day it was depends on where the month's first crescent was seen, so that a Gregorian date made
// of one may be wrong by a day.
func HijriDates(s string) []Date {
	t := dateTokens(s)
	var out []Date
	for i := 0; i+2 < len(t); i++ {
		m, n := hijriMonthAt(t[i+1:])
		if m == 0 || i+1+n >= len(t) {
			continue
		}
		year := t[i+1+n]
		if d := t[i].number; d >= 1 && d <= 30 && year.number >= 1300 && year.number < 1600 {
			out = append(out, Date{Span: Span{t[i].Start, year.End}, Year: year.number, Month: m, Day: d})
			i += n + 1
		}
	}
	return out
}

// hijriMonthAt reads the name of a Hijri month at the start of t, the longest first: its number, and how many tokens it
// takes.
func hijriMonthAt(t []token) (month, n int) {
	for n := min(3, len(t)); n > 0; n-- {
		var names []string
		for _, w := range t[:n] {
			names = append(names, w.name)
		}
		if m := hijriMonths()[strings.Join(names, " ")]; m > 0 {
			return m, n
		}
	}
	return 0, 0
}
