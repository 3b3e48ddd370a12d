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
// left out; and from the drop until the file's card is drawn.
const clocked = `{
	const worker = spied.workers[0], post = worker.postMessage.bind(worker);
	globalThis.readIn = [];
	globalThis.drawnIn = [];
	let asked, dropped, cards = 0;
	worker.postMessage = (m, ...rest) => { if (m.type === "read") asked = performance.now(); post(m, ...rest) };
	worker.addEventListener("message", (e) => { if (e.data.type === "read") readIn.push(e.timeStamp - asked) });
	addEventListener("drop", () => { dropped = performance.now() }, true);
	new MutationObserver(() => {
		const now = document.querySelectorAll(".file.ok").length;
		if (now > cards) requestAnimationFrame(() => setTimeout(() => drawnIn.push(performance.now() - dropped)));
		cards = now;
	}).observe(document, {subtree: true, childList: true, attributeFilter: ["class"]});
}; true`

// readings opens the page afresh and has it read one of the saved pages as the first file that a reader drops, then another
// one. Each is how long the worker took, and how long the reader waited for the card.
func readings(t *testing.T, n int) (read, drawn [2]time.Duration) {
	s := opened(t)
	defer s.Close()
	eval[bool](s, clocked)
	time.Sleep(aside)
	for i := range read {
		s.drop(savedPage(t, n+i))
		s.until(fmt.Sprintf(`drawnIn.length === %d && !document.querySelector(".progress")`, i+1))
		read[i], drawn[i] = took(s, "readIn", i), took(s, "drawnIn", i)
	}
	return read, drawn
}

func took(s story, what string, n int) time.Duration {
	return time.Duration(eval[float64](s, fmt.Sprintf("%s[%d]", what, n)) * float64(time.Millisecond))
}
