package article

import (
	"os"
	"strings"
	"testing"
)

// A page of 200 kB, as saved pages are.
func BenchmarkPage(b *testing.B) {
	data, err := os.ReadFile(pagesDir + "/en-wordpress.html")
	if err != nil {
		b.Fatal(err)
	}
	before, after, _ := strings.Cut(string(data), `<div class="about-author`)
	filler := strings.Repeat(`<div class="widget-item"><h4><a href="/story">Another story of the day and what came of it</a></h4><span class="date">4 days ago</span></div>`+"\n", 1400)
	page := []byte(before + filler + `<div class="about-author` + after)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Read(Source{Name: "x.html", Data: page}); err != nil {
			b.Fatal(err)
		}
	}
}
