// Command muqabala compares versions of one statement.
//
//	muqabala compare [--format json|text] [--lang en|fr|ar] [-o FILE] FILE...
//	muqabala version
//
// A FILE of - is standard input. It exits with 0 when a report was made, 1 when none could be, 2 when it was called
// wrongly. Files that could not be read are named on standard error. It never touches the network.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"

	"muqabala/compare"
	"muqabala/compare/encoder/weights"
	"muqabala/compare/export"
	"muqabala/compare/report"
)

const usage = `usage: muqabala compare [--format json|text] [--lang en|fr|ar] [-o FILE] FILE...
       muqabala version
`

// The exit statuses.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	switch args[0] {
	case "version":
		fmt.Fprintln(stdout, "muqabala", compare.Version)
		return exitOK
	case "compare":
		return runCompare(args[1:], stdin, stdout, stderr)
	case "help", "-h", "--help":
		fmt.Fprint(stdout, usage)
		return exitOK
	}
	fmt.Fprintf(stderr, "muqabala: no command %q\n%s", args[0], usage)
	return exitUsage
}

// call is a parsed command line.
type call struct {
	format, lang, out string
	files             []string
}

var printers = map[string]func(io.Writer, *report.Report, string) error{
	"json": func(w io.Writer, rep *report.Report, _ string) error { return export.JSON(w, rep) },
	"text": export.Text,
}

func parse(args []string, stderr io.Writer) (call, error) {
	var c call
	f := flag.NewFlagSet("muqabala compare", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.Usage = func() { fmt.Fprint(stderr, usage) }
	f.StringVar(&c.format, "format", "text", "json or text")
	f.StringVar(&c.lang, "lang", "en", "language of the text: en, fr or ar")
	f.StringVar(&c.out, "o", "", "file to write to, instead of standard output")
	if err := f.Parse(args); err != nil {
		return c, err
	}
	c.files = f.Args()
	switch {
	case len(c.files) == 0:
		return c, errors.New("no files: name the versions to compare")
	case printers[c.format] == nil:
		return c, fmt.Errorf("no format %q: json or text", c.format)
	case c.lang != "en" && c.lang != "fr" && c.lang != "ar":
		return c, fmt.Errorf("no language %q: en, fr or ar", c.lang)
	}
	return c, nil
}

func runCompare(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return exitOK
	}
	if err != nil {
		fmt.Fprintln(stderr, "muqabala:", err)
		return exitUsage
	}
	rep, err := c.compare(stdin, stderr)
	if err == nil {
		err = c.write(rep, stdout)
	}
	if err != nil {
		fmt.Fprintln(stderr, "muqabala:", err)
		return exitFailed
	}
	return exitOK
}

// compare reads the files and compares them. It fails when no file gave a version.
func (c call) compare(stdin io.Reader, stderr io.Writer) (*report.Report, error) {
	var sources []compare.Source
	for _, name := range c.files {
		data, err := readFile(name, stdin)
		if err != nil {
			fmt.Fprintf(stderr, "muqabala: %v\n", err)
			continue
		}
		sources = append(sources, compare.Source{Name: name, Data: data})
	}
	engine, err := compare.New(weights.Data)
	if err != nil {
		return nil, err
	}
	engine.Threads(min(runtime.GOMAXPROCS(0), 4))
	rep, err := engine.Compare(context.Background(), sources, compare.Options{})
	if err != nil {
		return nil, err
	}
	say := export.In(c.lang)
	for _, f := range rep.Failures {
		fmt.Fprintln(stderr, "muqabala:", export.Failure(say, f))
	}
	if len(rep.Documents) == 0 {
		return nil, errors.New("none of the files could be read: see above")
	}
	return rep, nil
}

func readFile(name string, stdin io.Reader) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(stdin)
	}
	data, err := os.ReadFile(name)
	if info, e := os.Stat(name); err != nil && e == nil && info.IsDir() {
		return nil, fmt.Errorf("%w: name the files in it, or a zip of them", err)
	}
	return data, err
}

func (c call) write(rep *report.Report, stdout io.Writer) (err error) {
	w := stdout
	if c.out != "" {
		f, err := os.Create(c.out)
		if err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		w = f
	}
	return printers[c.format](w, rep, c.lang)
}
