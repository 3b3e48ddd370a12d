package encoder

import (
	"strings"
	"testing"
)

// The unpacked model is the model: its name, its vectors; and a damaged one is still an error, not a crash.
func TestUnpackedIsTheSameModel(t *testing.T) {
	whole := file(t, "weights/usem3.bin")
	unpacked, err := Unpack(whole)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Load(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	if want := shipped(t).ID(); m.ID() != want {
		t.Errorf("ID %q, want %q", m.ID(), want)
	}
	for _, text := range some(t)[8:12] {
		if m.Encode(text) != shipped(t).Encode(text) {
			t.Errorf("%q: another vector", text)
		}
	}
	for _, n := range []int{0, 40, 5000, len(unpacked) / 2, len(unpacked) - 1} {
		if _, err := Load(unpacked[:n]); err == nil || !strings.HasPrefix(err.Error(), "encoder: loading the model: ") {
			t.Errorf("cut to %d bytes: error %v", n, err)
		}
	}
	if _, err := Unpack(whole[:len(whole)-1]); err == nil {
		t.Error("a file cut short was unpacked")
	}
}
