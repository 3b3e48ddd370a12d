package e2e

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"
)

// goAlone runs a Go package's own benchmark on the page's thread and gives what it prints: names of the program and of its
// folder, what the program is given, and the files that it reads, which it does through globalThis.fs.
const goAlone = `(async (program, folder, given, names) => {
	const files = {}, open = new Map(), decoder = new TextDecoder();
	for (const name of names)
		files[name] = new Uint8Array(await (await fetch(folder + name)).arrayBuffer());
	let printed = "", last = 2;
	Object.assign(fs, {
		open(path, flags, mode, done) {
			if (!files[path]) return done(Object.assign(new Error(path), {code: "ENOENT"}));
			open.set(++last, {bytes: files[path], at: 0});
			done(null, last);
		},
		fstat: (fd, done) => done(null, {isDirectory: () => false, mode: 0o100444, size: open.get(fd).bytes.length, dev: 0, ino: 0, nlink: 1,
			uid: 0, gid: 0, rdev: 0, blksize: 4096, blocks: 0, atimeMs: 0, mtimeMs: 0, ctimeMs: 0}),
		read(fd, buffer, offset, length, position, done) {
			const f = open.get(fd), part = f.bytes.subarray(f.at, f.at + length);
			buffer.set(part, offset);
			f.at += part.length;
			done(null, part.length);
		},
		close: (fd, done) => done(open.delete(fd) ? null : new Error("closed")),
		writeSync(fd, bytes) { printed += decoder.decode(bytes, {stream: true}); return bytes.length },
	});
	const {link} = await import("/kernel/link.mjs"), go = new Go();
	const kernel = link(await (await fetch("/kernel.wasm")).arrayBuffer());
	go.argv = ["test", "-test.run=^$", ...given];
	const {instance} = await WebAssembly.instantiateStreaming(fetch(program), {...go.importObject, kernel: kernel.imports});
	kernel.attach(instance);
	await go.run(instance);
	return printed;
})`

// alone has a package of compare/ run its benchmarks in an empty page, as goAlone does, and gives what is found in what they
// print. MUQABALA_ENCODER names the folder of the programs, built for WebAssembly, and of what starts them.
func alone(t *testing.T, pkg, given string, found *regexp.Regexp, files ...string) [][]string {
	programs := os.Getenv("MUQABALA_ENCODER")
	if programs == "" {
		t.Skip("run `make bench`")
	}
	s := served(t, map[string]string{"/": programs, "/kernel/": filepath.Join(root, "wasm/kernel"), "/compare/": filepath.Join(root, "compare"),
		"/testdata/": filepath.Join(root, "testdata")}, "/wasm_exec.js")
	names, err := json.Marshal(files)
	s.must(err)
	printed := eval[string](s, fmt.Sprintf("%s(%q, %q, [%s], %s)", goAlone, "/"+path.Base(pkg)+".wasm", "/"+pkg+"/", given, names))
	all := found.FindAllStringSubmatch(printed, -1)
	if all == nil {
		t.Fatalf("it printed %q", printed)
	}
	return all
}

var encoded = regexp.MustCompile(`BenchmarkEncode/(\w+).*?([\d.]+) cosine\s+([\d.]+) ms/1000tokens`)

// TestEncoderAlone is the encoder's part of the page's half of `make bench`: sentences only, for about as long as the peers
// of `make bench-peers` do them.
func TestEncoderAlone(t *testing.T) {
	least, near := map[string]float64{"fast": math.Inf(1), "plain": math.Inf(1)}, ""
	for _, m := range alone(t, "compare/encoder", `"-test.bench=Encode", "-test.count=6"`, encoded,
		"weights/usem3.bin", "testdata/full.bin", "testdata/sentences.txt", "testdata/vectors.bin") {
		took, err := strconv.ParseFloat(m[3], 64)
		if err != nil {
			t.Fatal(err)
		}
		least[m[1]], near = min(least[m[1]], took), m[2]
	}
	for _, row := range [][2]string{{"fast", "with SIMD"}, {"plain", "without SIMD"}} {
		fmt.Printf("%-46s %9.0f ms per 1,000 tokens, cosine %s\n", "the encoder alone in a page, "+row[1], least[row[0]], near)
	}
}

// served opens an empty page of a server of folders, by the paths they stand under, with a file of theirs as its script.
func served(t *testing.T, folders map[string]string, script string) story {
	files := http.NewServeMux()
	for path, folder := range folders {
		files.Handle(path, http.StripPrefix(path, http.FileServer(http.Dir(folder))))
	}
	files.HandleFunc("/page.html", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<!doctype html><script src=%q></script>`, script)
	})
	server := httptest.NewServer(files)
	t.Cleanup(server.Close)
	s := begin(t)
	t.Cleanup(s.Close)
	s.must(s.run("opening "+script, chromedp.Navigate(server.URL+"/page.html")))
	return s
}
