package encoder

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"sync"
	"testing"
)

// bits is the digest of the vectors of all 300 sentences, and of stretches of every tenth. It is one value for every
// machine, kernel and number of workers, natively and in WebAssembly. It changes with the arithmetic, with the dense
// weights and with the fixture.
const bits = "51bdbab196b4716e"

func TestSameBits(t *testing.T) {
	m := full(t)
	texts := lines(t, "testdata/sentences.txt")
	for name, k := range kernels() {
		for _, workers := range []int{1, 3} {
			if name == "plain" && workers > 1 {
				continue // the slowest, and no other code
			}
			if got := digest(encodeAll(m, k, texts, workers)); got != bits {
				t.Errorf("%s, %d workers: bits %s, want %s", name, workers, got, bits)
			}
		}
	}
}

// encodeAll has each worker, on a clone, take every so-many-th text, the last one first.
func encodeAll(m *Model, k kernel, texts []string, workers int) [][]Vector {
	all := make([][]Vector, len(texts))
	var group sync.WaitGroup
	for w := range workers {
		clone := m.Clone()
		if w == 0 {
			clone.kernel = k
		}
		group.Go(func() {
			for i := len(texts) - 1 - w; i >= 0; i -= workers {
				all[i] = encodeOne(clone, texts[i], i%10 == 0)
			}
		})
	}
	group.Wait()
	return all
}

// encodeOne gives the vector of a text, and of all its stretches of three words if asked.
func encodeOne(m *Model, text string, stretches bool) []Vector {
	all := []Vector{m.Encode(text)}
	if !stretches {
		return all
	}
	s := m.Spans(words(text))
	for i := range s.Len() - 2 {
		var v Vector
		s.Vector(i, i+3, &v)
		all = append(all, v)
	}
	return all
}

func digest(all [][]Vector) string {
	h := sha256.New()
	for _, vectors := range all {
		binary.Write(h, binary.LittleEndian, vectors)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
