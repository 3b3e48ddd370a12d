package protocol_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"muqabala/compare"
	"muqabala/compare/report"
	"muqabala/wasm/protocol"
)

// fake is an engine that does what a file's content says.
type fake struct {
	during   func()
	warm     func(ctx context.Context)
	prepared bool
}

func (f *fake) Prepare() { f.prepared = true }

func (f *fake) Warm(ctx context.Context, _ func(compare.Progress)) error {
	if f.warm != nil {
		f.warm(ctx)
	}
	return ctx.Err()
}

func (f *fake) Read(src compare.Source) ([]report.Document, []report.Failure) {
	switch string(src.Data) {
	case "panic":
		panic("out of words")
	case "":
		return nil, []report.Failure{{Source: src.Name, ID: report.MsgEmptyFile}}
	}
	return []report.Document{{Source: src.Name}}, nil
}

func (f *fake) Compare(ctx context.Context, sources []compare.Source, opt compare.Options) (*report.Report, error) {
	var rep report.Report
	for i, src := range sources {
		opt.Progress(compare.Progress{Stage: "encode", Done: i + 1, Total: len(sources), Source: src.Name})
		if f.during != nil {
			f.during()
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		rep.Documents = append(rep.Documents, report.Document{Source: src.Name})
	}
	if len(opt.Decisions) > 0 {
		return nil, fmt.Errorf("%d decisions", len(opt.Decisions))
	}
	return &rep, nil
}

// talk runs a server over requests and returns its answers in short: type, id and what matters.
func talk(engine protocol.Engine, requests ...protocol.Request) []string {
	var said []string
	done := make(chan struct{})
	ctx, stop := context.WithCancel(context.Background())
	clock := 0.0
	server := protocol.NewServer(protocol.Host{
		Open: func() (protocol.Engine, protocol.Ready, error) {
			if engine == nil {
				return nil, protocol.Ready{}, errors.New("encoder: reading model: not a model")
			}
			return engine, protocol.Ready{Version: "1", Model: "sha256:m"}, nil
		},
		Send: func(m any) {
			said = append(said, short(m))
			if f, ok := m.(protocol.Failed); ok && f.ID == last {
				close(done)
			}
		},
		Due:   func() bool { return true },
		Pause: func() {},
		Now:   func() float64 { clock += 200; return clock },
	})
	go func() { <-done; stop() }()
	for _, r := range requests {
		server.Handle(r)
	}
	server.Handle(ask("end", last)) // an unknown message is answered with failed: the end of the talk
	server.Run(ctx)
	return said[:len(said)-1]
}

const last = 999

func short(m any) string {
	switch m := m.(type) {
	case protocol.Ready:
		return fmt.Sprintf("ready %d %s", m.ID, m.Model)
	case protocol.Progress:
		return fmt.Sprintf("progress %d %s %d/%d %s", m.ID, m.Stage, m.Done, m.Total, m.Source)
	case protocol.Read:
		return fmt.Sprintf("read %d %d documents %d failures", m.ID, len(m.Documents), len(m.Failures))
	case protocol.Report:
		var text strings.Builder
		if err := m.Print(&text); err != nil {
			return err.Error()
		}
		return fmt.Sprintf("report %d %v %d bytes", m.ID, m.Complete, min(text.Len(), 1))
	case protocol.Cancelled:
		return fmt.Sprintf("cancelled %d", m.ID)
	case protocol.Failed:
		return fmt.Sprintf("failed %d %s", m.ID, m.Message)
	}
	return fmt.Sprintf("%T", m)
}

func ask(kind string, id int) protocol.Request {
	return protocol.Request{Header: protocol.Header{V: protocol.Version, Type: kind, ID: id}}
}

// A damaged model is said, and what was wrong with it.
func TestDamagedModel(t *testing.T) {
	if got := talk(nil, initial(1)); !slices.Equal(got, []string{"failed 1 encoder: reading model: not a model"}) {
		t.Errorf("got %q", got)
	}
}

func initial(id int) protocol.Request { return ask(protocol.TypeInit, id) }

func read(id int, name, content string) protocol.Request {
	r := ask(protocol.TypeRead, id)
	r.Files = []protocol.File{{Name: name, Bytes: []byte(content)}}
	return r
}

func TestServer(t *testing.T) {
	remove := ask(protocol.TypeRemove, 5)
	remove.Read = 2
	decide := ask(protocol.TypeRecompute, 4)
	decide.Decisions = []report.Decision{{Kind: report.DecisionSame}}
	old := ask(protocol.TypeCompare, 7)
	old.V = 2

	for _, test := range []struct {
		reason   string
		requests []protocol.Request
		want     []string
	}{
		{"the model opens the engine", []protocol.Request{initial(1)}, []string{"ready 1 sha256:m"}},
		{"nothing is done before init", []protocol.Request{read(2, "a.txt", "x")}, []string{`failed 2 protocol: "read" before init`}},
		{"another version is refused and has no effect", []protocol.Request{old},
			[]string{"failed 7 protocol: message of version 2, this build speaks 1"}},
		{"files are read as they come and compared together",
			[]protocol.Request{initial(1), read(2, "a.txt", "x"), read(3, "b.txt", "y"), ask(protocol.TypeCompare, 4)},
			[]string{"ready 1 sha256:m",
				"progress 2 read 1/1 a.txt", "read 2 1 documents 0 failures",
				"progress 3 read 1/1 b.txt", "read 3 1 documents 0 failures",
				"progress 4 encode 1/2 a.txt", "progress 4 encode 2/2 b.txt", "report 4 true 1 bytes"}},
		{"a file that cannot be read is a failure, and takes nothing down",
			[]protocol.Request{initial(1), read(2, "a.txt", ""), ask(protocol.TypeCompare, 3)},
			[]string{"ready 1 sha256:m", "progress 2 read 1/1 a.txt", "read 2 0 documents 1 failures",
				"progress 3 encode 1/1 a.txt", "report 3 true 1 bytes"}},
		{"a panic is a failed message, and the server goes on",
			[]protocol.Request{initial(1), read(2, "a.txt", "panic"), ask(protocol.TypeCompare, 3)},
			[]string{"ready 1 sha256:m", "failed 2 muqabala: internal error: out of words", "report 3 true 1 bytes"}},
		{"what is removed is not compared",
			[]protocol.Request{initial(1), read(2, "a.txt", "x"), read(3, "b.txt", "y"), remove, ask(protocol.TypeCompare, 6)},
			[]string{"ready 1 sha256:m",
				"progress 2 read 1/1 a.txt", "read 2 1 documents 0 failures",
				"progress 3 read 1/1 b.txt", "read 3 1 documents 0 failures",
				"progress 6 encode 1/1 b.txt", "report 6 true 1 bytes"}},
		{"decisions reach the engine", []protocol.Request{initial(1), decide}, []string{"ready 1 sha256:m", "failed 4 1 decisions"}},
		{"a cancel ends what waits and leaves what is asked after it",
			[]protocol.Request{initial(1), read(2, "a.txt", "x"), ask(protocol.TypeCompare, 3), ask(protocol.TypeCancel, 4), ask(protocol.TypeCompare, 5)},
			[]string{"ready 1 sha256:m", "progress 2 read 1/1 a.txt", "read 2 1 documents 0 failures",
				"progress 3 encode 1/1 a.txt", "cancelled 3", "progress 5 encode 1/1 a.txt", "report 5 true 1 bytes"}},
	} {
		if got := talk(&fake{}, test.requests...); !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", test.reason, got, test.want)
		}
	}
}

// A cancel that comes while the engine works ends it at its next step.
func TestCancelDuringCompare(t *testing.T) {
	var server *protocol.Server
	var said []string
	engine := &fake{during: func() { server.Handle(ask(protocol.TypeCancel, 9)) }}
	ctx, stop := context.WithCancel(context.Background())
	server = protocol.NewServer(protocol.Host{
		Open: func() (protocol.Engine, protocol.Ready, error) { return engine, protocol.Ready{}, nil },
		Send: func(m any) {
			said = append(said, short(m))
			if _, ok := m.(protocol.Cancelled); ok {
				stop()
			}
		},
		Due:   func() bool { return false },
		Pause: func() { t.Error("paused when it was not time") },
		Now:   func() float64 { return 0 },
	})
	for _, r := range []protocol.Request{initial(1), read(2, "a.txt", "x"), ask(protocol.TypeCompare, 3)} {
		server.Handle(r)
	}
	server.Run(ctx)
	if want := []string{"ready 1 ", "read 2 1 documents 0 failures", "cancelled 3"}; !slices.Equal(said, want) {
		t.Errorf("got %q, want %q", said, want)
	}
}

// The page's twin names the same version, the same messages and the same fields.
func TestTwin(t *testing.T) {
	source, err := os.ReadFile("../../web/protocol.ts")
	if err != nil {
		t.Fatal(err)
	}
	twin := string(source)
	if want := fmt.Sprintf("export const VERSION = %d;", protocol.Version); !strings.Contains(twin, want) {
		t.Errorf("protocol.ts lacks %q", want)
	}
	asks, answers, _ := strings.Cut(twin, "export type Response")
	for _, side := range []struct {
		name, source string
		types        []string
	}{
		{"Request", asks, []string{protocol.TypeInit, protocol.TypeRead, protocol.TypeRemove, protocol.TypeCompare, protocol.TypeRecompute, protocol.TypeCancel}},
		{"Response", answers, []string{protocol.TypeReady, protocol.TypeProgress, protocol.TypeRead, protocol.TypeReport, protocol.TypeCancelled, protocol.TypeFailed}},
	} {
		var found []string
		for _, m := range regexp.MustCompile(`type: "(\w+)"`).FindAllStringSubmatch(side.source, -1) {
			found = append(found, m[1])
		}
		if !slices.Equal(found, side.types) {
			t.Errorf("protocol.ts %s has %q, want %q", side.name, found, side.types)
		}
	}
	request := reflect.TypeFor[protocol.Request]()
	for i := range request.NumField() {
		if name, _, _ := strings.Cut(request.Field(i).Tag.Get("json"), ","); !regexp.MustCompile(`\b` + name + `\b`).MatchString(asks) {
			t.Errorf("protocol.ts lacks Request's field %q", name)
		}
	}
	for _, m := range []any{protocol.Ready{}, protocol.Progress{}, protocol.Read{}, protocol.Failed{}} {
		kind := reflect.TypeOf(m)
		for i := range kind.NumField() {
			if name := kind.Field(i).Tag.Get("json"); name != "" && !strings.Contains(answers, " "+name+":") {
				t.Errorf("protocol.ts lacks %s's field %q", kind.Name(), name)
			}
		}
	}
}

// The engine warms up once it is ready, and no longer than until there is something to do.
func TestWarmingUp(t *testing.T) {
	var server *protocol.Server
	var said []string
	ctx, stop := context.WithCancel(context.Background())
	warm := &fake{warm: func(ctx context.Context) {
		said = append(said, "warm")
		server.Handle(read(2, "a.txt", "text"))
		<-ctx.Done()
	}}
	server = protocol.NewServer(protocol.Host{
		Open: func() (protocol.Engine, protocol.Ready, error) { return warm, protocol.Ready{}, nil },
		Send: func(m any) {
			if said = append(said, short(m)); len(said) == 3 {
				stop()
			}
		},
		Due:   func() bool { return false },
		Pause: func() {},
		Now:   func() float64 { return 0 },
	})
	server.Handle(initial(1))
	server.Run(ctx)
	if want := []string{"ready 1 ", "warm", "read 2 1 documents 0 failures"}; !slices.Equal(said, want) {
		t.Errorf("%q, want %q", said, want)
	}
}

// A helper, whose first request has no number, prepares itself and does not warm up.
func TestHelperPrepares(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	helper := &fake{warm: func(context.Context) { t.Error("it warms up") }}
	server := protocol.NewServer(protocol.Host{
		Open:  func() (protocol.Engine, protocol.Ready, error) { return helper, protocol.Ready{}, nil },
		Send:  func(any) { stop() },
		Due:   func() bool { return false },
		Pause: func() {},
		Now:   func() float64 { return 0 },
	})
	server.Handle(initial(0))
	server.Run(ctx)
	if !helper.prepared {
		t.Error("it is not prepared")
	}
}

// Progress of one stage is told now and then, not each time.
func TestBeat(t *testing.T) {
	clock, told := 0.0, 0
	ctx, stop := context.WithCancel(context.Background())
	server := protocol.NewServer(protocol.Host{
		Open: func() (protocol.Engine, protocol.Ready, error) { return &fake{}, protocol.Ready{}, nil },
		Send: func(m any) {
			if _, ok := m.(protocol.Progress); ok {
				told++
			} else if _, ok := m.(protocol.Read); ok {
				stop()
			}
		},
		Due:   func() bool { return true },
		Pause: func() {},
		Now:   func() float64 { clock += 60; return clock },
	})
	r := ask(protocol.TypeRead, 2)
	r.Files = slices.Repeat([]protocol.File{{Name: "a.txt", Bytes: []byte("x")}}, 10)
	server.Handle(initial(1))
	server.Handle(r)
	server.Run(ctx)
	if told != 3 {
		t.Errorf("%d messages of progress for ten files in 600 ms", told)
	}
}
