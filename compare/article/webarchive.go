package article

import (
	"errors"
	"unicode/utf16"
)

// A page that Safari saved is a property list: a dictionary WebMainResource with the page's bytes, its address and its
// encoding. Safari writes the binary form (Apple, CFBinaryPList.c); of it only the dictionaries on the way to the page
// are read, by their offsets, so that nothing in a damaged list can loop or grow.

var errPlist = errors.New("article: reading a web archive: no page in the property list")

// readWebarchive reads a page that Safari saved.
func readWebarchive(data []byte, chosen string) (*extract, *Error) {
	list, err := newPlist(data)
	if err != nil {
		return nil, refused(formatWebarchive, err)
	}
	main := list.lookUp(list.top, "WebMainResource")
	page, ok := list.bytes(list.lookUp(main, "WebResourceData"))
	if !ok {
		return nil, refused(formatWebarchive, errPlist)
	}
	ex, fail := readHTML(page, chosen, list.text(list.lookUp(main, "WebResourceTextEncodingName")))
	if fail != nil {
		return nil, fail
	}
	ex.format = formatWebarchive
	if ex.meta.url == "" {
		ex.meta.url = list.text(list.lookUp(main, "WebResourceURL"))
	}
	return ex, nil
}

// plist is a binary property list. Objects are known by their number.
type plist struct {
	data    []byte
	offsets []byte // table of offsets, wide bytes each
	wide    int
	refs    int // bytes of an object's number
	top     int
}

// plistHead and plistTail are the sizes of what stands before the objects and at the end.
const (
	plistHead = 8
	plistTail = 32
)

func newPlist(data []byte) (*plist, error) {
	if len(data) < plistHead+plistTail {
		return nil, errPlist
	}
	tail := data[len(data)-plistTail:]
	p := &plist{data: data, wide: int(tail[6]), refs: int(tail[7])}
	count, ok1 := bigEndian(tail[8:], 8)
	top, ok2 := bigEndian(tail[16:], 8)
	table, ok3 := bigEndian(tail[24:], 8)
	if !ok1 || !ok2 || !ok3 || p.wide < 1 || p.wide > 8 || p.refs < 1 || p.refs > 8 || top >= count || table+count*p.wide > len(data) {
		return nil, errPlist
	}
	p.offsets, p.top = data[table:table+count*p.wide], top
	return p, nil
}

// object gives the kind of an object (the high half of its first byte), its length and where its content begins.
func (p *plist) object(number int) (kind byte, length, at int, ok bool) {
	if number < 0 || number >= len(p.offsets)/p.wide {
		return 0, 0, 0, false
	}
	start, ok := bigEndian(p.offsets[number*p.wide:], p.wide)
	if !ok || start >= len(p.data) {
		return 0, 0, 0, false
	}
	kind, length, at = p.data[start]>>4, int(p.data[start]&15), start+1
	if length < 15 {
		return kind, length, at, true
	}
	if at >= len(p.data) || p.data[at]>>4 != 1 { // a longer length is an integer object
		return 0, 0, 0, false
	}
	bytes := 1 << (p.data[at] & 7)
	length, ok = bigEndian(p.data[at+1:], bytes)
	return kind, length, at + 1 + bytes, ok
}

// bigEndian reads a number of some bytes. Numbers beyond any file are none.
func bigEndian(data []byte, bytes int) (int, bool) {
	if bytes > 8 || len(data) < bytes {
		return 0, false
	}
	v := uint64(0)
	for _, b := range data[:bytes] {
		v = v<<8 | uint64(b)
	}
	return int(v), v < 1<<31
}

// The kinds of objects that are read.
const (
	plistData  = 0x4
	plistASCII = 0x5
	plistUTF16 = 0x6
	plistDict  = 0xd
)

// lookUp gives the number of a dictionary's value, -1 where there is none.
func (p *plist) lookUp(number int, key string) int {
	kind, length, at, ok := p.object(number)
	if !ok || kind != plistDict || at+2*length*p.refs > len(p.data) || length > maxEntries {
		return -1
	}
	for i := range length {
		k, _ := bigEndian(p.data[at+i*p.refs:], p.refs)
		if p.text(k) == key {
			v, _ := bigEndian(p.data[at+(length+i)*p.refs:], p.refs)
			return v
		}
	}
	return -1
}

func (p *plist) bytes(number int) ([]byte, bool) {
	kind, length, at, ok := p.object(number)
	if !ok || kind != plistData || at+length > len(p.data) {
		return nil, false
	}
	return p.data[at : at+length], true
}

// text gives a string object, "" for any other.
func (p *plist) text(number int) string {
	kind, length, at, ok := p.object(number)
	switch {
	case !ok:
	case kind == plistASCII && at+length <= len(p.data):
		return string(p.data[at : at+length])
	case kind == plistUTF16 && at+2*length <= len(p.data):
		units := make([]uint16, length)
		for i := range units {
			units[i] = uint16(p.data[at+2*i])<<8 | uint16(p.data[at+2*i+1])
		}
		return string(utf16.Decode(units))
	}
	return ""
}
