package pdf

import (
	"cmp"
	"slices"
)

// A page is read from the top down, but where text stands in columns: a stretch of lines down which a gutter runs that no
// line crosses. Each column of it is read whole, before what follows the stretch; the columns of a column in the same way.

// column is the place of a part of a page.
type column struct{ left, right float64 }

const (
	columnLines = 3    // of each column at least; fewer are a table's cells or a line with a tab
	minGutter   = 0.8  // width of a gutter, in sizes of the font
	maxColumns  = 16   // side by side
	maxRows     = 1200 // of a page with columns; beyond, no text is set that small
)

// inOrder gives the lines of a page's segments, which stand from the top down, in reading order.
func inOrder(parts []segment, in column, rtl bool, depth int) []line {
	if depth < 8 && len(parts) < maxRows {
		for i := range parts {
			end, left, right := columnsAt(parts, i)
			if left == nil {
				continue
			}
			out := lines(parts[:i], in)
			if rtl {
				left, right = right, left
			}
			out = append(out, inOrder(left, extent(left), rtl, depth+1)...)
			out = append(out, inOrder(right, extent(right), rtl, depth+1)...)
			return append(out, inOrder(parts[end:], in, rtl, depth)...)
		}
	}
	return lines(parts, in)
}

// columnsAt looks for two columns that begin at segment i: the longest stretch with a gutter all the way down. left is
// nil where there are none.
func columnsAt(parts []segment, i int) (end int, left, right []segment) {
	var taken []column // places where anything stands, from left to right
	cut := 0.0
	for j := i; j < len(parts); j++ {
		p := &parts[j]
		next := occupy(taken, column{p.x0, p.x1})
		at, width := widestGap(next)
		far := j > i && parts[j-1].y-p.y > 3*p.size
		if far || len(next) > maxColumns || len(next) > 1 && width < minGutter*p.size || len(next) == 1 && j > i+1 {
			break
		}
		taken = next
		if len(next) > 1 {
			end, cut = j+1, at
		}
	}
	for _, p := range parts[i:max(i, end)] {
		if p.x0 < cut {
			left = append(left, p)
		} else {
			right = append(right, p)
		}
	}
	if !sideBySide(left, right) {
		return 0, nil, nil
	}
	return end, left, right
}

// occupy adds a place to places that do not touch.
func occupy(taken []column, c column) []column {
	var out []column
	for _, t := range taken {
		if t.right < c.left || t.left > c.right {
			out = append(out, t)
		} else {
			c = column{min(c.left, t.left), max(c.right, t.right)}
		}
	}
	out = append(out, c)
	slices.SortFunc(out, func(a, b column) int { return cmp.Compare(a.left, b.left) })
	return out
}

func places(parts []segment) (out []column) {
	for _, p := range parts {
		out = occupy(out, column{p.x0, p.x1})
	}
	return out
}

// widestGap gives the middle and the width of the widest gap between places.
func widestGap(taken []column) (at, width float64) {
	for k := 1; k < len(taken); k++ {
		if w := taken[k].left - taken[k-1].right; w > width {
			at, width = taken[k-1].right+w/2, w
		}
	}
	return at, width
}

func extent(parts []segment) column {
	c := column{parts[0].x0, parts[0].x1}
	for _, p := range parts {
		c.left, c.right = min(c.left, p.x0), max(c.right, p.x1)
	}
	return c
}

// sideBySide reports whether two stacks of segments are columns of text: several lines each, most of them wide, and beside
// each other for the better part.
func sideBySide(a, b []segment) bool {
	if len(a) < columnLines || len(b) < columnLines {
		return false
	}
	top, bottom := min(a[0].y, b[0].y), max(a[len(a)-1].y, b[len(b)-1].y)
	shorter := min(a[0].y-a[len(a)-1].y, b[0].y-b[len(b)-1].y)
	return top-bottom >= shorter/2 && wide(a) && wide(b)
}

// wide reports whether the lines of a stack are long for their font, as running text is.
func wide(parts []segment) bool {
	rows := lines(parts, column{})
	n := 0
	for _, l := range rows {
		if l.x1-l.x0 > 8*l.size {
			n++
		}
	}
	return n*2 >= len(rows)
}

// lines joins the segments that stand on one line.
func lines(parts []segment, in column) []line {
	var out []line
	for start := 0; start < len(parts); {
		end := start + 1
		for end < len(parts) && parts[start].y-parts[end].y < 0.35*max(parts[start].size, parts[end].size) {
			end++
		}
		if s := joined(parts[start:end]); s.size > 0 {
			_, gap := widestGap(places(parts[start:end]))
			out = append(out, line{segment: s, left: in.left, right: in.right, gapped: gap > 3*s.size})
		}
		start = end
	}
	return out
}
