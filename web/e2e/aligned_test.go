package e2e

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

var aligned = regexp.MustCompile(`Benchmark(\w+)Versions\s+\d+\s+(\d+) ns/op`)

// TestAlignBench is the part of the page's half of `make bench` that takes versions as encoded: the align stage, clauses and
// names included, and the samples to the last detail.
func TestAlignBench(t *testing.T) {
	files := []string{"encoder/weights/usem3.bin"}
	for _, f := range samples(t) {
		files = append(files, "../testdata/articles/"+filepath.Base(f))
	}
	least := map[string]float64{}
	for _, m := range alone(t, "compare", `"-test.bench=Versions", "-test.count=3"`, aligned, files...) {
		took, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		if before, known := least[m[1]]; !known || took/1e6 < before {
			least[m[1]] = took / 1e6
		}
	}
	fmt.Printf("%-52s %9.0f ms\n", "aligning two versions of 400 sentences in a page", least["Long"])
	fmt.Printf("%-52s %9.0f ms\n", "  30 versions of 40 sentences, all with all", least["Thirty"])
	fmt.Printf("%-52s %9.0f ms\n", "  six versions of the samples, with details", least["Sample"])
}
