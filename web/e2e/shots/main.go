// Command shots takes pictures of the built page for the eye: go run ./shots [-page FILE] [-out DIR] FILE...
// It drops the files and pictures both views in several sizes, languages and themes.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"muqabala/web/e2e"
)

type shot struct {
	name, query   string
	width, height int64
}

var shots = []shot{
	{"light-1440", "lang=en&theme=light", 1440, 1000},
	{"fr-dark-1440", "lang=fr&theme=dark", 1440, 1000},
	{"ar-light-1024", "lang=ar&theme=light", 1024, 900},
	{"ar-dark-390", "lang=ar&theme=dark", 390, 844},
	{"light-390", "lang=en&theme=light", 390, 844},
}

func main() {
	page := flag.String("page", "../../dist/muqabala.html", "the built page")
	out := flag.String("out", ".", "folder for the pictures")
	flag.Parse()
	for _, s := range shots {
		if err := take(s, *page, *out, flag.Args()); err != nil {
			log.Fatal(err)
		}
	}
}

func take(s shot, page, out string, files []string) error {
	p, err := e2e.Launch()
	if err != nil {
		return err
	}
	defer p.Close()
	steps := []func() error{
		func() error { return p.Size(s.width, s.height) },
		func() error { return p.Open(page, s.query) },
		func() error { return p.Until(`document.querySelector(".drop")`) },
		save(p, out, s.name+"-0-open"),
		func() error { return p.Drop(files...) },
		func() error { return p.Until(`document.querySelector(".goon a")`) },
		save(p, out, s.name+"-1-files"),
		func() error { return p.Click(".goon a") },
		func() error { return p.Until(`document.querySelector(".rows .row")`) },
		save(p, out, s.name+"-2-compare"),
		func() error { return p.Press("j") },
		save(p, out, s.name+"-3-first"),
		func() error { return unverified(p) },
		save(p, out, s.name+"-4-unverified"),
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("shots: %s: %w", s.name, err)
		}
	}
	for _, c := range p.Complaints() {
		fmt.Println("complaint:", c)
	}
	return nil
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
		// A moment, so that a smooth scroll has settled.
		if _, err := e2e.Eval[bool](p, `new Promise(r => setTimeout(() => r(true), 700))`); err != nil {
			return err
		}
		png, err := p.Shot()
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644)
	}
}
