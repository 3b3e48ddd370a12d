package pdf

import "unicode/utf8"

// glyph is a sign where it was put, in the page's units of 1/72 inch, y growing upwards.
type glyph struct {
	letters string
	x0, x1  float64 // along the line
	y       float64 // of the line it stands on
	size    float64
}

// matrix maps (x, y) to (a·x + c·y + e, b·x + d·y + f).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// then is m, and n after it. The products are rounded one by one, so that no platform fuses them with the sums.
func (m matrix) then(n matrix) matrix {
	return matrix{
		float64(m.a*n.a) + float64(m.b*n.c), float64(m.a*n.b) + float64(m.b*n.d),
		float64(m.c*n.a) + float64(m.d*n.c), float64(m.c*n.b) + float64(m.d*n.d),
		float64(m.e*n.a) + float64(m.f*n.c) + n.e, float64(m.e*n.b) + float64(m.f*n.d) + n.f,
	}
}

// state is the graphics state as far as text needs it (ISO 32000-1, 9.3).
type state struct {
	ctm                      matrix
	font                     *font
	size, spacing, wordSpace float64
	stretch, leading, rise   float64
}

// painter runs content streams and gathers the signs that they put on the page.
type painter struct {
	file   *file
	fonts  map[any]*font // by reference, over all pages
	glyphs []glyph
	total  *int // glyphs of the file

	left, bottom, right, top float64 // what of the page is shown

	state
	saved     []state
	line, at  matrix
	resources dict
	forms     int
	actual    []*actualText
}

// actualText is what a marked stretch of content says that it means; its signs are its picture.
type actualText struct {
	marked  bool // this mark names a text
	letters string
	used    bool
}

// page gathers the signs of a page.
func (f *file) page(p pageObject, fonts map[any]*font, total *int) []glyph {
	w := painter{file: f, fonts: fonts, total: total, resources: p.resources}
	w.state = state{ctm: identity, stretch: 1}
	switch turned := int(f.number(p.rotate, 0)) % 360; (turned + 360) % 360 {
	case 90:
		w.ctm = matrix{b: -1, c: 1}
	case 180:
		w.ctm = matrix{a: -1, d: -1}
	case 270:
		w.ctm = matrix{b: 1, c: -1}
	}
	w.setCrop(f.array(p.crop))
	var content []byte
	switch v := f.get(p.dict["Contents"]).(type) {
	case *stream:
		content = f.unpack(v)
	case array:
		for _, part := range v {
			if s, ok := f.get(part).(*stream); ok {
				content = append(append(content, f.unpack(s)...), '\n')
			}
		}
	}
	w.run(content)
	return w.glyphs
}

// setCrop keeps what stands beside the part of the page that is shown: the marks of printers, names of files.
func (w *painter) setCrop(corners array) {
	w.left, w.bottom, w.right, w.top = -maxPlace, -maxPlace, maxPlace, maxPlace
	if len(corners) != 4 {
		return
	}
	var at [4]float64
	for i := range at {
		at[i] = w.file.number(corners[i], 0)
	}
	a, b := matrix{e: at[0], f: at[1]}.then(w.ctm), matrix{e: at[2], f: at[3]}.then(w.ctm)
	if a.e != b.e && a.f != b.f {
		w.left, w.right, w.bottom, w.top = min(a.e, b.e), max(a.e, b.e), min(a.f, b.f), max(a.f, b.f)
	}
}

// maxOperands bounds what stands before an operator.
const maxOperands = 512

func (w *painter) run(content []byte) {
	x := lexer{data: content, cost: &w.file.cost}
	var operands array
	for {
		v, ok := x.object(0)
		if !ok || *w.total > w.file.limits.Glyphs {
			return
		}
		op, isOp := v.(operator)
		switch {
		case !isOp && len(operands) < maxOperands:
			operands = append(operands, v)
			continue
		case op == "ID":
			x.skipImage()
		case isOp:
			w.operate(op, operands)
		}
		operands = operands[:0]
	}
}

// skipImage passes the bytes of a picture that stands in the content.
func (x *lexer) skipImage() {
	for ; x.pos+2 < len(x.data); x.pos++ {
		*x.cost--
		if x.data[x.pos] == 'E' && x.data[x.pos+1] == 'I' && isSpace(x.data[x.pos+2]) && isSpace(x.data[x.pos-1]) {
			x.pos += 2
			return
		}
	}
	x.pos = len(x.data)
}

// numbers gives the last n operands, zeros for those that are none.
func numbers(operands array, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		if k := len(operands) - n + i; k >= 0 {
			out[i], _ = operands[k].(float64)
		}
	}
	return out
}

func last(operands array) any {
	if len(operands) == 0 {
		return nil
	}
	return operands[len(operands)-1]
}

func (w *painter) operate(op operator, operands array) {
	switch op {
	case "q":
		if len(w.saved) < 1000 {
			w.saved = append(w.saved, w.state)
		}
	case "Q":
		if n := len(w.saved); n > 0 {
			w.state, w.saved = w.saved[n-1], w.saved[:n-1]
		}
	case "cm":
		w.ctm = matrixOf(operands).then(w.ctm)
	case "Do":
		w.form(last(operands))
	case "BDC", "BMC":
		w.mark(op, operands)
	case "EMC":
		if n := len(w.actual); n > 0 {
			w.actual = w.actual[:n-1]
		}
	default:
		w.text(op, operands)
	}
}

func matrixOf(operands array) matrix {
	n := numbers(operands, 6)
	return matrix{n[0], n[1], n[2], n[3], n[4], n[5]}
}

// text takes the operators of text objects.
func (w *painter) text(op operator, operands array) {
	switch op {
	case "BT":
		w.line, w.at = identity, identity
	case "Tf":
		if len(operands) > 1 {
			w.font = w.fontNamed(operands[len(operands)-2])
			w.size = numbers(operands, 1)[0]
		}
	case "Td", "TD":
		n := numbers(operands, 2)
		if op == "TD" {
			w.leading = -n[1]
		}
		w.move(n[0], n[1])
	case "Tm":
		w.line = matrixOf(operands)
		w.at = w.line
	case "T*":
		w.move(0, -w.leading)
	case "Tj":
		w.show(last(operands))
	case "'":
		w.move(0, -w.leading)
		w.show(last(operands))
	case `"`:
		n := numbers(operands, 3)
		w.wordSpace, w.spacing = n[0], n[1]
		w.move(0, -w.leading)
		w.show(last(operands))
	case "TJ":
		w.showAll(last(operands))
	default:
		w.set(op, numbers(operands, 1)[0])
	}
}

// set takes the operators that set one number.
func (w *painter) set(op operator, v float64) {
	switch op {
	case "Tc":
		w.spacing = v
	case "Tw":
		w.wordSpace = v
	case "Tz":
		w.stretch = v / 100
	case "TL":
		w.leading = v
	case "Ts":
		w.rise = v
	}
}

func (w *painter) move(x, y float64) {
	w.line = matrix{1, 0, 0, 1, x, y}.then(w.line)
	w.at = w.line
}

func (w *painter) showAll(v any) {
	items, _ := v.(array)
	for _, item := range items {
		if n, ok := item.(float64); ok {
			w.advance(float64(-n/1000*w.size) * w.stretch)
		} else {
			w.show(item)
		}
	}
}

func (w *painter) advance(by float64) { w.at = matrix{1, 0, 0, 1, by, 0}.then(w.at) }

// show puts the signs of a string.
func (w *painter) show(v any) {
	s, ok := v.(text)
	if !ok || w.font == nil {
		return
	}
	w.font.decode(s, func(letters string, width float64, space bool) {
		by := float64(width/1000*w.size) + w.spacing
		if space {
			by += w.wordSpace
		}
		by *= w.stretch
		w.put(letters, float64(width/1000*w.size)*w.stretch)
		w.advance(by)
	})
}

// put adds a sign of that width in text space. Signs that stand upright on a turned line are passed over: stamps in
// margins.
func (w *painter) put(letters string, width float64) {
	if n := len(w.actual); n > 0 && w.actual[n-1].marked {
		a := w.actual[n-1]
		letters = ""
		if !a.used {
			letters = a.letters
		}
		a.used = true
	}
	m := w.at.then(w.ctm)
	upright := m.a*m.a + m.b*m.b
	if *w.total++; *w.total > w.file.limits.Glyphs || float64(m.b*m.b) > upright/16 || !utf8.ValidString(letters) {
		return
	}
	g := glyph{letters: letters, x0: m.e, x1: m.e + float64(width*m.a), y: m.f + float64(w.rise*m.d), size: abs(float64(w.size * m.d))}
	if g.x1 < g.x0 {
		g.x0, g.x1 = g.x1, g.x0
	}
	if g.x0 < w.right && g.x1 > w.left && g.y > w.bottom && g.y < w.top && inRange(g.x0) && inRange(g.x1) {
		w.glyphs = append(w.glyphs, g)
	}
}

// maxPlace is beyond any page.
const maxPlace = 1e6

// inRange keeps out what damage has put beyond any page; NaN too.
func inRange(v float64) bool { return v > -maxPlace && v < maxPlace }

func abs(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}

func (w *painter) fontNamed(v any) *font {
	n, _ := v.(name)
	entry := w.file.dict(w.resources["Font"])[n]
	d := w.file.dict(entry)
	if d == nil {
		return nil
	}
	r, isRef := entry.(ref)
	if isRef && w.fonts[r] != nil {
		return w.fonts[r]
	}
	t := w.file.newFont(d)
	if isRef {
		w.fonts[r] = t
	}
	return t
}

// formCost is what a form costs beside its bytes: forms that draw forms multiply.
const formCost = 4000

// form runs a content stream inside another.
func (w *painter) form(v any) {
	n, _ := v.(name)
	s, ok := w.file.get(w.file.dict(w.resources["XObject"])[n]).(*stream)
	if !ok || w.file.get(s.dict["Subtype"]) != name("Form") || w.forms >= maxForms || w.file.cost < 0 {
		return
	}
	saved, resources, line, at, actual := w.state, w.resources, w.line, w.at, w.actual
	stack := w.saved
	w.saved, w.actual = nil, nil
	if m := w.file.array(s.dict["Matrix"]); len(m) == 6 {
		w.ctm = matrixOf(m).then(w.ctm)
	}
	if inner := w.file.dict(s.dict["Resources"]); inner != nil {
		w.resources = inner
	}
	w.forms++
	w.file.cost -= formCost
	w.run(w.file.unpack(s))
	w.forms--
	w.state, w.resources, w.line, w.at, w.actual, w.saved = saved, resources, line, at, actual, stack
}

// mark opens a marked stretch of content, perhaps with the text that it stands for.
func (w *painter) mark(op operator, operands array) {
	a := &actualText{}
	if op == "BDC" && len(operands) > 1 {
		properties := w.file.dict(last(operands))
		if n, ok := last(operands).(name); ok {
			properties = w.file.dict(w.file.dict(w.resources["Properties"])[n])
		}
		if s, ok := w.file.get(properties["ActualText"]).(text); ok {
			a = &actualText{marked: true, letters: textString(s)}
		}
	}
	if n := len(w.actual); !a.marked && n > 0 && w.actual[n-1].marked {
		a = w.actual[n-1] // inside a stretch that has a text
	}
	if len(w.actual) < 100 {
		w.actual = append(w.actual, a)
	}
}

// textString reads a string of a dictionary: UTF-16BE behind a mark, else Latin (ISO 32000-1, 7.9.2.2).
func textString(s text) string {
	if len(s) >= 2 && s[:2] == "\xfe\xff" {
		return unicodeOf(s[2:])
	}
	var out []rune
	for i := range len(s) {
		out = append(out, rune(s[i]))
	}
	return string(out)
}
