package compare

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"muqabala/compare/encoder"
)

// An engine opens from a model that comes in pieces, before its last ones, and is the engine of the whole model; where
// pieces are missing, wrong or too many, an error says so.
func TestOpening(t *testing.T) {
	packed, err := os.ReadFile("encoder/weights/usem3.bin")
	if err != nil {
		t.Fatal(err)
	}
	model, err := encoder.Unpack(packed)
	if err != nil {
		t.Fatal(err)
	}
	front, _, err := encoder.Frame(model[:headSize])
	if err != nil {
		t.Fatal(err)
	}
	damaged := bytes.Clone(model)
	damaged[40] = 0xff // a section's place
	for _, c := range []struct {
		reason string
		pieces [][]byte
		fault  string
	}{
		{"as the page has it: the front, the streams", [][]byte{model[:front], model[front:]}, ""},
		{"in small pieces", slices.Collect(slices.Chunk(model, 300_001)), ""},
		{"a head in two pieces", [][]byte{model[:9], model[9:20], model[20:]}, ""},
		{"the packed model, which has no such front", [][]byte{packed[:70_000], packed[70_000:]}, ""},
		{"nothing", nil, "the model has 0 bytes"},
		{"its head alone", [][]byte{model[:200]}, "the model has 200 bytes"},
		{"without its end", [][]byte{model[:len(model)-1]}, "the model has"},
		{"with more than there is", [][]byte{model, {1}}, "the model has"},
		{"another file", [][]byte{bytes.Repeat([]byte("<p>"), 5000)}, "opening the engine"},
		{"a damaged head", [][]byte{damaged}, "opening the engine"},
	} {
		var o Opening
		for _, p := range c.pieces {
			if n, err := o.Write(p); n != len(p) || err != nil {
				t.Errorf("%s: wrote %d of %d bytes: %v", c.reason, n, len(p), err)
			}
		}
		e, err := o.Engine()
		if (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: error %v, want %q", c.reason, err, c.fault)
		}
		if err == nil && (e.Model() != theEngine().Model() || e.model.Encode("Le ministre") != theEngine().model.Encode("Le ministre")) {
			t.Errorf("%s: another engine", c.reason)
		}
	}
}
