package export_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"muqabala/compare/report"
)

var languages = []string{"en", "fr", "ar"}

var placeholder = regexp.MustCompile(`\{([A-Za-z]+)\}`)

// readStrings reads one language as a flat object and fails on what json.Unmarshal would forgive: a key twice, a
// value that is no string, keys out of order (which is where edits of several people collide).
func readStrings(t *testing.T, lang string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("strings", lang+".json"))
	if err != nil {
		t.Fatal(err)
	}
	found, keys, err := flat(data)
	if err != nil {
		t.Fatalf("%s.json: %v", lang, err)
	}
	if !slices.IsSorted(keys) {
		t.Errorf("%s.json: keys are not sorted", lang)
	}
	return found
}

func flat(data []byte) (map[string]string, []string, error) {
	in := json.NewDecoder(bytes.NewReader(data))
	if open, err := in.Token(); err != nil || open != json.Delim('{') {
		return nil, nil, fmt.Errorf("want an object, got %v (%v)", open, err)
	}
	found, keys := make(map[string]string), []string{}
	for in.More() {
		key, err := in.Token()
		if err != nil {
			return nil, nil, err
		}
		name := key.(string) // the decoder gives no other kind of key
		if _, twice := found[name]; twice {
			return nil, nil, fmt.Errorf("key %q twice", name)
		}
		var text string
		if err := in.Decode(&text); err != nil {
			return nil, nil, fmt.Errorf("key %q: %w", name, err)
		}
		found[name], keys = text, append(keys, name)
	}
	return found, keys, nil
}

// placeholders lists the names in braces, each once, sorted.
func placeholders(text string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func TestStringsAgree(t *testing.T) {
	english := readStrings(t, "en")
	for _, lang := range languages {
		texts := readStrings(t, lang)
		for _, key := range slices.Sorted(maps.Keys(english)) {
			if _, ok := texts[key]; !ok {
				t.Errorf("%s.json lacks %q", lang, key)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(texts)) {
			text := texts[key]
			if _, ok := english[key]; !ok {
				t.Errorf("%s.json has %q, en.json has not", lang, key)
			}
			if want := placeholders(english[key]); !slices.Equal(placeholders(text), want) {
				t.Errorf("%s.json %q: placeholders %v, en.json has %v", lang, key, placeholders(text), want)
			}
			if rest := placeholder.ReplaceAllString(text, ""); strings.ContainsAny(rest, "{}") {
				t.Errorf("%s.json %q: a brace that is no placeholder: %q", lang, key, text)
			}
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s.json %q is empty", lang, key)
			}
		}
	}
}

// A message names its file ({source}) where the file gave no document, and may name its documents ({docs}) else;
// its other placeholders are its arguments, all of them.
func TestEveryMessageHasItsString(t *testing.T) {
	for _, lang := range languages {
		texts := readStrings(t, lang)
		for _, id := range slices.Sorted(maps.Keys(report.Messages)) {
			text, ok := texts["message."+id]
			if !ok {
				t.Errorf("%s.json lacks message.%s", lang, id)
				continue
			}
			failure := report.Messages[id].Level == report.LevelError
			want := slices.Clone(report.Messages[id].Args)
			if failure {
				want = append(want, "source")
			} else if strings.Contains(text, "{docs}") {
				want = append(want, "docs")
			}
			slices.Sort(want)
			if got := placeholders(text); !slices.Equal(got, want) {
				t.Errorf("%s.json message.%s: placeholders %v, want %v", lang, id, got, want)
			}
		}
		for key := range texts {
			if id, ok := strings.CutPrefix(key, "message."); ok {
				if _, known := report.Messages[id]; !known {
					t.Errorf("%s.json: %s is no message of report/messages.go", lang, key)
				}
			}
		}
	}
}

func TestArabicStringsAreArabic(t *testing.T) {
	for key, text := range readStrings(t, "ar") {
		if strings.HasPrefix(key, "message.") && !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
			t.Errorf("%s: no Arabic letter in %q", key, text)
		}
		// The interface writes numbers with Western digits, as Maghrebi press does.
		if strings.ContainsAny(text, "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹") {
			t.Errorf("%s: Arabic-Indic digits in %q", key, text)
		}
	}
}

func TestFlatRefuses(t *testing.T) {
	for _, bad := range []string{`[]`, `{"a":"x","a":"y"}`, `{"a":{"b":"c"}}`, `{"a":1}`, `{"a"`, ``} {
		if got, _, err := flat([]byte(bad)); err == nil {
			t.Errorf("flat(%s) = %v, want an error", bad, got)
		}
	}
}
