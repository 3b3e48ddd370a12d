package text

import (
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// offsetTexts have runes of every width, in every order, and bytes that are none.
var offsetTexts = []string{
	"", "a", "é", "ع", "🙂", "a🙂é", "🙂🙂🙂", "وكلمة 🙂 plain", "\xff\xfea", "e\u0301",
	"0123456789012345678901234567890123456789012345678901234567890123é🙂ع0123456789012345678901234567890123456789012345678901234567890123🙂🙂x",
}

func TestOffsetsAgreeWithUTF16(t *testing.T) {
	for _, s := range offsetTexts {
		checkOffsets(t, s)
	}
}

// checkOffsets holds Offsets against the conversion of the whole string.
func checkOffsets(t *testing.T, s string) {
	t.Helper()
	o := NewOffsets(s)
	units := 0
	for b, r := range s {
		if got := o.UTF16(b); got != units {
			t.Errorf("%q: UTF16(%d) = %d, want %d", s, b, got, units)
		}
		if got := o.Byte(units); got != b {
			t.Errorf("%q: Byte(%d) = %d, want %d", s, units, got, b)
		}
		units += len(utf16.Encode([]rune{r}))
	}
	if o.Len() != units || o.UTF16(len(s)) != units || o.Byte(units) != len(s) {
		t.Errorf("%q: the end is at %d and %d, want %d", s, o.Len(), o.UTF16(len(s)), units)
	}
}

func TestOffsetsOutsideAndInside(t *testing.T) {
	o := NewOffsets("a🙂é")
	tests := []struct {
		reason    string
		got, want int
	}{
		{"before the string", o.Byte(-1), 0},
		{"behind the string", o.Byte(99), 7},
		{"inside a surrogate pair", o.Byte(2), 1},
		{"inside a rune's bytes", o.UTF16(3), 1},
		{"bytes before the string", o.UTF16(-5), 0},
		{"bytes behind the string", o.UTF16(99), 4},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %d, want %d", tt.reason, tt.got, tt.want)
		}
	}
	if got := o.Slice(1, 3); got != "🙂" {
		t.Errorf("Slice(1, 3) = %q", got)
	}
	if got := o.Slice(3, 1); got != "" {
		t.Errorf("Slice(3, 1) = %q, want nothing", got)
	}
}

func FuzzOffsets(f *testing.F) {
	for _, s := range offsetTexts {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, s string, at int) {
		checkOffsets(t, s)
		b := NewOffsets(s).Byte(at)
		if b < 0 || b > len(s) || b < len(s) && utf8.ValidString(s) && !utf8.RuneStart(s[b]) {
			t.Errorf("Byte(%d) = %d is inside a rune", at, b)
		}
	})
}
