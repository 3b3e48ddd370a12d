package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/log"
)

// What every story fails on is seen when it happens: each kind of complaint, and a request. What the browser only advises,
// at a level below warnings, is none.
func TestComplaintsAreSeen(t *testing.T) {
	s := begin(t)
	defer s.Close()
	s.visit("lang=en")
	s.until(`document.querySelector(".drop")`)
	if got := s.Complaints(); len(got) > 0 {
		t.Fatalf("complaints before there is a reason: %q", got)
	}
	eval[bool](s, `console.log("told"), console.info("told"), console.debug("told"), true`)
	for _, level := range []log.EntryLevel{"verbose", "info"} {
		s.listen(&log.EventEntryAdded{Entry: &log.Entry{Level: level, Text: "Rendering was performed in a subtree hidden by content-visibility."}})
	}
	s.must(s.Settle())
	if got := s.Complaints(); len(got) > 0 {
		t.Errorf("advice is taken for a complaint: %q", got)
	}
	for script, want := range map[string]string{
		`console.error("an error of the page")`:                       "error: \"an error of the page\"",
		`console.warn("a warning of the page")`:                       "warning: \"a warning of the page\"",
		`console.assert(false, "a claim of the page")`:                "assert: \"a claim of the page\"",
		`setTimeout(() => { throw new Error("thrown by the page") })`: "thrown by the page",
		`new Image().src = "https://example.org/a.png"`:               "Content Security Policy", // an error of the browser's own
	} {
		eval[bool](s, script+`, true`)
		s.must(s.Settle())
		if got := strings.Join(s.Complaints(), "\n"); !strings.Contains(got, want) {
			t.Errorf("%s: no complaint says %q, all say:\n%s", script, want, got)
		}
	}
}
