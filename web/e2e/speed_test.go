package e2e

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// setups are ways to run the encoder in the page; each script runs before the page's own. Without SIMD a comparison of the
// fixture takes minutes, and one is enough.
var setups = []struct {
	name   string
	rounds int
	script string
}{
	{"our page, without SIMD", 1, cores(1) + `
		globalThis.Blob = class extends Blob {
			constructor(parts, options) {
				super(options?.type === "text/javascript" ? ["WebAssembly.validate = () => false;", ...parts] : parts, options)
			}
		};`},
	{"our page, with SIMD", 3, cores(1)},
	{"our page, with SIMD, 2 workers", 3, cores(2)},
}

func cores(n int) string {
	return fmt.Sprintf(`Object.defineProperty(navigator, "hardwareConcurrency", {value: %d});`, n)
}

// timed notes when each stage of the next comparison begins.
const timed = `globalThis.stages ?? spied.workers[0].addEventListener("message", (e) => { if (e.data.type === "progress") stages[e.data.stage] ??= performance.now() });
	globalThis.stages = {}, true`

// encodeSpeed drops the fixture's sentences so many times, with another word at their ends each time so that none is known,
// and gives the least of the milliseconds that 1,000 tokens took, the words added not counted.
func encodeSpeed(t *testing.T, rounds int, script string) float64 {
	fixture := filepath.Join(root, "compare/encoder/testdata")
	tokens, err := strconv.Atoi(strings.TrimSpace(string(content(t, filepath.Join(fixture, "tokens.txt")))))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(content(t, filepath.Join(fixture, "sentences.txt")))), "\n")
	s := opened(t, script)
	defer s.Close()
	time.Sleep(2 * time.Second) // helpers start when the page is ready
	least := math.Inf(1)
	for round := range rounds {
		if round > 0 {
			s.compared(round)
		}
		eval[bool](s, timed)
		var files []string
		for i := range 3 {
			text := strings.Join(lines[100*i:100*(i+1)], fmt.Sprintf(" %c\n\n", 'a'+round))
			files = append(files, written(t, fmt.Sprintf("%d-%d.txt", round, i), text))
		}
		s.drop(files...)
		s.until(`!!stages.align`)
		least = min(least, eval[float64](s, `stages.align - stages.encode`))
	}
	return 1000 * least / float64(tokens)
}

func written(t *testing.T, name, text string) string {
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func content(t *testing.T, path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// memory gives the megabytes of the tab's process with 20 articles compared by 2 workers.
func memory(t *testing.T) float64 {
	s := opened(t, cores(2))
	defer s.Close()
	// The reports that the tests keep are not the page's.
	eval[bool](s, `spied.reports.push = spied.early.push = function() { this[this.length] = "" }, true`)
	time.Sleep(aside)
	var files []string
	for copies := range 4 {
		for _, f := range samples(t) {
			text := strings.ReplaceAll(string(content(t, f)), "\n", fmt.Sprintf(" (%d)\n", copies))
			files = append(files, written(t, fmt.Sprintf("%d-%s", copies, filepath.Base(f)), text))
		}
	}
	s.drop(files...)
	s.compared(1)
	most := 0.0
	for pid := range descendants(os.Getpid()) {
		if bytes.Contains(content(t, fmt.Sprintf("/proc/%d/cmdline", pid)), []byte("--type=renderer")) {
			most = max(most, resident(t, pid))
		}
	}
	return most
}

// descendants are the processes below one, by the kernel's own list (Linux).
func descendants(of int) map[int]bool {
	parents := map[int]int{}
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		data, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended
		}
		fields := strings.Fields(string(data[bytes.LastIndexByte(data, ')')+1:]))
		pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		parents[pid], _ = strconv.Atoi(fields[1])
	}
	below := map[int]bool{}
	for pid := range parents {
		for p := parents[pid]; p > 1; p = parents[p] {
			if p == of {
				below[pid] = true
				break
			}
		}
	}
	return below
}

// resident is what a process has to itself, as Chromium's own task manager counts; the browser's code is shared.
func resident(t *testing.T, pid int) float64 {
	for line := range strings.Lines(string(content(t, fmt.Sprintf("/proc/%d/status", pid)))) {
		if f := strings.Fields(line); f[0] == "RssAnon:" {
			kb, _ := strconv.ParseFloat(f[1], 64)
			return kb / 1000
		}
	}
	return 0
}

// TestSpeed is the page's half of the table of `make bench`; like TestBench it asserts nothing.
func TestSpeed(t *testing.T) {
	if os.Getenv("MUQABALA_BENCH") == "" {
		t.Skip("set MUQABALA_BENCH=1, or run `make bench`")
	}
	for _, setup := range setups {
		t.Run(setup.name, func(t *testing.T) {
			fmt.Printf("%-46s %9.0f ms per 1,000 tokens\n", setup.name, encodeSpeed(t, setup.rounds, setup.script))
		})
	}
	t.Run("memory", func(t *testing.T) {
		fmt.Printf("%-46s %9.0f MB\n", "the tab's process, 20 articles, 2 workers", memory(t))
	})
}
