package pdf

import (
	"cmp"
	"slices"
)

// A page is read as it was set: what stands side by side with a gutter between is columns, what stands above comes first.
// The page is cut along the widest gaps, first between columns, else between what is above and what is below (the XY-cut
// of Nagy, Seth and Viswanathan, 1992).

// column is the place of a part of a page.
type column struct{ left, right float64 }

// columnLines is how many lines each of two columns has at least; fewer are a table's cells or a line with a tab.
const columnLines = 3

// inOrder gives the lines of a page's segments in reading order.
func inOrder(parts []segment, in column, rtl bool, depth int) []line {
	if len(parts) == 0 {
		return nil
	}
	if depth < 24 {
		if left, right := sideBySide(parts); left != nil {
			if rtl {
				left, right = right, left
			}
			return append(inOrder(left, extent(left), rtl, depth+1), inOrder(right, extent(right), rtl, depth+1)...)
		}
		if above, below := stacked(parts); above != nil {
			return append(inOrder(above, in, rtl, depth+1), inOrder(below, in, rtl, depth+1)...)
		}
	}
	return lines(parts, in)
}

func extent(parts []segment) column {
	c := column{parts[0].x0, parts[0].x1}
	for _, p := range parts {
		c.left, c.right = min(c.left, p.x0), max(c.right, p.x1)
	}
	return c
}

// sideBySide parts segments at the widest gutter that runs all the way down between them; nil if there is none.
func sideBySide(parts []segment) (left, right []segment) {
	byX := slices.Clone(parts)
	slices.SortStableFunc(byX, func(a, b segment) int { return cmp.Compare(a.x0, b.x0) })
	reach, cut, widest := byX[0].x1, 0, 0.0
	for i, p := range byX {
		if gap := p.x0 - reach; gap > widest && gap > 0.8*p.size {
			widest, cut = gap, i
		}
		reach = max(reach, p.x1)
	}
	if cut == 0 {
		return nil, nil
	}
	edge := byX[cut].x0
	for _, p := range parts { // in the order of parts: from the top down
		if p.x0 < edge {
			left = append(left, p)
		} else {
			right = append(right, p)
		}
	}
	if !column2(left, right) {
		return nil, nil
	}
	return left, right
}

// column2 reports whether two stacks of segments are columns of text: several lines each, most of them wide, and beside
// each other for the better part.
func column2(a, b []segment) bool {
	if len(a) < columnLines || len(b) < columnLines {
		return false
	}
	top, bottom := min(a[0].y, b[0].y), max(a[len(a)-1].y, b[len(b)-1].y)
	shorter := min(a[0].y-a[len(a)-1].y, b[0].y-b[len(b)-1].y)
	return top-bottom >= shorter/2 && wide(a) && wide(b)
}

// wide reports whether the lines of a stack are long for their font, as running text is.
func wide(parts []segment) bool {
	n := 0
	for _, p := range parts {
		if p.x1-p.x0 > 8*p.size {
			n++
		}
	}
	return n*2 >= len(parts)
}

// stacked parts segments, which stand in the order of y, at the widest gap between lines that leaves something to be
// parted side by side on one of its sides.
func stacked(parts []segment) (above, below []segment) {
	best, widest := 0, 0.0
	for i := 1; i < len(parts); i++ {
		gap := parts[i-1].y - parts[i].y - parts[i].size
		if gap > widest && gap > 0.3*parts[i].size {
			best, widest = i, gap
		}
	}
	if best == 0 || !twoOnALine(parts) {
		return nil, nil
	}
	return parts[:best], parts[best:]
}

// twoOnALine reports whether any line has two segments, so that there may be columns.
func twoOnALine(parts []segment) bool {
	for i := 1; i < len(parts); i++ {
		if parts[i-1].y-parts[i].y < 0.35*parts[i].size {
			return true
		}
	}
	return false
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
			out = append(out, line{segment: s, left: in.left, right: in.right})
		}
		start = end
	}
	return out
}
