// Command licences checks that everything the product carries may be carried and is named in NOTICE, and that
// everything it is built and tested with has a licence we accept. It reads the module cache and npm's lock; it asks
// no server. Run it from the repository's root: go run .ci/licences.go
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// accepted are licences that put no condition on a page that carries the code beyond naming it.
var accepted = []string{"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "Unicode-3.0", "Zlib"}

// acceptedForTests are licences of tools that run beside the product and are never part of it.
var acceptedForTests = append([]string{"MPL-2.0", "Python-2.0", "CC-BY-4.0", "BlueOak-1.0.0"}, accepted...)

// signatures tell a licence by words that it has and the ones before it have not.
var signatures = []struct{ licence, words string }{
	{"Apache-2.0", "apache license version 2.0"},
	{"MPL-2.0", "mozilla public license version 2.0"},
	{"BSD-3-Clause", "redistributions in binary form must reproduce"}, // without the third clause it is BSD-2-Clause
	{"ISC", "permission to use, copy, modify, and/or distribute this software for any purpose"},
	{"ISC", "permission to use, copy, modify, and distribute this software for any purpose with or without fee"},
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy"},
	{"Unicode-3.0", "unicode license v3"},
	{"CC0-1.0", "cc0 1.0 universal"},
}

// part is a thing that somebody else made.
type part struct {
	name, licence string
	shipped       bool // part of the binary or of the page
}

func main() {
	parts, err := all()
	if err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
	notice, err := os.ReadFile("NOTICE")
	if err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
	faults := check(parts, string(notice))
	for _, fault := range faults {
		fmt.Fprintln(os.Stderr, "licences:", fault)
	}
	if len(faults) > 0 {
		os.Exit(1)
	}
	shipped := 0
	for _, p := range parts {
		if p.shipped {
			shipped++
		}
	}
	fmt.Printf("licences: %d parts, %d of them shipped and named in NOTICE\n", len(parts), shipped)
}

func check(parts []part, notice string) []string {
	var faults []string
	for _, p := range parts {
		list := acceptedForTests
		if p.shipped {
			list = accepted
		}
		if !slices.Contains(list, p.licence) {
			faults = append(faults, fmt.Sprintf("%s: licence %q is not accepted; see .ci/licences.go", p.name, p.licence))
		}
		if p.shipped && !strings.Contains(notice, p.name+" ("+p.licence+")") {
			faults = append(faults, fmt.Sprintf("NOTICE lacks a line with %q", p.name+" ("+p.licence+")"))
		}
	}
	return faults
}

// builds are the things that are made here, and what Go needs for each.
var builds = []struct {
	dir      string
	env      []string
	args     []string
	packages string
	shipped  bool
}{
	{dir: ".", packages: "./compare/cmd/muqabala", shipped: true},
	{dir: ".", env: []string{"GOOS=js", "GOARCH=wasm"}, packages: "./wasm", shipped: true},
	{dir: ".", args: []string{"-test"}, packages: "./..."},
	{dir: "web/e2e", args: []string{"-test"}, packages: "./..."},
	{dir: ".", args: []string{"-modfile=.ci/tools.mod"}, packages: "honnef.co/go/tools/cmd/staticcheck"},
}

func all() ([]part, error) {
	var parts []part
	for _, b := range builds {
		args := append([]string{"list", "-deps", "-f", "{{with .Module}}{{if not (or .Main (and .Replace (not .Replace.Version)))}}{{.Path}}\t{{.Dir}}{{end}}{{end}}"}, b.args...)
		list := exec.Command("go", append(args, b.packages)...)
		list.Dir, list.Env, list.Stderr = b.dir, append(os.Environ(), b.env...), os.Stderr
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("go list %s in %s: %w", b.packages, b.dir, err)
		}
		if parts, err = addModules(parts, string(out), b.shipped); err != nil {
			return nil, err
		}
	}
	npm, err := npmParts("web/package-lock.json")
	return append(parts, npm...), err
}

// addModules reads lines of a module's path and folder.
func addModules(parts []part, list string, shipped bool) ([]part, error) {
	for _, line := range slices.Compact(slices.Sorted(strings.Lines(list))) {
		name, dir, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue // a package of Go or of ours
		}
		licence, err := licenceIn(dir)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		parts = add(parts, part{name, licence, shipped})
	}
	return parts, nil
}

// add keeps one row a name; shipped once is shipped.
func add(parts []part, p part) []part {
	if i := slices.IndexFunc(parts, func(q part) bool { return q.name == p.name }); i >= 0 {
		parts[i].shipped = parts[i].shipped || p.shipped
		return parts
	}
	return append(parts, p)
}

func licenceIn(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	for _, entry := range entries {
		name := strings.ToUpper(entry.Name())
		if entry.IsDir() || !strings.HasPrefix(name, "LICEN") && !strings.HasPrefix(name, "COPYING") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			return "", err
		}
		if licence := recognise(string(text)); licence != "" {
			return licence, nil
		}
	}
	return "", fmt.Errorf("no licence file that is known in %s", filepath.Base(dir))
}

// recognise compares words alone: licences are set and punctuated in many ways.
func recognise(text string) string {
	text = words(text)
	for _, s := range signatures {
		if !strings.Contains(text, words(s.words)) {
			continue
		}
		if s.licence == "BSD-3-Clause" && !strings.Contains(text, "endorse or promote products") {
			return "BSD-2-Clause"
		}
		return s.licence
	}
	return ""
}

func words(text string) string {
	other := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), other), " ")
}

// npmParts reads a lock of npm (version 3): every package has its licence, and "dev" where it is not shipped.
func npmParts(name string) ([]part, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct {
			License string
			Dev     bool
		}
	}
	if err := json.Unmarshal(data, &lock); err != nil {
		return nil, fmt.Errorf("reading %q: %w", name, err)
	}
	var parts []part
	for key, p := range lock.Packages {
		if i := strings.LastIndex(key, "node_modules/"); i >= 0 {
			parts = add(parts, part{key[i+len("node_modules/"):], p.License, !p.Dev})
		}
	}
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(a.name, b.name) })
	return parts, nil
}
