package encoder

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

func TestLoadSaysWhatIsWrong(t *testing.T) {
	whole := file(t, "weights/usem3.bin")
	found, err := sections(whole)
	if err != nil {
		t.Fatal(err)
	}
	edit := func(at int, b byte) []byte {
		damaged := bytes.Clone(whole)
		damaged[at] = b
		return damaged
	}
	for _, c := range []struct {
		file         []byte
		want, reason string
	}{
		{nil, "not a model file", "an empty file"},
		{[]byte(strings.Repeat("version https://git-lfs ", 10)), "not a model file", "a pointer where the file should be"},
		{edit(7, 9), "version 9", "a file of another time"},
		{whole[:len(whole)-1], "checksum", "cut short"},
		{edit(len(whole)/2, whole[len(whole)/2]+1), "checksum", "one byte changed"},
		{join(found, "PIEC", "NORM", "ROWS"), `section "DENS" is missing`, "a section left out"},
		{join(map[string][]byte{"PIEC": found["NORM"], "NORM": found["PIEC"], "ROWS": found["ROWS"], "DENS": found["DENS"]},
			"PIEC", "NORM", "ROWS", "DENS"), "pieces", "sections exchanged"},
		{join(map[string][]byte{"PIEC": found["PIEC"], "NORM": found["NORM"], "ROWS": found["ROWS"][:5000], "DENS": found["DENS"]},
			"PIEC", "NORM", "ROWS", "DENS"), "rows", "a section cut short under a good checksum"},
	} {
		_, err := Load(c.file)
		if err == nil || !strings.HasPrefix(err.Error(), "encoder: loading the model: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.reason, err, c.want)
		}
	}
}

func TestIDIsTheDigestOfTheFile(t *testing.T) {
	id := shipped(t).ID()
	if len(id) != len("sha256:")+64 || !strings.HasPrefix(id, "sha256:") {
		t.Errorf("ID %q", id)
	}
}

// A file whose checksum is right may still hold anything: loading gives a model or an error, and a model encodes.
func FuzzLoad(f *testing.F) {
	whole := file(f, "weights/usem3.bin")
	head := min(len(whole), 70)
	for at := range head {
		if at%3 == 0 {
			f.Add(uint32(at), []byte{0xff})
		}
	}
	found, err := sections(whole)
	if err != nil {
		f.Fatal(err)
	}
	for _, section := range found {
		from := uint32(bytes.Index(whole, section[:64]))
		f.Add(from, []byte{0, 0, 0, 0})
		f.Add(from, []byte{0xff, 0xff, 0xff, 0x00, 0xff})
		f.Add(from+5, []byte("damaged"))
		f.Add(from+uint32(len(section))/2, []byte("damaged"))
	}
	f.Fuzz(func(t *testing.T, at uint32, with []byte) {
		damaged := slices.Clone(whole)
		copy(damaged[at%uint32(len(damaged)):], with)
		m, err := Load(seal(damaged))
		if err != nil {
			return
		}
		m.Encode("Une phrase, une جملة.")
		m.Tokens("\xff½ﷺ")
	})
}

// Tables that do not add up are refused, whichever way.
func TestTablesAddUp(t *testing.T) {
	for _, c := range []struct {
		freq   []uint16
		ok     bool
		reason string
	}{
		{[]uint16{4096}, true, "one symbol alone"},
		{[]uint16{0, 4095, 1}, true, "a symbol that never occurs"},
		{[]uint16{4095}, false, "too little"},
		{[]uint16{4096, 1}, false, "too much"},
		{[]uint16{65535, 65535}, false, "far too much"},
	} {
		if _, err := rowCoder.table(c.freq); (err == nil) != c.ok {
			t.Errorf("%s: error %v", c.reason, err)
		}
	}
}

// A stream written by hand: with two symbols of equal frequency and no renormalisation the state's bits are the text.
func TestDecodeReadsAStream(t *testing.T) {
	table, err := rowCoder.table([]uint16{2048, 2048})
	if err != nil {
		t.Fatal(err)
	}
	out, again := make([]uint8, 12), make([]uint8, 12)
	stream := encodeBits([]uint8{1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 0})
	rowCoder.decode(out, stream, &table)
	if want := []uint8{1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 0}; !slices.Equal(out, want) {
		t.Errorf("%v, want %v", out, want)
	}
	rowCoder.decode2(out, again, stream, stream, &table)
	if !slices.Equal(out, again) || out[0] != 1 {
		t.Errorf("two at once: %v and %v", out, again)
	}
}

// encodeBits is the inverse of decode for that table.
func encodeBits(bits []uint8) []byte {
	state, body := uint32(rowCoder.low), []byte(nil)
	for _, b := range slices.Backward(bits) {
		for state >= rowCoder.low>>12<<8*2048 {
			body = append(body, byte(state))
			state >>= 8
		}
		state = state/2048<<12 + state%2048 + uint32(b)*2048
	}
	slices.Reverse(body)
	return append(binary.LittleEndian.AppendUint32(nil, state)[:3], body...)
}
