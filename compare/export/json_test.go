package export

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"testing"

	"muqabala/compare/report"
)

// What is printed element by element is what encoding/json prints of the whole.
func TestJSONIsTheWhole(t *testing.T) {
	for name, rep := range map[string]*report.Report{
		"nothing":     {},
		"empty lists": {Documents: []report.Document{}, Links: []report.Link{}},
		"all sorts": {Schema: "x", Documents: []report.Document{{ID: "D1", Title: "<b> & «عنوان»\u2028"}, {ID: "D2", Blocks: []report.Block{{ID: "D2.b1"}}}},
			Links: []report.Link{{ID: "L1", A: []string{"a", "b"}}}, Messages: []report.Message{{ID: "m", Args: map[string]string{"b": "1", "a": "2"}}}},
	} {
		var got, want bytes.Buffer
		if err := JSON(&got, rep); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		if err := enc.Encode(rep); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("%s: got\n%s\nwant\n%s", name, &got, &want)
		}
	}
}

func TestJSONSaysWhatFails(t *testing.T) {
	if err := JSON(&bytes.Buffer{}, &report.Report{Pairs: []report.Pair{{Similarity: math.NaN()}}}); err == nil {
		t.Error("a number that JSON lacks is printed")
	}
	closed, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	if err := JSON(closed, &report.Report{}); err == nil {
		t.Error("a file that is closed is written")
	}
}
