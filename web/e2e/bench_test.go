package e2e

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

const rounds = 5

// TestBench measures the page when MUQABALA_BENCH is set (`make bench`) and prints one table; it asserts nothing, since
// times belong to a machine.
func TestBench(t *testing.T) {
	if os.Getenv("MUQABALA_BENCH") == "" {
		t.Skip("set MUQABALA_BENCH=1, or run `make bench`")
	}
	var ready, compared []time.Duration
	for range rounds {
		a, b := measure(t)
		ready, compared = append(ready, a), append(compared, b)
	}
	wasm := filepath.Join(root, ".cache/muqabala.wasm")
	fmt.Printf("\n%-46s %12s\n", "the page, medians of 5 in headless Chromium", "")
	fmt.Printf("%-46s %9.2f MB\n", "dist/muqabala.html", mb(size(t, built())))
	fmt.Printf("%-46s %9.2f MB\n", "  the model in it", mb(size(t, filepath.Join(root, "compare/encoder/weights/usem3.bin"))))
	fmt.Printf("%-46s %9.2f MB (%.2f gzipped)\n", "  the engine in it", mb(size(t, wasm)), mb(gzipped(t, wasm)))
	fmt.Printf("%-46s %9d ms\n", "from opening to ready", median(ready).Milliseconds())
	fmt.Printf("%-46s %9d ms\n\n", "from dropping five samples to their report", median(compared).Milliseconds())
}

// measure opens the page afresh and drops the samples once it is ready.
func measure(t *testing.T) (ready, compared time.Duration) {
	p, err := Launch()
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	s := story{t, p}
	s.must(p.Spy())
	start := time.Now()
	s.must(p.Open(built(), "lang=en"))
	s.until(`document.documentElement.dataset.engine === "ready"`)
	ready = time.Since(start)
	start = time.Now()
	s.drop(samples(t)...)
	s.compared(1)
	return ready, time.Since(start)
}

func median(d []time.Duration) time.Duration {
	d = slices.Sorted(slices.Values(d))
	return d[len(d)/2]
}

func mb(n int64) float64 { return float64(n) / 1e6 }

func size(t *testing.T, path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		t.Fatalf("%v: run `make build`", err)
	}
	return info.Size()
}

func gzipped(t *testing.T, path string) int64 {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var n counter
	w, _ := gzip.NewWriterLevel(&n, gzip.BestCompression)
	_, err = w.Write(data)
	if err = firstError(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return int64(n)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// counter counts what is written to it.
type counter int64

var _ io.Writer = (*counter)(nil)

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
