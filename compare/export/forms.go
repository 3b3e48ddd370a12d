package export

import (
	"strconv"
	"strings"
)

// Numbers, dates and counted words as the press of each language prints them. web/state/forms.ts is the twin of this
// file: one table of cases (testdata/forms.json) is tested on both. Digits are Western in all three languages.

// Count fills the counted string of a key, in the form that the language has for n; {n} is the number.
func (s Strings) Count(key string, n int, args ...string) string {
	forms := strings.Split(s.Say(key, append(args, "n", s.Number(n))...), "|")
	return strings.TrimSpace(forms[min(s.form(n), len(forms)-1)])
}

// form says which of the forms of a counted string, parted by |, a number takes: of two, one and other; of Arabic's six,
// none, one, two, few, many and other. The rules are Unicode's (CLDR, cardinals).
func (s Strings) form(n int) int {
	switch rest := n % 100; {
	case s["lang"] == "fr" && n < 2, s["lang"] == "en" && n == 1:
		return 0
	case s["lang"] != "ar":
		return 1
	case n < 3:
		return n
	case rest >= 3 && rest <= 10:
		return 3
	case rest >= 11:
		return 4
	}
	return 5
}

// Number prints an integer that is not negative, grouped as the language's press prints it.
func (s Strings) Number(n int) string {
	digits, gap := strconv.Itoa(n), map[string]string{"en": ",", "fr": "\u202f"}[s["lang"]]
	for k := len(digits) - 3; k > 0 && gap != ""; k -= 3 {
		digits = digits[:k] + gap + digits[k:]
	}
	return digits
}

// Date prints an ISO date, or as much as is known of it, in words: "10 April 2025", "avril 2025". What is no date is
// printed as it is.
func (s Strings) Date(iso string) string {
	date, _, _ := strings.Cut(iso, "T")
	parts := strings.Split(date, "-")
	if len(parts) > 3 || len(parts[0]) != 4 || strings.Trim(strings.Join(parts, ""), "0123456789") != "" {
		return iso
	}
	words := parts[:1]
	if len(parts) > 1 {
		month, ok := s["date.month."+parts[1]]
		if !ok {
			return iso
		}
		words = []string{month, parts[0]}
	}
	if len(parts) > 2 {
		day, _ := strconv.Atoi(parts[2])
		if len(parts[2]) != 2 || day < 1 || day > 31 {
			return iso
		}
		first := strconv.Itoa(day)
		if day == 1 {
			first = s["date.first"]
		}
		words = append([]string{first}, words...)
	}
	return strings.Join(words, " ")
}
