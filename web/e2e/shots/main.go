// Command shots takes pictures of the built page for the eye: go run ./shots [-page FILE] [-out DIR] FILE...
// It drops the files and pictures both views in three sizes, each in another language and theme.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"muqabala/web/e2e"
)

var (
	looks = []struct{ name, query string }{
		{"en-light", "lang=en&theme=light"}, {"fr-dark", "lang=fr&theme=dark"}, {"ar-light", "lang=ar&theme=light"},
	}
	sizes = []struct{ width, height int64 }{{1440, 1000}, {1024, 900}, {390, 844}}
)

func main() {
	page := flag.String("page", "../../dist/muqabala.html", "the built page")
	out := flag.String("out", ".", "folder for the pictures")
	flag.Parse()
	for _, l := range looks {
		if err := take(l.name, l.query, *page, *out, flag.Args()); err != nil {
			log.Fatal(err)
		}
	}
}

func take(name, query, page, out string, files []string) error {
	p, err := e2e.Launch()
	if err != nil {
		return err
	}
	defer p.Close()
	steps := []func() error{
		func() error { return p.Open(page, query) },
		func() error { return p.Until(`document.querySelector(".drop")`) },
		save(p, out, name+"-open"),
		func() error { return p.Drop(files...) },
		func() error {
			return p.Until(`document.querySelector(".goon a") && !document.querySelector(".progress")`)
		},
	}
	for _, size := range sizes {
		at := fmt.Sprintf("%s-%d", name, size.width)
		steps = append(steps,
			func() error { return p.Size(size.width, size.height) },
			show(p, "files", ".reading"), save(p, out, at+"-1-files"),
			show(p, "compare", ".rows .row"), press(p, "j"), save(p, out, at+"-2-first"),
			func() error { return unverified(p) }, save(p, out, at+"-3-unverified"),
			tie(p), save(p, out, at+"-4-row"), press(p, "d"), save(p, out, at+"-5-differences"), press(p, "d"))
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("shots: %s: %w", name, err)
		}
	}
	for _, c := range p.Complaints() {
		fmt.Println("complaint:", c)
	}
	return nil
}

func press(p *e2e.Page, key string) func() error {
	return func() error { return p.Press(key) }
}

// show goes to a view.
func show(p *e2e.Page, view, selector string) func() error {
	return func() error {
		if _, err := e2e.Eval[string](p, `location.hash = "`+view+`"`); err != nil {
			return err
		}
		return p.Until(`document.querySelector("` + selector + `")`)
	}
}

// tie selects the last row that has two sides.
func tie(p *e2e.Page) func() error {
	return func() error {
		_, err := e2e.Eval[bool](p, `[...document.querySelectorAll("button.tie")].at(-1).click(), true`)
		return err
	}
}

// unverified steps on to the first unverified passage.
func unverified(p *e2e.Page) error {
	for range 60 {
		there, err := e2e.Eval[bool](p, `document.querySelector(".panel").dataset.k === "unverified"`)
		if err != nil || there {
			return err
		}
		if err := p.Press("j"); err != nil {
			return err
		}
	}
	return nil
}

func save(p *e2e.Page, dir, name string) func() error {
	return func() error {
		if err := p.Settle(); err != nil {
			return err
		}
		png, err := p.Shot()
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644)
	}
}
