package align

import "testing"

func TestTold(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		want   [2]float64
		reason string
	}{
		{"a b c", "a b c", [2]float64{.75, .75}, "all is told; it is as though a fourth sentence were not"},
		{"a b c", "a b c d e", [2]float64{.75, .5}, "the longer text tells more"},
		{"a b c", "a d e", [2]float64{.25, .25}, "a third is told"},
		{"abc", "a b c", [2]float64{.5, .25}, "a sentence that goes with many tells one of them"},
		{"", "a", [2]float64{}, "nothing tells nothing"},
	} {
		got := Align(texts(c.a, c.b)).Told()
		for k, want := range c.want {
			if got[k] > want || got[k] < .8*want {
				t.Errorf("%s | %s: %.3f, want %.3f or a little less: %s", c.a, c.b, got, c.want, c.reason)
			}
		}
	}
}
