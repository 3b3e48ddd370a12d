package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"errors"
	"io"
	"slices"
)

// Limits are the bounds of one file; what goes beyond is refused with [ErrTooMuch].
type Limits struct {
	Cost     int // bytes that are looked at, those that are unpacked included
	Unpacked int // bytes of all streams together
	Ratio    int // of unpacked to packed bytes of a stream, once a megabyte is unpacked
	Pages    int
	Glyphs   int
}

// maxForms bounds forms inside each other.
const maxForms = 12

// What a file may be refused for.
var (
	ErrEncrypted = errors.New("pdf: opening: the file is under a password")
	ErrDamaged   = errors.New("pdf: opening: no page was found")
	ErrTooMuch   = errors.New("pdf: reading: the file unpacks to more than is read")
)

// stream is a dictionary with bytes behind it, still packed.
type stream struct {
	dict               dict
	raw                []byte
	number, generation int // of the object
}

// place is where an object stands: at an offset of the file, or as the index-th one of an object stream.
type place struct {
	at         int
	generation int
	parsed     any // of one in an object stream
	packed     bool
}

// file is a PDF whose objects have been found.
type file struct {
	limits    Limits
	data      []byte
	places    map[int]place
	cache     map[int]any
	loading   map[int]bool
	trailer   dict
	lock      *lock // nil where nothing is encrypted
	closed    bool  // under a password
	cost      int
	unpacked  int
	exhausted bool
}

// open finds the objects of a file. Tables of contents are not used: objects are found where they stand, a later one of
// the same number taking the place of an earlier one, as updates do.
func open(data []byte, limits Limits) *file {
	f := &file{data: data, limits: limits, places: map[int]place{}, cache: map[int]any{}, loading: map[int]bool{}, trailer: dict{}, cost: limits.Cost}
	var packed []int // numbers of object streams
	for at := 0; ; {
		k := bytes.Index(data[at:], []byte("obj"))
		if k < 0 {
			break
		}
		at += k + 3
		number, generation, ok := headBefore(data, at-3)
		if !ok {
			continue
		}
		f.places[number] = place{at: at, generation: generation}
		if k := bytes.Index(data[at:min(len(data), at+512)], []byte("/ObjStm")); k >= 0 {
			packed = append(packed, number)
		}
	}
	f.readTrailers()
	if f.trailer["Encrypt"] != nil && !f.unlock() {
		f.closed = true
		return f
	}
	for _, number := range packed {
		f.unpackObjects(number)
	}
	return f
}

// headBefore reads "12 0 " backwards from the keyword obj.
func headBefore(data []byte, end int) (number, generation int, ok bool) {
	back := func(at int, pass func(byte) bool) int {
		for at > 0 && pass(data[at-1]) {
			at--
		}
		return at
	}
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	a := back(end, isSpace)
	b := back(a, digit)
	c := back(b, isSpace)
	d := back(c, digit)
	if a == b || b == c || c == d || c-d > 8 || a-b > 5 || end-d > 40 {
		return 0, 0, false
	}
	for _, digit := range data[d:c] {
		number = number*10 + int(digit-'0')
	}
	for _, digit := range data[b:a] {
		generation = generation*10 + int(digit-'0')
	}
	return number, generation, true
}

// readTrailers takes Root, Encrypt and ID from wherever a trailer stands, the last one winning.
func (f *file) readTrailers() {
	for at := 0; ; {
		k := bytes.Index(f.data[at:], []byte("trailer"))
		if k < 0 {
			break
		}
		at += k + len("trailer")
		f.adopt(f.objectAt(at))
	}
	var numbers []int
	for n, p := range f.places {
		if !p.packed && bytes.Contains(f.data[p.at:min(len(f.data), p.at+512)], []byte("/XRef")) {
			numbers = append(numbers, n)
		}
	}
	slices.SortFunc(numbers, func(a, b int) int { return f.places[a].at - f.places[b].at })
	for _, n := range numbers {
		if s, ok := f.get(ref(n)).(*stream); ok {
			f.adopt(s.dict)
		}
	}
}

func (f *file) adopt(v any) {
	d, _ := v.(dict)
	for _, key := range []name{"Root", "Encrypt", "ID"} {
		if d[key] != nil {
			f.trailer[key] = d[key]
		}
	}
}

func (f *file) objectAt(at int) any {
	x := lexer{data: f.data, pos: at, cost: &f.cost}
	v, _ := x.object(0)
	return v
}

// get follows references. What does not exist, or refers to itself, is nil.
func (f *file) get(v any) any {
	r, ok := v.(ref)
	if !ok {
		return v
	}
	n := int(r)
	if v, ok := f.cache[n]; ok {
		return v
	}
	p, ok := f.places[n]
	if !ok || f.loading[n] || len(f.loading) > maxNesting || f.cost < 0 {
		return nil
	}
	f.loading[n] = true
	v = p.parsed
	if !p.packed {
		v = f.load(p.at)
		if s, ok := v.(*stream); ok {
			s.number, s.generation = n, p.generation
		}
	}
	v = f.get(v)
	delete(f.loading, n)
	f.cache[n] = v
	return v
}

// load reads the object at an offset, with its stream if it has one.
func (f *file) load(at int) any {
	x := lexer{data: f.data, pos: at, cost: &f.cost}
	v, _ := x.object(0)
	d, ok := v.(dict)
	if !ok {
		return v
	}
	x.skip()
	if !x.at("stream") {
		return d
	}
	start := x.pos + len("stream")
	if start < len(f.data) && f.data[start] == '\r' {
		start++
	}
	if start < len(f.data) && f.data[start] == '\n' {
		start++
	}
	return &stream{dict: d, raw: f.raw(d, min(start, len(f.data)))}
}

// raw gives the bytes of a stream that begins at start. Its length is believed where the stream ends there.
func (f *file) raw(d dict, start int) []byte {
	if length, ok := f.get(d["Length"]).(float64); ok && length >= 0 && start+int(length) <= len(f.data) {
		end := start + int(length)
		tail := bytes.TrimLeft(f.data[end:min(len(f.data), end+20)], "\r\n ")
		if bytes.HasPrefix(tail, []byte("endstream")) || bytes.HasPrefix(tail, []byte("endobj")) {
			return f.data[start:end]
		}
	}
	end := bytes.Index(f.data[start:], []byte("endstream"))
	if end < 0 {
		end = len(f.data) - start
	}
	f.cost -= end
	return f.data[start : start+end]
}

// unpackObjects finds the objects of an object stream (ISO 32000-1, 7.5.7).
func (f *file) unpackObjects(number int) {
	s, ok := f.get(ref(number)).(*stream)
	if !ok || f.get(s.dict["Type"]) != name("ObjStm") {
		return
	}
	content := f.unpack(s)
	first, _ := f.get(s.dict["First"]).(float64)
	count, _ := f.get(s.dict["N"]).(float64)
	head := lexer{data: content, cost: &f.cost}
	for range int(min(count, float64(len(content)))) {
		n, ok1 := head.object(0)
		offset, ok2 := head.object(0)
		num, ok3 := n.(float64)
		off, ok4 := offset.(float64)
		if !ok1 || !ok2 || !ok3 || !ok4 || off < 0 || int(first+off) >= len(content) || first < 0 {
			return
		}
		if old, known := f.places[int(num)]; known && !old.packed && old.at > f.places[number].at {
			continue // updated later
		}
		x := lexer{data: content, pos: int(first + off), cost: &f.cost}
		v, _ := x.object(0)
		f.places[int(num)] = place{at: f.places[number].at, parsed: v, packed: true}
		delete(f.cache, int(num))
	}
}

// unpack gives a stream's content; what of it can be read, where it is damaged.
func (f *file) unpack(s *stream) []byte {
	data := s.raw
	if f.lock != nil {
		data = f.lock.decrypt(s)
		f.cost -= len(data)
	}
	for _, filter := range f.filters(s.dict) {
		bound := min(f.limits.Unpacked-f.unpacked, max(len(data)*f.limits.Ratio, 1<<20))
		r := f.unpacker(filter, s.dict, data)
		if r == nil || bound <= 0 {
			return nil
		}
		out, _ := io.ReadAll(io.LimitReader(r, int64(bound)+1))
		f.unpacked += len(out)
		f.cost -= len(out)
		if len(out) > bound {
			f.exhausted = true
			return nil
		}
		data = out
	}
	return data
}

func (f *file) filters(d dict) []name {
	var out []name
	switch v := f.get(d["Filter"]).(type) {
	case name:
		out = append(out, v)
	case array:
		for _, x := range v[:min(len(v), 8)] {
			n, _ := f.get(x).(name)
			out = append(out, n)
		}
	}
	return out
}

// unpacker gives a reader for a filter, nil for one of pictures and those that are not read.
func (f *file) unpacker(filter name, d dict, data []byte) io.Reader {
	switch filter {
	case "FlateDecode", "Fl":
		if len(data) < 2 {
			return bytes.NewReader(nil)
		}
		return flate.NewReader(bytes.NewReader(data[2:])) // without zlib's checksum, which damage would break
	case "LZWDecode", "LZW":
		parameters := f.dict(d["DecodeParms"])
		if all := f.array(d["DecodeParms"]); len(all) > 0 {
			parameters = f.dict(all[len(all)-1])
		}
		return newLZW(data, int(f.number(parameters["EarlyChange"], 1))&1)
	case "ASCIIHexDecode", "AHx":
		cost := len(data)
		x := lexer{data: data, cost: &cost}
		return bytes.NewReader([]byte(x.hex()))
	case "ASCII85Decode", "A85":
		data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
		if end := bytes.IndexByte(data, '~'); end >= 0 {
			data = data[:end]
		}
		return ascii85.NewDecoder(bytes.NewReader(data))
	case "Crypt":
		return bytes.NewReader(data)
	}
	return nil
}

// dict, array and number give a value of that kind, or an empty one.
func (f *file) dict(v any) dict {
	switch v := f.get(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) array {
	a, _ := f.get(v).(array)
	return a
}

func (f *file) number(v any, otherwise float64) float64 {
	if n, ok := f.get(v).(float64); ok {
		return n
	}
	return otherwise
}
