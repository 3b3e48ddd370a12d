package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// cut lists the elements whose words reach out of the window or are cut off by their own box. What scrolls may, what the
// panel quotes of the others ends in an ellipsis until asked for, and so does the peek of the bottom sheet.
const cut = `[...document.querySelectorAll("header *, main *")].filter(e => {
	if (!e.checkVisibility() || e.closest(".sr, svg, .filters, details:not([open]), .panel:not(.open-sheet) .words, .others:not(.whole) q")) return false;
	const style = getComputedStyle(e), box = e.getBoundingClientRect(), words = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
	const out = words && box.width > 0 && (box.left < -1 || box.right > innerWidth + 1);
	const clipped = /hidden|clip/.test(style.overflowX + style.overflowY) && e.textContent.trim() && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
	return out || clipped;
}).map(e => e.tagName + "." + e.className + ": " + e.textContent.trim().slice(0, 60))`

// Twice as large by the browser's zoom, by the letters alone, and in a window of 320 px (WCAG 1.4.4, 1.4.10): nothing
// scrolls sideways, nothing is cut off, and what is selected is in sight.
func TestEnlarged(t *testing.T) {
	for _, look := range []string{"lang=fr&theme=light", "lang=ar&theme=dark"} {
		s := pairOf(t, look, "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
		s.press("jj")
		for _, size := range []struct {
			name          string
			width, height int64
			scale         float64
			letters       int64
		}{{"zoom 200 %", 720, 500, 2, 16}, {"letters 200 %", 1280, 900, 1, 32}, {"320 px", 320, 640, 1, 16}} {
			metrics := emulation.SetDeviceMetricsOverrideParams{Width: size.width, Height: size.height, DeviceScaleFactor: size.scale}
			s.ask("resizing", func(ctx context.Context) (cdp.Empty, error) {
				return chromedp.Call(ctx, emulation.SetDeviceMetricsOverride, metrics)
			})
			fonts := page.SetFontSizesParams{FontSizes: &page.FontSizes{Standard: size.letters}}
			s.ask("enlarging letters", func(ctx context.Context) (cdp.Empty, error) { return chromedp.Call(ctx, page.SetFontSizes, fonts) })
			for _, view := range []string{"files", "compare"} {
				eval[string](s, `location.hash = "`+view+`"`)
				s.until(`document.querySelector(".step[aria-current]").hash === "#` + view + `"`)
				s.must(s.Settle())
				if over := eval[int](s, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
					t.Errorf("%s, %s, %s: %d px too wide", look, size.name, view, over)
				}
				for _, e := range eval[[]string](s, cut) {
					t.Errorf("%s, %s, %s: cut off: %s", look, size.name, view, e)
				}
			}
			s.press("j")
			s.until(`(() => {
				const r = document.querySelector(".d[aria-current=true], .block[data-on]").getBoundingClientRect();
				return r.top >= 0 && r.top < document.querySelector(".panel").getBoundingClientRect().top || innerWidth > 1080;
			})()`)
		}
	}
}

// In forced colours kinds, what is selected and what is pressed are told apart by shape; who wants no motion gets none.
func TestForcedColoursAndStillness(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	prefer := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	s.ask("setting preferences", func(ctx context.Context) (cdp.Empty, error) {
		return chromedp.Call(ctx, emulation.SetEmulatedMedia, prefer)
	})
	s.press("jj")
	s.until(`document.querySelector(".d[aria-current=true], .block[data-on]")`)
	for what, look := range map[string]string{
		"a mark's line":         `getComputedStyle(document.querySelector(".d:not(.soft)")).textDecorationLine === "underline"`,
		"what is selected":      `getComputedStyle(document.querySelector(".d[aria-current=true], .block[data-on]")).outlineStyle === "solid"`,
		"what is pressed":       `getComputedStyle(document.querySelector(".modes [aria-pressed=true]")).outlineStyle === "solid"`,
		"stillness (no motion)": `document.getAnimations().length === 0 && getComputedStyle(document.querySelector(".d")).transitionDuration === "0s"`,
	} {
		if !eval[bool](s, look) {
			t.Errorf("%s is not to be seen", what)
		}
	}
}

// ask has the browser do what a reader would set in it.
func (s story) ask(what string, do func(context.Context) (cdp.Empty, error)) {
	s.t.Helper()
	_, err := call(s.Page, what, do)
	s.must(err)
}
