package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Patience is how long a wait may last before it fails. It bounds a broken page, it measures nothing.
const Patience = 2 * time.Minute

// Page is the page in a browser of its own.
type Page struct {
	ctx   context.Context
	close func()

	mu       sync.Mutex
	console  []string // errors and warnings, the page's own and the browser's
	requests []string // URLs asked for, the page's own document left out
}

// Launch starts a browser with an empty tab.
func Launch() (*Page, error) {
	path, err := FindChrome()
	if err != nil {
		return nil, err
	}
	allocator, closeAllocator := chromedp.NewExecAllocator(context.Background(), flags(path)...)
	ctx, closeTab := chromedp.NewContext(allocator)
	p := &Page{ctx: ctx, close: func() { closeTab(); closeAllocator() }}
	err = chromedp.Listen(ctx, p.listen)
	if err == nil {
		_, err = chromedp.Call(ctx, network.Enable, network.EnableParams{})
	}
	if err != nil {
		p.Close()
		return nil, fmt.Errorf("e2e: starting %q: %w", path, err)
	}
	return p, nil
}

// Close ends the browser.
func (p *Page) Close() { p.close() }

// Open loads a built page from disk. Query may set the language and theme ("lang=ar&theme=dark").
func (p *Page) Open(file, query string) error {
	abs, err := filepath.Abs(file)
	if err != nil {
		return fmt.Errorf("e2e: opening %q: %w", file, err)
	}
	address := url.URL{Scheme: "file", Path: abs, RawQuery: query}
	return p.run("opening "+file, chromedp.Navigate(address.String()))
}

// spy keeps, for the tests, the reports as the worker sends them and the workers themselves. It runs before the page's
// own script and changes nothing that the page sees.
const spy = `
globalThis.spied = {reports: [], early: [], workers: [], helpers: [], report: (i) => new TextDecoder().decode(spied.reports.at(i))};
const onmessage = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
Object.defineProperty(Worker.prototype, "onmessage", {...onmessage, set(listen) {
	(this.spiedName === "helper" ? spied.helpers : spied.workers).push(this);
	this.addEventListener("message", e => { if (e.data.type === "report") (e.data.complete ? spied.reports : spied.early).push(e.data.report) });
	onmessage.set.call(this, listen);
}});
globalThis.Worker = class extends Worker {
	constructor(url, options) { super(url, options); this.spiedName = options?.name }
};`

// Spy makes the next Open keep the worker's reports in spied.reports (spied.report(i) is the text of one), those that
// come before details are found in spied.early, the workers in spied.workers and those that help them in spied.helpers.
func (p *Page) Spy() error {
	return p.Before(spy)
}

// Before makes the next Open run a script before the page's own.
func (p *Page) Before(script string) error {
	_, err := call(p, "setting up", func(ctx context.Context) (page.AddScriptToEvaluateOnNewDocumentResult, error) {
		return chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	})
	return err
}

// Unwatched has the browser keep no copy of what it reads, as it does not for a reader; for the tests that take time.
func (p *Page) Unwatched() error {
	_, err := call(p, "looking away", func(ctx context.Context) (cdp.Empty, error) {
		return chromedp.Call(ctx, network.Disable, cdp.Empty{})
	})
	return err
}

// Drop drags files from outside onto the middle of the window and lets go, in the events a real drag causes.
func (p *Page) Drop(files ...string) error {
	data := &input.DragData{Items: []*input.DragDataItem{}, DragOperationsMask: 1}
	for _, f := range files {
		abs, err := filepath.Abs(f)
		if err != nil {
			return fmt.Errorf("e2e: dropping %q: %w", f, err)
		}
		data.Files = append(data.Files, abs)
	}
	for _, kind := range []input.DispatchDragEventType{"dragEnter", "dragOver", "drop"} {
		event := input.DispatchDragEventParams{Type: kind, X: 300, Y: 300, Data: data}
		if _, err := call(p, "dropping files", func(ctx context.Context) (cdp.Empty, error) {
			return chromedp.Call(ctx, input.DispatchDragEvent, event)
		}); err != nil {
			return err
		}
	}
	return nil
}

// Pick chooses files in the page's file picker.
func (p *Page) Pick(files ...string) error {
	var paths []string
	for _, f := range files {
		abs, err := filepath.Abs(f)
		if err != nil {
			return fmt.Errorf("e2e: picking %q: %w", f, err)
		}
		paths = append(paths, abs)
	}
	return p.run("picking files", chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), paths))
}

// resting waits until an element is there, in sight, and stands where it stood a frame ago: nobody clicks what moves away.
const resting = `new Promise((rests) => {
	let before = "";
	requestAnimationFrame(function look() {
		const e = document.querySelector(%s);
		e?.scrollIntoViewIfNeeded();
		const {x, y, width, height} = e?.getBoundingClientRect() ?? {}, now = [x, y, width, height].join();
		if (width && now === before) return rests(true);
		before = now;
		requestAnimationFrame(look);
	});
})`

// Click clicks the first element that matches, once it rests.
func (p *Page) Click(selector string) error {
	if _, err := Eval[bool](p, fmt.Sprintf(resting, quoted(selector))); err != nil {
		return err
	}
	return p.run("clicking "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// Press types one key.
func (p *Page) Press(key string) error {
	return p.run("pressing "+key, chromedp.KeyEvent(key))
}

// Chord types a key with Control held.
func (p *Page) Chord(key string) error {
	return p.run("pressing Control "+key, chromedp.KeyEvent(key, chromedp.KeyModifiers(kb.ModifierCtrl)))
}

// DownloadTo has what the page saves written to a folder.
func (p *Page) DownloadTo(dir string) error {
	_, err := call(p, "setting where downloads go", func(ctx context.Context) (cdp.Empty, error) {
		return chromedp.Call(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: dir})
	})
	return err
}

// Text gives the text of every element that matches, as rendered. What is out of sight is not (web/views/calm.ts), but for
// this while.
func (p *Page) Text(selector string) ([]string, error) {
	return Eval[[]string](p, fmt.Sprintf(`(() => {
		const calm = document.querySelector("[data-calm]");
		calm?.removeAttribute("data-calm");
		const texts = [...document.querySelectorAll(%s)].map(e => e.innerText);
		calm?.setAttribute("data-calm", "");
		return texts;
	})()`, quoted(selector)))
}

// Eval evaluates an expression in the page and gives its JSON value; a promise is waited for.
func Eval[T any](p *Page, expression string) (T, error) {
	return call(p, "evaluating "+expression, func(ctx context.Context) (T, error) {
		return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	})
}

// Until waits until an expression is true. One that throws is not true yet: what it asks about may still be to come.
func (p *Page) Until(expression string) error {
	deadline := time.Now().Add(Patience)
	for {
		state, err := Eval[string](p, "(() => { try { return ("+expression+") ? 'yes' : 'no' } catch (e) { return String(e) } })()")
		if err != nil || state == "yes" {
			return err
		}
		if time.Now().After(deadline) {
			screen, _ := p.Text("h1, .reading h2, .panel .words, .hint, .note")
			return fmt.Errorf("e2e: waited %v in vain for %s (%s); on screen:\n%s", Patience, expression, state, strings.Join(screen, "\n"))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Settle waits until the page has drawn what it was asked to.
func (p *Page) Settle() error {
	_, err := Eval[bool](p, `new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => r(true), 50))))`)
	return err
}

// Size sets the window's inner size.
func (p *Page) Size(width, height int64) error {
	return p.run("resizing", chromedp.EmulateViewport(width, height))
}

// Shot takes a picture of the window.
func (p *Page) Shot() ([]byte, error) {
	return call(p, "taking a picture", func(ctx context.Context) ([]byte, error) {
		return chromedp.Run(ctx, chromedp.CaptureScreenshot())
	})
}

func (p *Page) run(what string, steps ...chromedp.Action[chromedp.Void]) error {
	_, err := call(p, what, func(ctx context.Context) (chromedp.Void, error) {
		return chromedp.Void{}, chromedp.Do(ctx, steps...)
	})
	return err
}

func call[T any](p *Page, what string, do func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(p.ctx, Patience)
	defer cancel()
	value, err := do(ctx)
	if err != nil {
		return value, fmt.Errorf("e2e: %s: %w", what, err)
	}
	return value, nil
}

func quoted(s string) string {
	b, _ := json.Marshal(s) // a string always has JSON
	return string(b)
}
