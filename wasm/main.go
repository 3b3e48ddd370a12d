//go:build js && wasm

// Command wasm is the engine inside the page's worker. It binds the protocol to JavaScript and holds no logic of its
// own: web/worker.ts starts it, hands it the model and the page's messages by the functions that it sets as
// globalThis.muqabalaModel and globalThis.muqabala, and takes its answers by globalThis.postMessage.
package main

import (
	"context"
	"encoding/json"
	"io"
	"runtime/debug"
	"syscall/js"

	"muqabala/compare"
	"muqabala/compare/report"
	"muqabala/wasm/protocol"
)

// pace is how long the engine works before it lets the worker's other messages in, in milliseconds: shorter than what a
// helper has to do, which would wait for more, and long enough to cost nothing.
const pace = 12

// surplus is how much memory may be garbage, in percent of what is not. A tab has less of it than time.
const surplus = 15

func main() {
	debug.SetGCPercent(-1) // nothing to collect until the model is there
	turn := newTurn()
	var server *protocol.Server
	model := new(compare.Opening)
	open := func() (protocol.Engine, protocol.Ready, error) {
		return open(model, func() { server.Cool() })
	}
	server = protocol.NewServer(protocol.Host{Open: open, Send: send, Due: turn.due, Pause: turn.pause, Now: now})
	js.Global().Set("muqabalaModel", js.FuncOf(func(_ js.Value, args []js.Value) any {
		give(model, args[0])
		return nil
	}))
	js.Global().Set("muqabala", js.FuncOf(func(_ js.Value, args []js.Value) any {
		server.Handle(request(args[0]))
		return nil
	}))
	server.Run(context.Background())
}

// piece is how much of the model is brought into Go's memory at once.
const piece = 1 << 18

// give writes the next part of the model, a Uint8Array, to an engine that opens.
func give(model io.Writer, part js.Value) {
	buffer := make([]byte, piece)
	for at, size := 0, part.Length(); at < size; at += piece {
		n := js.CopyBytesToGo(buffer, part.Call("subarray", at))
		model.Write(buffer[:n])
	}
}

// open takes the engine, which is open by now; before it helps another, busy is called.
func open(model *compare.Opening, busy func()) (protocol.Engine, protocol.Ready, error) {
	defer debug.SetGCPercent(surplus)
	engine, err := model.Engine()
	if err != nil {
		return nil, protocol.Ready{}, err
	}
	for range slots {
		engine.Help(helper{})
	}
	serve(engine, busy)
	return unhurried{engine}, protocol.Ready{Version: compare.Version, Model: engine.Model()}, nil
}

// unhurried is an engine that collects less garbage while a reader waits for a file or for the comparison of a few, which
// for what is of ordinary size is none: it would take up to a fifth of the time. What is sent next, but for progress, ends
// that.
type unhurried struct{ *compare.Engine }

// meanwhile is the surplus while a file is read: some twenty megabytes; little the size of files that are compared with a
// surplus of as much again as there is, some thirty.
const (
	meanwhile = 50
	little    = 1 << 16
	doubled   = 100
)

func (e unhurried) Read(src compare.Source) ([]report.Document, []report.Failure) {
	debug.SetGCPercent(meanwhile)
	return e.Engine.Read(src)
}

func (e unhurried) Compare(ctx context.Context, sources []compare.Source, opt compare.Options) (*report.Report, error) {
	size := 0
	for _, src := range sources {
		size += len(src.Data)
	}
	if size < little {
		debug.SetGCPercent(doubled)
	}
	return e.Engine.Compare(ctx, sources, opt)
}

// request reads a message of the page, property by property: to compile the code that reads JSON takes a browser longer than
// a reader should wait for dropped files. What readers decide goes through it.
func request(message js.Value) protocol.Request {
	r := protocol.Request{Header: protocol.Header{V: number(message, "v"), Type: word(message, "type"), ID: number(message, "id")}, Read: number(message, "read")}
	if r.Type == protocol.TypeRecompute {
		text := js.Global().Get("JSON").Call("stringify", message, fields).String()
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			r.V = 0 // not a message of ours: answered as one of another version
		}
		return r
	}
	for files, i := message.Get("files"), 0; files.Type() == js.TypeObject && i < files.Length(); i++ {
		f := files.Index(i)
		file := protocol.File{Name: word(f, "name"), Charset: word(f, "charset"), Pasted: f.Get("pasted").Truthy()}
		if bytes := f.Get("bytes"); bytes.Type() == js.TypeObject { // copied straight into Go's memory
			file.Bytes = toGo(nil, js.Global().Get("Uint8Array").New(bytes))
		}
		r.Files = append(r.Files, file)
	}
	return r
}

// number is a property that is one, else 0.
func number(of js.Value, name string) int {
	if v := of.Get(name); v.Type() == js.TypeNumber {
		return v.Int()
	}
	return 0
}

// word is a property that is text, else "".
func word(of js.Value, name string) string {
	if v := of.Get(name); v.Type() == js.TypeString {
		return v.String()
	}
	return ""
}

// fields are the properties of a message, at any depth, that go through JSON.
var fields = js.ValueOf([]any{"v", "type", "id",
	"decisions", "kind", "at", "sha256", "part", "start", "end", "quote", "note",
	"reading", "pasted", "charset", "parts", "roles", "role", "metadata", "title", "outlet", "byline", "published"})

// turn lets the worker's event loop take a turn. A message channel is used because a timer would wait 4 ms or more.
type turn struct {
	last    float64
	port    js.Value
	arrived chan struct{}
}

func newTurn() *turn {
	channel := js.Global().Get("MessageChannel").New()
	t := &turn{port: channel.Get("port1"), arrived: make(chan struct{}, 1)}
	channel.Get("port2").Set("onmessage", js.FuncOf(func(js.Value, []js.Value) any {
		t.arrived <- struct{}{}
		return nil
	}))
	return t
}

func (t *turn) due() bool { return now()-t.last >= pace }

func (t *turn) pause() {
	t.port.Call("postMessage", nil)
	<-t.arrived
	t.last = now()
}

func now() float64 { return js.Global().Get("performance").Call("now").Float() }
