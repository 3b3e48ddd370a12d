package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// segment is a run of signs on one line, in the order of x, without a gap as wide as between columns.
type segment struct {
	glyphs []glyph
	x0, x1 float64
	y      float64
	size   float64 // of most of its signs
}

// A gap this wide, in sizes of the font, may part columns. Justified words may stand as far apart: segments between which
// no gutter runs down the page become one line again.
const gutter = 1.0

// A gap this wide between two signs is a space that was not written. Where spaces are written, only a wider one is.
const (
	spaceGap      = 0.18
	otherSpaceGap = 0.32
)

// segments makes segments of a page's signs, from the top down and from left to right.
func segments(glyphs []glyph) []segment {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(b.y, a.y) })
	var out []segment
	for start := 0; start < len(glyphs); {
		end, size := start, 0.0
		for end < len(glyphs) && glyphs[start].y-glyphs[end].y <= 0.35*max(size, glyphs[end].size) {
			size = max(size, glyphs[end].size)
			end++
		}
		end = max(end, start+1)
		out = append(out, row(glyphs[start:end])...)
		start = end
	}
	return out
}

// row parts the signs of one line at the gaps between columns.
func row(glyphs []glyph) []segment {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
	glyphs = withMarks(glyphs)
	var out []segment
	for start := 0; start < len(glyphs); {
		end, reach := start+1, glyphs[start].x1
		for end < len(glyphs) && glyphs[end].x0-reach <= gutter*max(glyphs[end].size, glyphs[end-1].size) {
			reach = max(reach, glyphs[end].x1)
			end++
		}
		if s := newSegment(glyphs[start:end]); s.size > 0 {
			out = append(out, s)
		}
		start = end
	}
	return out
}

// newSegment measures signs. Spaces at the ends do not count; a segment of nothing else has the size 0.
func newSegment(glyphs []glyph) segment {
	for len(glyphs) > 0 && blank(glyphs[0]) {
		glyphs = glyphs[1:]
	}
	for len(glyphs) > 0 && blank(glyphs[len(glyphs)-1]) {
		glyphs = glyphs[:len(glyphs)-1]
	}
	s := segment{glyphs: glyphs}
	for i, g := range glyphs {
		if i == 0 {
			s.x0, s.x1 = g.x0, g.x1
		}
		s.x0, s.x1 = min(s.x0, g.x0), max(s.x1, g.x1)
	}
	s.size = mostly(glyphs)
	for _, g := range glyphs {
		if g.size == s.size {
			s.y = g.y
			break
		}
	}
	return s
}

func blank(g glyph) bool { return strings.TrimSpace(g.letters) == "" }

// mostly gives the size of the widest share of the signs.
func mostly(glyphs []glyph) float64 {
	bySize := map[float64]float64{}
	best := 0.0
	for _, g := range glyphs {
		if blank(g) {
			continue
		}
		bySize[g.size] += max(g.x1-g.x0, 0.01)
		if best == 0 || bySize[g.size] > bySize[best] {
			best = g.size
		}
	}
	return best
}

// withMarks hangs marks without width at the letter that they stand over, and drops signs put twice to look bold.
func withMarks(glyphs []glyph) []glyph {
	var out []glyph
	var marks []glyph
	for i, g := range glyphs {
		switch {
		case g.letters != "" && strings.TrimFunc(g.letters, mark) == "":
			marks = append(marks, g)
		case i > 0 && g.letters == glyphs[i-1].letters && abs(g.x0-glyphs[i-1].x0) < 0.08*g.size && !blank(g) && g.x1-g.x0 > 0.16*g.size:
		default:
			out = append(out, g)
		}
	}
	for _, m := range marks {
		if k := under(out, m); k >= 0 {
			out[k].letters += m.letters
		}
	}
	return out
}

func mark(r rune) bool { return unicode.Is(unicode.Mn, r) }

// under gives the sign that a mark stands over: the one whose middle is nearest to the mark's.
func under(glyphs []glyph, m glyph) int {
	at := (m.x0 + m.x1) / 2
	k, _ := slices.BinarySearchFunc(glyphs, at, func(g glyph, at float64) int { return cmp.Compare(g.x0, at) })
	best, far := -1, 0.0
	for i := max(0, k-3); i < min(len(glyphs), k+3); i++ {
		g := glyphs[i]
		distance := max(0, g.x0-at, at-g.x1)
		if !blank(g) && (best < 0 || distance < far) {
			best, far = i, distance
		}
	}
	return best
}

// line is what stands on one line of a column, perhaps in several segments.
type line struct {
	segment
	left, right float64 // of its column
	page        int
	gapped      bool // it has a gap as wide as between the cells of a table
	turned      bool // it is set against the side where lines of its direction end
}

// joined makes one segment of those of a line, in the order of x.
func joined(parts []segment) segment {
	var glyphs []glyph
	for _, p := range parts {
		glyphs = append(glyphs, p.glyphs...)
	}
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
	return newSegment(glyphs)
}

// spaced gives the signs with a space in every gap that has none.
func (s *segment) spaced() []glyph {
	var out []glyph
	reach, wide := 0.0, spaceGap
	if slices.ContainsFunc(s.glyphs, blank) {
		wide = otherSpaceGap
	}
	for i, g := range s.glyphs {
		if i > 0 && g.x0-reach > wide*max(g.size, s.glyphs[i-1].size) && !blank(g) && len(out) > 0 && !blank(out[len(out)-1]) {
			out = append(out, glyph{letters: " ", x0: reach, x1: g.x0, y: g.y, size: g.size})
		}
		reach = max(reach, g.x1)
		if g.letters != "" {
			out = append(out, g)
		}
	}
	return out
}
