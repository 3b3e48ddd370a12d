package text

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed tables/months.txt
var monthTable string

// months gives the number of a folded month name; a name of two words is joined by a space.
var months = sync.OnceValue(func() map[string]int { return readMonthTable(monthTable) })

// readMonthTable reads the numbers of a table of months by folded name.
func readMonthTable(table string) map[string]int {
	out := map[string]int{}
	for _, row := range Rows(table) {
		n, err := strconv.Atoi(row[0])
		if err != nil {
			panic("text: internal error: a table of months: " + err.Error())
		}
		for _, name := range strings.Fields(row[1]) {
			out[strings.Join(FoldWords(name), " ")] = n
		}
	}
	return out
}

// Date is a day that a text names in full.
type Date struct {
	Span
	Year, Month, Day int
}

// ISO gives the date as ISO 8601 writes it.
func (d Date) ISO() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Dates finds the full dates of s, in order: 10 avril 2025, 1er mai 2025, April 10, 2025, ٩ نيسان ٢٠٢٥, 2025-04-10,
// 10/04/2025. Of two small numbers the first is the day, as Arabic and French write it, unless only the other order
// gives a date.
func Dates(s string) []Date { return datesOf(s, dateTokens(s)) }

// datesOf finds the full dates among the tokens of s.
func datesOf(s string, t []token) []Date {
	var out []Date
	for i := 0; i < len(t); {
		d, n := dateAt(s, t[i:])
		if n == 0 {
			i++
			continue
		}
		d.Span = Span{t[i].Start, t[i+n-1].End}
		out = append(out, d)
		i += n
	}
	return out
}

// token is a word as dates see it: a number or a folded name.
type token struct {
	Span
	number int // -1 for a word
	name   string
	forms  []string // the stems of the name
}

func dateTokens(s string) []token {
	var out []token
	for _, w := range Words(s) {
		f := Fold(s[w.Start:w.End])
		if parts := strings.Split(f, "."); len(parts) == 3 && len(f) == len(s[w.Start:w.End]) {
			out = append(out, dottedTokens(w.Start, parts)...)
			continue
		}
		name := monthly(s[w.Start:w.End], f)
		out = append(out, token{w, number(withoutEra(f)), name, stems(name)})
	}
	return out
}

// withoutEra drops the letter of the era that is written against a year: 2025م, 1446هـ.
func withoutEra(f string) string {
	for _, era := range []string{"م", "ه"} {
		if y, ok := strings.CutSuffix(f, era); ok && len(y) == 4 {
			return y
		}
	}
	return f
}

// monthly is the folded word as dates see it: "may" and "march" are months when they are printed with a capital, else
// verbs.
func monthly(printed, fold string) string {
	if printed == "may" || printed == "march" {
		return ""
	}
	return fold
}

// dottedTokens parts 10.04.2025, which is one word, into its three numbers.
func dottedTokens(at int, parts []string) []token {
	var out []token
	for _, p := range parts {
		out = append(out, token{Span{at, at + len(p)}, number(p), p, stems(p)})
		at += len(p) + 1
	}
	return out
}

// number is the value of a short number, ordinal endings dropped (1er, 9th), or -1.
func number(f string) int {
	for _, end := range []string{"er", "st", "nd", "rd", "th"} {
		if len(f) > 2 && len(f) <= 4 {
			f = strings.TrimSuffix(f, end)
		}
	}
	if len(f) > 4 {
		return -1
	}
	n, err := strconv.Atoi(f)
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// dateAt reads a date at the start of t and says how many tokens it takes; 0 where there is none.
func dateAt(s string, t []token) (Date, int) {
	if len(t) < 3 {
		return Date{}, 0
	}
	if m, n := monthAt(t[1:]); m > 0 && len(t) > 1+n { // 10 avril 2025
		if d := (Date{Year: t[1+n].number, Month: m, Day: t[0].number}); d.valid() {
			return d, n + 2
		}
	}
	if m, n := monthAt(t); m > 0 && len(t) > n+1 { // April 10, 2025
		if d := (Date{Year: t[n+1].number, Month: m, Day: t[n].number}); d.valid() {
			return d, n + 2
		}
	}
	return numericDate(s, t)
}

// monthAt reads a month's name at the start of t: its number and how many tokens it takes.
func monthAt(t []token) (month, n int) {
	if len(t) > 1 {
		if m := months()[t[0].name+" "+t[1].name]; m > 0 {
			return m, 2
		}
	}
	if len(t) > 0 {
		return months()[t[0].name], 1
	}
	return 0, 0
}

// numericDate reads 2025-04-10 or 10/04/2025, with -, / or . between the numbers.
func numericDate(s string, t []token) (Date, int) {
	for i := 0; i < 2; i++ {
		if gap := s[t[i].End:t[i+1].Start]; gap != "-" && gap != "/" && gap != "." {
			return Date{}, 0
		}
	}
	a, b, c := t[0].number, t[1].number, t[2].number
	for _, d := range []Date{{Year: a, Month: b, Day: c}, {Year: c, Month: b, Day: a}, {Year: c, Month: a, Day: b}} {
		if d.valid() {
			return d, 3
		}
	}
	return Date{}, 0
}

// valid reports whether the date exists, in the years that news is written in.
func (d Date) valid() bool {
	if d.Year < 1800 || d.Year > 2199 || d.Month < 1 || d.Month > 12 || d.Day < 1 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[d.Month-1]
	if d.Month == 2 && (d.Year%4 == 0 && d.Year%100 != 0 || d.Year%400 == 0) {
		days = 29
	}
	return d.Day <= days
}
