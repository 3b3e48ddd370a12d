package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// saved are pages of different makes; each is filled up with what surrounds articles, to the size that saved pages have.
var saved = []string{"ar-wordpress", "fr-drupal", "en-live", "ar-portal", "fr-modern"}

const savedBytes = 200_000

// savedPage writes the nth of the saved pages to a file.
func savedPage(t *testing.T, n int) string {
	n %= len(saved)
	page := string(content(t, newsPage(saved[n])))
	other := strings.TrimSuffix(newsPage(saved[(n+1)%len(saved)]), ".html") + ".txt"
	titles := strings.Split(string(content(t, other)), "\n")
	before, after, ok := strings.Cut(page, "</body>")
	if !ok {
		t.Fatalf("%s has no end", saved[n])
	}
	var b strings.Builder
	b.WriteString(before)
	for i := 0; b.Len()+len(after) < savedBytes; i++ {
		title := []rune(strings.TrimSpace(titles[i%len(titles)]))
		fmt.Fprintf(&b, "<div class=\"widget-item item-%d\"><h4><a href=\"/story/%d\">%s</a></h4><span class=\"date\">%d/%d/2021</span></div>\n",
			i%7, i, string(title[:min(len(title), 60)]), 1+i%28, 1+i%12)
	}
	return written(t, saved[n]+".html", b.String()+"</body>"+after)
}

// clocked keeps how long it takes from asking the worker to read until its answer is there, the page's own work with it
// left out.
const clocked = `{
	const worker = spied.workers[0], post = worker.postMessage.bind(worker);
	globalThis.readIn = [];
	let asked;
	worker.postMessage = (m, ...rest) => { if (m.type === "read") asked = performance.now(); post(m, ...rest) };
	worker.addEventListener("message", (e) => { if (e.data.type === "read") readIn.push(e.timeStamp - asked) });
}; true`

// readings opens the page afresh and has it read one of the saved pages as the first file that a reader drops, then another
// one.
func readings(t *testing.T, n int) (first, second time.Duration) {
	p, err := Launch()
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	s := story{t, p}
	s.must(p.Spy())
	s.must(p.Unwatched())
	s.must(p.Open(built(), "lang=en"))
	s.until(`document.documentElement.dataset.engine === "ready"`)
	eval[bool](s, clocked)
	time.Sleep(aside)
	s.drop(savedPage(t, n))
	s.until(`readIn.length === 1 && !document.querySelector(".progress")`)
	s.drop(savedPage(t, n+1))
	s.until(`readIn.length === 2`)
	return took(s, 0), took(s, 1)
}

func took(s story, n int) time.Duration {
	return time.Duration(eval[float64](s, fmt.Sprintf("readIn[%d]", n)) * float64(time.Millisecond))
}
