//go:build !js

package compare_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

const module = "muqabala"

// mayImport holds the arrows of ARCHITECTURE.md: which of our packages each may import. A folder speaks for those
// below it unless they have a row of their own, and may always import those below it.
var mayImport = map[string][]string{
	"compare/report":          {},
	"compare/text":            {"compare/report"},
	"compare/article":         {"compare/report", "compare/text"},
	"compare/encoder":         {},
	"compare/encoder/unpack":  {"compare/encoder"},
	"compare/encoder/weights": {},
	"compare/align":           {"compare/internal/trees"},
	"compare/align/fit":       {"compare", "compare/align", "compare/encoder", "compare/encoder/weights", "compare/internal/trees", "compare/text"},
	"compare/detail":          {"compare/report", "compare/text", "compare/internal/lanes", "compare/internal/trees"},
	"compare/detail/train":    {"compare", "compare/detail", "compare/encoder", "compare/encoder/weights"},
	"compare/claim":           {"compare/report", "compare/text"},
	"compare/export":          {"compare/report", "compare/text"},
	"compare": {"compare/report", "compare/text", "compare/article", "compare/encoder", "compare/align",
		"compare/detail", "compare/claim", "compare/export"},
	"compare/internal/invariant": {"compare/report", "compare/text"}, // for tests
	"compare/internal/lanes":     {},
	"compare/internal/trees":     {},
	"compare/cmd":                {"compare", "compare/report", "compare/export", "compare/encoder/weights"},
	"wasm":                       {"compare", "compare/report", "compare/export"},
}

// programs run on a machine, for a person; no part of the engine may import them, nor can: each is a package main.
var programs = []string{"compare/cmd", "compare/align/fit", "compare/encoder/unpack", "compare/detail/train"}

// banned are imports that would break a promise: no network, no chance, one report for the same files everywhere;
// and those that would swell the page by megabytes (engine.md, section 6).
var banned = []string{
	"net", "net/http", "text/template", "html/template", "math/rand", "math/rand/v2", "crypto/rand", "C",
}

// hostOnly are imports that touch the machine; programs alone may.
var hostOnly = []string{"os", "os/exec", "os/signal", "syscall", "io/ioutil", "plugin", "flag", "log"}

// bannedCalls are functions whose result is not the same twice, or not the same bits on amd64 and in WebAssembly.
var bannedCalls = map[string][]string{
	"time": {"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Sleep"},
	"math": {"Exp", "Exp2", "Expm1", "Tanh", "Sinh", "Cosh", "Sin", "Cos", "Tan", "Atan", "Atan2", "Pow", "Log", "Log2",
		"Log10", "Log1p", "Cbrt", "Gamma", "Erf"},
}

func TestLayers(t *testing.T) {
	files := goFiles(t)
	if len(files) == 0 {
		t.Fatal("no Go file found")
	}
	for _, file := range files {
		for _, fault := range layerFaults(file.name, file.source) {
			t.Error(fault)
		}
	}
}

// The rules must be able to fail.
func TestLayerFaults(t *testing.T) {
	tests := []struct{ reason, name, source string }{
		{"an arrow up", "compare/text/x.go", `package text; import _ "muqabala/compare/article"`},
		{"an arrow across", "compare/align/x.go", `package align; import _ "muqabala/compare/report"`},
		{"a part of a package that knows more", "compare/encoder/x/x.go", `package x; import _ "muqabala/compare/text"`},
		{"the page past the facade", "wasm/main.go", `package main; import _ "muqabala/compare/article"`},
		{"a package without a row", "other/x.go", `package other; import _ "muqabala/compare"`},
		{"the browser outside wasm", "compare/article/x.go", `package article; import _ "syscall/js"`},
		{"the network", "compare/article/x.go", `package article; import _ "net/http"`},
		{"chance", "compare/align/x.go", `package align; import _ "math/rand/v2"`},
		{"the network in a test", "compare/align/x_test.go", `package align; import _ "net/http"`},
		{"the machine", "compare/export/x.go", `package export; import _ "os"`},
		{"the clock", "compare/x.go", `package compare; import "time"; var x = time.Now()`},
		{"bits that differ", "compare/encoder/x.go", `package encoder; import "math"; var x = math.Tanh(1)`},
		{"bits that differ, by another name", "compare/encoder/x.go", `package encoder; import m "math"; var x = m.Exp(1)`},
		{"a dot import, which would hide a call", "compare/encoder/x.go", `package encoder; import . "math"; var x = Sqrt(1)`},
	}
	for _, test := range tests {
		if faults := layerFaults(test.name, []byte(test.source)); len(faults) == 0 {
			t.Errorf("%s: no fault found in %s: %s", test.reason, test.name, test.source)
		}
	}
	for name, source := range map[string]string{
		"compare/article/x.go":          `package article; import (_ "muqabala/compare/text"; _ "golang.org/x/net/html")`,
		"compare/encoder/x.go":          `package encoder; import ("math"; _ "muqabala/compare/encoder/kernel"); var x = math.Sqrt(2)`,
		"wasm/main.go":                  `package main; import (_ "syscall/js"; _ "muqabala/wasm/protocol"; _ "muqabala/compare")`,
		"compare/cmd/muqabala/main.go":  `package main; import (_ "os"; _ "muqabala/compare/encoder/weights")`,
		"compare/text/x_test.go":        `package text_test; import (_ "os"; _ "math/rand"; _ "muqabala/compare/text")`,
		"compare/encoder/weights/on.go": `package weights; import _ "embed"`,
	} {
		if faults := layerFaults(name, []byte(source)); len(faults) > 0 {
			t.Errorf("a fault where there is none: %v", faults)
		}
	}
}

// layerFaults reads one file and says what in it breaks a rule. Tests may reach further, but not into the network.
func layerFaults(name string, source []byte) []string {
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
	if err != nil {
		return []string{err.Error()}
	}
	var faults []string
	test := strings.HasSuffix(name, "_test.go")
	for _, spec := range file.Imports {
		target, _ := strconv.Unquote(spec.Path.Value) // the parser has accepted it
		if why := importFault(path.Dir(name), target, test); why != "" {
			faults = append(faults, fmt.Sprintf("%s imports %s: %s", name, target, why))
		}
		if spec.Name != nil && spec.Name.Name == "." {
			faults = append(faults, fmt.Sprintf("%s: dot import of %s hides what is called", name, target))
		}
	}
	if !test && !isProgram(path.Dir(name)) {
		faults = append(faults, callFaults(name, file)...)
	}
	return faults
}

func importFault(folder, target string, test bool) string {
	ours, isOurs := strings.CutPrefix(target, module+"/")
	switch {
	case test && strings.HasPrefix(target, "math/rand"): // property tests draw from a fixed seed
		return ""
	case slices.Contains(banned, target):
		return "banned in the engine"
	case target == "syscall/js" && !within(folder, "wasm"):
		return "the browser is known in wasm/ only"
	case slices.Contains(hostOnly, target) && !isProgram(folder) && !test:
		return "only programs touch the machine"
	case isOurs && !test && !mayReach(folder, ours):
		return "no such arrow in ARCHITECTURE.md"
	}
	return ""
}

// mayReach finds the nearest row of mayImport for the folder. An arrow to a package covers the packages below it only
// where these have no row of their own.
func mayReach(folder, target string) bool {
	row, target := rowOf(folder), rowOf(target)
	if row == "" || target == "" {
		return false
	}
	return row == target || slices.Contains(mayImport[row], target)
}

func rowOf(folder string) string {
	for ; folder != "." && folder != "/"; folder = path.Dir(folder) {
		if _, ok := mayImport[folder]; ok {
			return folder
		}
	}
	return ""
}

func within(folder, top string) bool { return folder == top || strings.HasPrefix(folder, top+"/") }

func isProgram(folder string) bool {
	return slices.ContainsFunc(programs, func(top string) bool { return within(folder, top) })
}

func callFaults(name string, file *ast.File) []string {
	known := make(map[string]string) // a file's name for a package → its path
	for _, spec := range file.Imports {
		target, _ := strconv.Unquote(spec.Path.Value)
		local := path.Base(target)
		if spec.Name != nil {
			local = spec.Name.Name
		}
		known[local] = target
	}
	var faults []string
	ast.Inspect(file, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := selector.X.(*ast.Ident); ok && slices.Contains(bannedCalls[known[x.Name]], selector.Sel.Name) {
			faults = append(faults, fmt.Sprintf("%s uses %s.%s: not the same everywhere", name, x.Name, selector.Sel.Name))
		}
		return true
	})
	return faults
}

// What a package brings along counts as much as what it imports: the engine of the page holds no server.
func TestPageCarriesNoServer(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "./wasm")
	list.Dir = ".."
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list -deps ./wasm: %v", err)
	}
	for _, dep := range strings.Fields(string(out)) {
		if slices.Contains([]string{"net/http", "text/template", "html/template", "crypto/tls"}, dep) {
			t.Errorf("the page's engine carries %s", dep)
		}
	}
}

type sourceFile struct {
	name   string // from the repository's root, with slashes
	source []byte
}

// goFiles are the files of this module; web/e2e is a module of its own and drives a browser over the network.
func goFiles(t *testing.T) []sourceFile {
	var files []sourceFile
	for _, file := range allFiles(t) {
		if strings.HasSuffix(file.name, ".go") && !within(file.name, "web") && !strings.HasPrefix(file.name, ".") {
			files = append(files, file)
		}
	}
	return files
}

// allFiles reads every text file that git would track. It walks instead of asking git, so that it works in a copy
// without history too.
func allFiles(t *testing.T) []sourceFile {
	t.Helper()
	var files []sourceFile
	built := []string{".git", ".cache", "bin", "dist", "web/dist", "shared"}
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		slashed := strings.TrimPrefix(filepath.ToSlash(name), "../")
		if entry.IsDir() && (slices.Contains(built, slashed) || entry.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if info, err := entry.Info(); err != nil || !info.Mode().IsRegular() || info.Size() > 1<<20 {
			return err
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if utf8.Valid(source) && !strings.Contains(string(source), "\x00") {
			files = append(files, sourceFile{slashed, source})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestFilesAreShort(t *testing.T) {
	code := []string{".go", ".ts", ".tsx", ".mjs", ".js", ".css", ".py", ".sh"}
	for _, file := range allFiles(t) {
		generated := strings.Contains(string(file.source[:min(len(file.source), 200)]), "Code generated")
		lines := strings.Count(string(file.source), "\n")
		if slices.Contains(code, path.Ext(file.name)) && !generated && lines > 400 {
			t.Errorf("%s has %d lines, over 400: where is the seam to cut at?", file.name, lines)
		}
	}
}

// localPath and registry are what a file that builds on one machine only, or through one mirror only, has in it.
var (
	localPath = regexp.MustCompile(`(?:^|[\s"'=:(,])(?:/(?:work|root|home|Users)/[\w.-]+|[A-Z]:\\Users\\)`)
	registry  = regexp.MustCompile(`(?i)registry\.(?:npmjs|yarnpkg)\.|(?:proxy|sum)\.golang\.|files\.pythonhosted\.|//pypi\.|deb\.debian\.`)
)

func TestNoMachineInFiles(t *testing.T) {
	for _, bad := range []string{`"/ho` + `me/ada/x"`, `DATA=/wo` + `rk/data`, `/ro` + `ot/go`} {
		if !localPath.MatchString(bad) {
			t.Errorf("%q is not seen as a path of one machine", bad)
		}
	}
	for _, file := range allFiles(t) {
		if file.name == "compare/layers_test.go" || within(file.name, "testdata") {
			continue
		}
		for i, line := range strings.Split(string(file.source), "\n") {
			if m := localPath.FindString(line) + registry.FindString(line); m != "" {
				t.Errorf("%s:%d: %q belongs to one machine or one mirror", file.name, i+1, m)
			}
		}
	}
}
