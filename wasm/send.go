//go:build js && wasm

package main

import (
	"encoding/json"
	"io"
	"runtime/debug"
	"syscall/js"

	"muqabala/wasm/protocol"
)

// send hands the page a message. What is long in it travels beside the rest as the bytes of its JSON, which change hands
// at once; its objects would have to be made twice.
func send(message any) {
	if _, ok := message.(protocol.Progress); !ok {
		defer debug.SetGCPercent(surplus)
	}
	if ready, ok := message.(protocol.Ready); ok {
		js.Global().Call("postMessage", plain(ready))
		return
	}
	name := ""
	var print func(io.Writer) error
	switch m := message.(type) {
	case protocol.Report:
		name, print = "report", m.Print
	case protocol.Read:
		documents := m.Documents
		name, print = "documents", func(w io.Writer) error { return json.NewEncoder(w).Encode(documents) }
		m.Documents = nil
		message = m
	}
	text, err := json.Marshal(message)
	if err != nil {
		panic(err) // the messages hold nothing that JSON lacks
	}
	object := js.Global().Get("JSON").Call("parse", string(text))
	if name == "" {
		js.Global().Call("postMessage", object)
		return
	}
	var printed pieces
	if err := print(&printed); err != nil {
		panic(err)
	}
	whole := printed.joined()
	object.Set(name, whole)
	js.Global().Call("postMessage", object, []any{whole.Get("buffer")})
}

// plain makes the message that a reader waits for while JSON's code is still cold.
func plain(r protocol.Ready) map[string]any {
	return map[string]any{"v": r.V, "type": r.Type, "id": r.ID, "version": r.Version, "model": r.Model}
}

// pieces gathers what is written, outside of Go's memory, which never shrinks.
type pieces struct {
	arrays []js.Value
	size   int
}

func (p *pieces) Write(b []byte) (int, error) {
	p.arrays = append(p.arrays, toJS(b))
	p.size += len(b)
	return len(b), nil
}

func (p *pieces) joined() js.Value {
	if len(p.arrays) == 1 {
		return p.arrays[0]
	}
	whole, at := js.Global().Get("Uint8Array").New(p.size), 0
	for _, array := range p.arrays {
		whole.Call("set", array, at)
		at += array.Length()
		giveBack(array)
	}
	return whole
}
