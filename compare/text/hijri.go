package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed tables/hijri.txt
var hijriTable string

var hijriMonths = sync.OnceValue(func() map[string]int { return readMonthTable(hijriTable) })

// HijriDates finds the full dates of s by the Hijri calendar, in order: ١١ شوال ١٤٤٦, 11 ذو القعدة 1446هـ.
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

// FromHijri finds the same dates and gives their days by the Gregorian calendar. Which day one was depends on where the
// month's first crescent was seen: the tabular calendar is right or wrong by a day, seldom two. A weekday that s names
// decides between them.
func FromHijri(s string) []Date {
	out := HijriDates(s)
	named := ""
	if len(out) > 0 {
		for _, v := range Values(s) {
			if v.Kind == ValueWeekday && named == "" {
				named = v.Norm
			}
		}
	}
	for i, d := range out {
		day := tabular(d)
		for _, off := range []int{0, -1, 1, -2, 2} {
			if named == weekdayNames[(day+off)%7] {
				day += off
				break
			}
		}
		out[i] = gregorian(day)
		out[i].Span = d.Span
	}
	return out
}

// weekdayNames are those of [Value], by the remainder of a Julian day number.
var weekdayNames = [7]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// tabular gives the Julian day number of a Hijri date by the calendar of 30 years that astronomers use: months of 30 and 29
// days in turn, 11 years of a day more (E. G. Richards, Mapping Time, 1998).
func tabular(d Date) int {
	return d.Day + (59*(d.Month-1)+1)/2 + (d.Year-1)*354 + (3+11*d.Year)/30 + 1948439
}

// gregorian gives the date of a Julian day number (the same book, algorithm F).
func gregorian(day int) Date {
	f := day + 1401 + (4*day+274277)/146097*3/4 - 38
	e := 4*f + 3
	h := 5*(e%1461/4) + 2
	month := (h/153+2)%12 + 1
	return Date{Year: e/1461 - 4716 + (14-month)/12, Month: month, Day: h%153/5 + 1}
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
