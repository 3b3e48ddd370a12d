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
	var ready, early, aligned, compared []time.Duration
	var read, drawn [2][]time.Duration
	for i := range rounds {
		a, b, c := measure(t)
		ready, aligned, compared = append(ready, a), append(aligned, b), append(compared, c)
		early = append(early, opening(t))
		one, whole := readings(t, i)
		for k := range one {
			read[k], drawn[k] = append(read[k], one[k]), append(drawn[k], whole[k])
		}
	}
	wasm := filepath.Join(root, ".cache/muqabala.wasm")
	row := func(name string, format string, args ...any) {
		fmt.Printf("%-52s "+format+"\n", append([]any{name}, args...)...)
	}
	row("\nthe page, medians of 5 in headless Chromium", "")
	row("dist/muqabala.html", "%9.2f MB", mb(size(t, built())))
	row("  the model in it", "%9.2f MB", mb(size(t, filepath.Join(root, "compare/encoder/weights/usem3.bin"))))
	row("  the engine in it", "%9.2f MB (%.2f gzipped)", mb(size(t, wasm)), mb(gzipped(t, wasm)))
	row("from opening to ready", "%9d ms", median(ready).Milliseconds())
	row("  in a browser that has just been started", "%9d ms", median(early).Milliseconds())
	row("from dropping five samples to what alignment says", "%9d ms", median(aligned).Milliseconds())
	row("  to the whole report, details included", "%9d ms", median(compared).Milliseconds())
	row("reading a saved page of 200 kB, the first file", "%9d ms", median(read[0]).Milliseconds())
	row("  from the drop until its card is drawn", "%9d ms", median(drawn[0]).Milliseconds())
	row("  the next one", "%9d ms", median(read[1]).Milliseconds())
	row("  from the drop until its card is drawn", "%9d ms\n", median(drawn[1]).Milliseconds())
}

// rest is how long a browser is left alone before a page is opened: while it starts it is busy with windows of its own.
const rest = 2 * time.Second

// aside is how long a page lies open before files are dropped: readers take longer.
const aside = 3 * time.Second

// noted keeps when the engine is ready, counted from when the browser began to open the page; when files are dropped; and
// when what alignment says, and the whole report, are drawn.
const noted = `{
	const at = globalThis.at = {};
	at.whole = new Promise((done) => at.done = done); // to be waited for: who asks again and again takes time from what is timed
	const note = (name) => { at[name] ??= performance.now(); if (name === "compared") at.done(true) };
	addEventListener("drop", () => note("dropped"), true);
	new MutationObserver(() => {
		if (document.documentElement.dataset.engine === "ready") note("ready");
		const whole = spied.reports.length && !document.querySelector(".progress");
		if (spied.early.length || whole) requestAnimationFrame(() => setTimeout(() => { note("aligned"); if (whole) note("compared") }));
	}).observe(document, {subtree: true, childList: true, attributeFilter: ["data-engine", "class"]});
}`

// opening gives how long the page takes to be ready in a browser that is still starting.
func opening(t *testing.T) time.Duration {
	s := opened(t, noted)
	defer s.Close()
	return milliseconds(eval[float64](s, `at.ready`))
}

// measure opens the page afresh, and drops the samples a while after it is ready. Times of the samples count from the drop.
func measure(t *testing.T) (ready, aligned, compared time.Duration) {
	s := begin(t)
	defer s.Close()
	time.Sleep(rest)
	s.unwatched(noted)
	time.Sleep(aside)
	s.drop(samples(t)...)
	eval[bool](s, `at.whole`)
	at := eval[struct{ Ready, Dropped, Aligned, Compared float64 }](s, `({Ready: at.ready, Dropped: at.dropped, Aligned: at.aligned, Compared: at.compared})`)
	return milliseconds(at.Ready), milliseconds(at.Aligned - at.Dropped), milliseconds(at.Compared - at.Dropped)
}

func milliseconds(x float64) time.Duration { return time.Duration(x * float64(time.Millisecond)) }

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
