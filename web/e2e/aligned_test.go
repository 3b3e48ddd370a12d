package e2e

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// alignedAlone runs compare's benchmarks of versions that are encoded: the align stage, clauses and names included, and the
// samples to the last detail.
const alignedAlone = goAlone + `("/compare.wasm", "/compare/", ["-test.bench=Versions", "-test.count=3"], ["encoder/weights/usem3.bin",
	"../testdata/articles/000_072edcba3058ed14.txt", "../testdata/articles/001_6b8f988108821ebb.txt", "../testdata/articles/002_82f5d99db691c88f.txt",
	"../testdata/articles/003_a12bdcfe1cd887af.txt", "../testdata/articles/004_39613f15b55c1a4b.txt"])`

var aligned = regexp.MustCompile(`Benchmark(\w+)Versions\s+\d+\s+(\d+) ns/op`)

// TestAlignBench is the align stage's part of the page's half of `make bench`. MUQABALA_ENCODER is as for TestEncoderAlone.
func TestAlignBench(t *testing.T) {
	folder := os.Getenv("MUQABALA_ENCODER")
	if folder == "" {
		t.Skip("run `make bench`")
	}
	s := served(t, map[string]string{"/": folder, "/kernel/": filepath.Join(root, "wasm/kernel"), "/compare/": filepath.Join(root, "compare"), "/testdata/": filepath.Join(root, "testdata")}, "/wasm_exec.js")
	printed := eval[string](s, alignedAlone)
	least := map[string]float64{"Long": math.Inf(1), "Thirty": math.Inf(1), "Sample": math.Inf(1)}
	for _, m := range aligned.FindAllStringSubmatch(printed, -1) {
		took, err := strconv.ParseFloat(m[2], 64)
		s.must(err)
		least[m[1]] = min(least[m[1]], took/1e6)
	}
	if math.IsInf(least["Long"]+least["Thirty"]+least["Sample"], 1) {
		t.Fatalf("it printed %q", printed)
	}
	fmt.Printf("%-52s %9.0f ms\n", "aligning two versions of 400 sentences in a page", least["Long"])
	fmt.Printf("%-52s %9.0f ms\n", "  30 versions of 40 sentences, all with all", least["Thirty"])
	fmt.Printf("%-52s %9.0f ms\n", "  six versions of the samples, with details", least["Sample"])
}
