package encoder

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTokensAtTheBorders(t *testing.T) {
	var edges []struct {
		Text   string  `json:"text"`
		IDs    []int32 `json:"ids"`
		Reason string  `json:"reason"`
	}
	if err := json.Unmarshal(file(t, "testdata/edges.json"), &edges); err != nil {
		t.Fatal(err)
	}
	m := full(t)
	for _, e := range edges {
		if got := m.Tokens(e.Text); !slices.Equal(got, e.IDs) {
			t.Errorf("%s: %q\n got %v\nwant %v", e.Reason, e.Text, got, e.IDs)
		}
	}
}

func TestTokensOfBadText(t *testing.T) {
	m := shipped(t)
	for _, c := range []struct{ text, like, reason string }{
		{"a\xffb", "a\ufffdb", "a byte that is no UTF-8"},
		{"\xed\xa0\x80", "\ufffd\ufffd\ufffd", "a lone surrogate: three bytes, none of them UTF-8"},
		{"\xe2\x96", "\ufffd\ufffd", "a character cut off"},
		{strings.Repeat("é", maxBytes), strings.Repeat("é", maxBytes/2), "cut between characters"},
		{strings.Repeat("a", 10<<20), strings.Repeat("a", maxBytes), "ten megabytes of one letter"},
		{strings.Repeat("x", maxBytes-1) + "é", strings.Repeat("x", maxBytes-1), "a character across the cut"},
		{strings.Repeat("\xff", 100_000), strings.Repeat("\ufffd", maxBytes), "only bad bytes"},
	} {
		if got, want := m.Tokens(c.text), m.Tokens(c.like); !slices.Equal(got, want) {
			t.Errorf("%s: got %d tokens, want %d", c.reason, len(got), len(want))
		}
	}
}

func TestTokensAreBounded(t *testing.T) {
	m := shipped(t)
	long := m.Tokens(strings.Repeat("mot ", 2000))
	if len(long) != MaxTokens || long[0] != idBegin || long[MaxTokens-1] != idEnd {
		t.Errorf("%d tokens from %d to %d", len(long), long[0], long[len(long)-1])
	}
	short := m.Tokens(strings.Repeat("mot ", 400))
	if !slices.Equal(long[:len(short)-1], short[:len(short)-1]) {
		t.Error("the head of a long text is cut otherwise than by itself")
	}
}

// Nothing that the full vocabulary can read is unknown to the shipped one, in scripts the product reads.
func TestCutVocabularyKeepsEveryCharacter(t *testing.T) {
	all, cut := full(t), shipped(t)
	for r := rune(0x20); r < 0x2e80; r++ {
		if thai, jamo := r>>7 == 0x0e00>>7, r>>8 == 0x11; thai || jamo {
			continue
		}
		text := string(r)
		if slices.Contains(cut.Tokens(text), idUnknown) && !slices.Contains(all.Tokens(text), idUnknown) {
			t.Errorf("%q (%U) became unknown", text, r)
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, text := range []string{"", " ", "\x00", "ﷺ", "a\xff\xed\xa0\x80", "<s></s>", "▁▁", "e\u0301\u0327",
		strings.Repeat("ء", 3000), strings.Repeat("\u0344", 9000), "un « mot » et النص\u200f 12,5 %"} {
		f.Add(text)
	}
	m := shipped(f)
	piece := make(map[int32]string, len(m.lexicon.rank))
	for i, k := range m.lexicon.rank {
		piece[k] = string(m.lexicon.text[m.lexicon.start[i]:m.lexicon.start[i+1]])
	}
	f.Fuzz(func(t *testing.T, text string) {
		ids := m.Tokens(text)
		if n := len(ids); n < 3 || n > MaxTokens || ids[0] != idBegin || ids[n-1] != idEnd {
			t.Fatalf("ids %v", ids)
		}
		normal := m.charsmap.normalize(clip(text, maxBytes))
		if !utf8.ValidString(normal) || strings.Contains(normal, space+" ") || strings.HasSuffix(normal, space) {
			t.Fatalf("normalised to %q", normal)
		}
		if spelled := spell(piece, m.cut(nil, text, maxBytes), normal); spelled != normal {
			t.Fatalf("pieces spell %q, want %q", spelled, normal)
		}
		if again := m.Tokens(text); !slices.Equal(ids, again) {
			t.Fatalf("second time %v", again)
		}
	})
}

// spell joins pieces again; an unknown one stands for the next character of normal.
func spell(piece map[int32]string, ranks []int32, normal string) string {
	var b strings.Builder
	for _, k := range ranks {
		rest := normal[min(b.Len(), len(normal)):]
		if k == idUnknown && !strings.HasPrefix(rest, piece[k]) {
			_, n := utf8.DecodeRuneInString(rest)
			b.WriteString(rest[:n])
			continue
		}
		b.WriteString(piece[k])
	}
	return b.String()
}

// tokens.txt is what `make bench` divides by.
func TestTokensOfTheFixture(t *testing.T) {
	m, n := shipped(t), 0
	for _, text := range lines(t, "testdata/sentences.txt") {
		n += len(m.Tokens(text))
	}
	if want := lines(t, "testdata/tokens.txt")[0]; strconv.Itoa(n) != want {
		t.Errorf("%d tokens, tokens.txt says %s", n, want)
	}
}
