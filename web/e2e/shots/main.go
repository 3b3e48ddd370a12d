// Command shots takes pictures of the built page for the eye: go run ./shots [-page FILE] [-out DIR].
// It goes through the views and the failure states in three sizes, each in another language and theme, with the sample
// articles and the hostile files.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"muqabala/web/e2e"
)

var (
	looks = []struct{ name, query string }{
		{"en-light", "lang=en&theme=light"}, {"fr-dark", "lang=fr&theme=dark"}, {"ar-light", "lang=ar&theme=light"},
	}
	sizes = []struct{ width, height int64 }{{1440, 1000}, {1024, 900}, {390, 844}}

	page = flag.String("page", "../../dist/muqabala.html", "the built page")
	out  = flag.String("out", ".", "folder for the pictures")
	data = flag.String("data", "../../testdata", "the samples and the hostile files")
)

const (
	settled = `document.querySelector(".goon a") && !document.querySelector(".progress")`
	compare = `document.querySelector(".rows[aria-busy=false] .row")`
)

// scene is what a picture shows, reached by a script from the scene before it. A scene without one drops files, in a page
// of its own.
type scene struct {
	name   string
	script string
	until  string
	files  []string // below -data
	before string   // a script that runs before the page's own
}

var scenes = []scene{
	{name: "open", until: `document.querySelector(".drop")`},
	{name: "files", files: []string{"articles/*.txt"}, until: settled},
	{name: "files-unfolded", script: `document.querySelectorAll(".file details").forEach(d => d.open = true)`},
	{name: "first", script: `location.hash = "compare"`, until: compare},
	{name: "panel", script: `key("j")`},
	{name: "unverified", script: `for (let i = 0; i < 60 && document.querySelector(".panel").dataset.k !== "unverified"; i++) { key("j"); await frame() }`},
	{name: "names", script: `document.querySelector(".p-grow").click(); await idle(300); document.querySelector(".p-body").scrollTop = 1e6`},
	{name: "moved", script: `document.querySelector(".p-grow").click(); const trace = document.querySelector(".ghost[data-moved]"); trace.scrollIntoView({block: "center"}); await idle(300); trace.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}))`},
	{name: "row", script: `[...document.querySelectorAll("button.tie")].at(-1).click()`},
	{name: "filter", script: `key("1"); key("3"); key("j")`},
	{name: "hidden", script: `key("2"); key("4"); scrollTo(0, 0)`},
	{name: "differences", script: `key("1"); key("2"); key("3"); key("4"); key("d"); scrollTo(0, 0)`},
	{name: "arabic", script: `key("d"); choose("right", "001"); choose("left", "002 · العربية"); await idle(600); document.querySelector("button.tie").click()`, until: compare},
	{name: "linking", script: `key("j"); await frame(); key("l")`},
	{name: "other-statement", script: `key("Escape"); key("Escape"); choose("right", "003"); scrollTo(0, 0)`, until: compare},
	{name: "help", script: `key("?")`},
	{name: "sheet", script: `document.querySelector("dialog form button").click(); choose("left", "004"); choose("right", "002 · العربية"); await idle(600); key("j"); await frame(); key("s"); key("c"); await idle(300); document.querySelector(".p-grow").click()`, until: compare},
	{name: "failed", files: []string{"hostile/empty.txt", "hostile/binary.bin", "hostile/windows1251.txt", "hostile/punct-only.txt", "hostile", "articles/004*", "hostile/unrelated.txt"}, until: settled},
	{name: "unrelated", script: `location.hash = "compare"; scrollTo(0, 0)`, until: compare},
	{name: "one", files: []string{"articles/004*"}, until: settled},
	{name: "one-compare", script: `location.hash = "compare"`, until: compare},
	{name: "twice", files: []string{"articles/004*", "articles/004*"}, until: settled},
	{name: "twice-compare", script: `location.hash = "compare"`, until: compare},
	{name: "words-files", files: []string{"articles/001*", "again.txt"}, until: settled},
	{name: "words", script: `location.hash = "compare"; await idle(600); [...document.querySelectorAll("button.tie")].find(b => b.closest(".row").querySelector(".wd")).click()`, until: compare},
	{name: "working", files: []string{"articles/*.txt"}, until: `document.querySelector(".file .stage.over")`},
	{name: "unsupported", before: `delete globalThis.DecompressionStream`, until: `document.querySelector(".trouble")`},
	{name: "unsupported-files", before: `delete globalThis.DecompressionStream`, files: []string{"articles/004*", "hostile"}, until: `document.querySelectorAll(".file.bad").length === 2`},
}

const tools = `const key = (k) => dispatchEvent(new KeyboardEvent("keydown", {key: k}));
const frame = () => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
const idle = (ms) => new Promise(r => setTimeout(r, ms));
const choose = (column, name) => {
	const select = document.querySelector("select[data-column=" + column + "]");
	select.value = [...select.options].find(o => o.text.startsWith(name)).value;
	select.dispatchEvent(new Event("change", {bubbles: true}));
};`

func main() {
	at := flag.String("at", "", "the language, theme and size to picture, as en-light-390 or a part of it")
	only := flag.String("only", "", "the scenes to picture, parted by commas; all that lead there are gone through")
	flag.Parse()
	for _, l := range looks {
		for _, size := range sizes {
			prefix := fmt.Sprintf("%s-%d", l.name, size.width)
			if !strings.Contains(prefix, *at) {
				continue
			}
			if err := tour(prefix, l.query, size.width, size.height, strings.Split(*only, ",")); err != nil {
				log.Fatalf("shots: %s: %v", prefix, err)
			}
		}
	}
}

// tour goes through the scenes in one language, theme and size.
func tour(prefix, query string, width, height int64, only []string) error {
	var p *e2e.Page
	for i, s := range scenes {
		if s.script == "" {
			if p != nil {
				p.Close()
			}
			var err error
			if p, err = begin(s, query, width, height); err != nil {
				return err
			}
			defer p.Close()
		}
		if err := play(p, s); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if only[0] != "" && !slices.Contains(only, s.name) {
			continue
		}
		if err := save(p, fmt.Sprintf("%s-%02d-%s.png", prefix, i, s.name)); err != nil {
			return err
		}
	}
	return nil
}

func begin(s scene, query string, width, height int64) (*e2e.Page, error) {
	p, err := e2e.Launch()
	if err != nil {
		return nil, err
	}
	if err := p.Size(width, height); err != nil {
		return p, err
	}
	if err := p.Before(s.before); err != nil {
		return p, err
	}
	return p, p.Open(*page, query)
}

func play(p *e2e.Page, s scene) error {
	if len(s.files) > 0 {
		var files []string
		for _, pattern := range s.files {
			if pattern == again {
				file, err := reworded()
				if err != nil {
					return err
				}
				defer os.RemoveAll(filepath.Dir(file))
				files = append(files, file)
				continue
			}
			found, err := filepath.Glob(filepath.Join(*data, pattern))
			if err != nil {
				return err
			}
			files = append(files, found...)
		}
		if err := p.Drop(files...); err != nil {
			return err
		}
	} else if _, err := e2e.Eval[bool](p, "(async () => { "+tools+s.script+"; return true })()"); err != nil {
		return err
	}
	if s.until != "" {
		if err := p.Until(s.until); err != nil {
			return err
		}
	}
	for _, c := range p.Complaints() {
		fmt.Printf("complaint at %s: %s\n", s.name, c)
	}
	return p.Settle()
}

// again is the first Arabic sample once more, with a few of its words exchanged: a newsroom's second version.
const again = "again.txt"

func reworded() (string, error) {
	found, err := filepath.Glob(filepath.Join(*data, "articles/001*"))
	if err != nil || len(found) == 0 {
		return "", fmt.Errorf("no sample 001 below %q: %w", *data, err)
	}
	text, err := os.ReadFile(found[0])
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "shots")
	if err != nil {
		return "", err
	}
	words := strings.NewReplacer("السيبرانية", "الإلكترونية", "الحكومة", "السلطات", "فعلاً إجراميًا", "جريمة")
	return filepath.Join(dir, "005 "+again), os.WriteFile(filepath.Join(dir, "005 "+again), []byte(words.Replace(string(text))), 0o644)
}

func save(p *e2e.Page, name string) error {
	png, err := p.Shot()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(*out, name), png, 0o644)
}
