package export

import (
	"embed"
	"encoding/json"
	"strings"
	"sync"
)

//go:embed strings/*.json
var stringFiles embed.FS

// Languages are the languages of the interface and the exports.
var Languages = []string{"en", "fr", "ar"}

// Strings are the words of one interface language, by key. The page bundles the same files.
type Strings map[string]string

// tables are read when they are first asked for.
var tables = sync.OnceValue(func() map[string]Strings {
	out := map[string]Strings{}
	for _, lang := range Languages {
		data, err := stringFiles.ReadFile("strings/" + lang + ".json")
		if err != nil {
			panic("export: internal error: " + err.Error())
		}
		var s Strings
		if err := json.Unmarshal(data, &s); err != nil {
			panic("export: internal error: strings/" + lang + ".json: " + err.Error())
		}
		out[lang] = s
	}
	return out
})

// In gives the strings of a language, or the English ones where it is none of Languages.
func In(lang string) Strings {
	if s, ok := tables()[lang]; ok {
		return s
	}
	return tables()["en"]
}

// Say fills the string of a key: args are name, value, name, value, … for its {name} places. A key that has no string
// is printed as it is, so that a mistake shows.
func (s Strings) Say(key string, args ...string) string {
	t, ok := s[key]
	if !ok {
		return key
	}
	for k := 0; k+1 < len(args); k += 2 {
		args[k] = "{" + args[k] + "}"
	}
	return strings.NewReplacer(args[:len(args)&^1]...).Replace(t)
}
