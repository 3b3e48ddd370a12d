package protocol_test

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"muqabala/wasm/protocol"
)

// Every field of a request, at any depth, is read by the worker (wasm/main.go, which only a browser runs), by its name or
// through the list of fields: one that is forgotten there would be dropped without a word.
func TestFieldsAreLetThrough(t *testing.T) {
	source, err := os.ReadFile("../main.go")
	if err != nil {
		t.Fatal(err)
	}
	_, reads, found := strings.Cut(string(source), "func request(")
	if reads, _, _ = strings.Cut(reads, "// turn lets"); !found || !strings.Contains(reads, "var fields =") {
		t.Fatal("main.go has no list of fields")
	}
	for name := range names(reflect.TypeFor[protocol.Request]()) {
		if !strings.Contains(reads, `"`+name+`"`) {
			t.Errorf("main.go does not let %q through", name)
		}
	}
}

// names are the JSON names of a type's fields, at any depth.
func names(t reflect.Type) map[string]bool {
	found := map[string]bool{}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return names(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "-" {
				continue
			}
			if name != "" {
				found[name] = true
			}
			for inner := range names(f.Type) {
				found[inner] = true
			}
		}
	}
	return found
}
