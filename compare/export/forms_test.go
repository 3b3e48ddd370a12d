package export_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"muqabala/compare/export"
)

// The table that the page's twin is tested on too (web/state/forms.test.ts).
func TestForms(t *testing.T) {
	data, err := os.ReadFile("testdata/forms.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases struct {
		Counts []struct {
			Lang, Key, Want string
			N               int
		}
		Dates []struct{ Lang, ISO, Want string }
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases.Counts) < 20 || len(cases.Dates) < 20 {
		t.Fatalf("%d counts and %d dates", len(cases.Counts), len(cases.Dates))
	}
	for _, c := range cases.Counts {
		if got := export.In(c.Lang).Count(c.Key, c.N); got != c.Want {
			t.Errorf("%s %s of %d: %q, want %q", c.Lang, c.Key, c.N, got, c.Want)
		}
	}
	for _, c := range cases.Dates {
		if got := export.In(c.Lang).Date(c.ISO); got != c.Want {
			t.Errorf("%s %q: %q, want %q", c.Lang, c.ISO, got, c.Want)
		}
	}
}

// A counted string has the forms of its language, in all three languages or in none.
func TestCountedStrings(t *testing.T) {
	forms := map[string]int{"en": 2, "fr": 2, "ar": 6}
	for key, text := range readStrings(t, "en") {
		for _, lang := range languages {
			want := 1
			if strings.Contains(text, "|") {
				want = forms[lang]
			}
			if got := len(strings.Split(readStrings(t, lang)[key], "|")); got != want {
				t.Errorf("%s %s has %d forms, want %d", lang, key, got, want)
			}
		}
	}
}
