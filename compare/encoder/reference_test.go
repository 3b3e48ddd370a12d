package encoder

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

func file(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		tb.Fatalf("%v: run `make model`", err)
	}
	return data
}

// built is the model as it ships.
var built = sync.OnceValues(func() (*Model, error) {
	data, err := os.ReadFile("weights/usem3.bin")
	if err != nil {
		return nil, err
	}
	return Load(data)
})

func shipped(tb testing.TB) *Model {
	tb.Helper()
	m, err := built()
	if err != nil {
		tb.Fatalf("%v: run `make model`", err)
	}
	return m.Clone()
}

// join writes a model file of the given sections.
func join(found map[string][]byte, tags ...string) []byte {
	var table, body []byte
	for _, tag := range tags {
		table = append(table, tag...)
		table = binary.LittleEndian.AppendUint32(table, uint32(16+12*len(tags)+len(body)))
		table = binary.LittleEndian.AppendUint32(table, uint32(len(found[tag])))
		body = append(body, found[tag]...)
	}
	return seal(slices.Concat([]byte(magic), make([]byte, 4), binary.LittleEndian.AppendUint32(nil, uint32(len(tags))), table, body))
}

// seal makes the checksum right again.
func seal(file []byte) []byte {
	binary.LittleEndian.PutUint32(file[8:], crc32.ChecksumIEEE(file[12:]))
	return file
}

// full is the shipped model with the whole vocabulary, of which it has the rows the fixture's sentences use.
func full(tb testing.TB) *Model {
	tb.Helper()
	found, err := sections(file(tb, "weights/usem3.bin"))
	if err != nil {
		tb.Fatal(err)
	}
	fixture, err := sections(file(tb, "testdata/full.bin"))
	if err != nil {
		tb.Fatal(err)
	}
	found["PIEC"], found["ROWS"] = fixture["PIEC"], fixture["ROWS"]
	m, err := Load(join(found, "PIEC", "NORM", "ROWS", "DENS"))
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func lines(tb testing.TB, name string) []string {
	var all []string
	s := bufio.NewScanner(bytes.NewReader(file(tb, name)))
	for s.Scan() {
		all = append(all, s.Text())
	}
	return all
}

func TestTokensAreTheReference(t *testing.T) {
	m := full(t)
	ids := lines(t, "testdata/ids.txt")
	for i, text := range lines(t, "testdata/sentences.txt") {
		var got []string
		for _, id := range m.Tokens(text) {
			got = append(got, strconv.Itoa(int(id)))
		}
		if strings.Join(got, " ") != ids[i] {
			t.Errorf("%q\n got %v\nwant %v", text, got, ids[i])
		}
	}
}

func TestVectorsAreTheReference(t *testing.T) {
	m := full(t)
	vectors := file(t, "testdata/vectors.bin")
	least := [3]float64{1, 1, 1}
	for i, text := range lines(t, "testdata/sentences.txt") {
		if i%5 != 0 && testing.Short() {
			continue
		}
		v := m.Encode(text)
		c := cosine(v[:], want(vectors, i))
		least[i/100] = min(least[i/100], c)
		if c < 0.9999 {
			t.Errorf("%q: cosine to the reference %.5f", text, c)
		}
	}
	t.Logf("least cosine: ar %.6f, fr %.6f, en %.6f", least[0], least[1], least[2])
}

func want(vectors []byte, i int) []float32 {
	one := vectors[i*(4+Dim):]
	step := math.Float32frombits(binary.LittleEndian.Uint32(one))
	v := make([]float32, Dim)
	for k := range v {
		v[k] = step * float32(int8(one[4+k]))
	}
	return v
}

func cosine(a, b []float32) float64 {
	var ab, aa, bb float64
	for i := range a {
		ab += float64(a[i]) * float64(b[i])
		aa += float64(a[i]) * float64(a[i])
		bb += float64(b[i]) * float64(b[i])
	}
	return ab / math.Sqrt(aa*bb)
}
