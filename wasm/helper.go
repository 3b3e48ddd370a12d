//go:build js && wasm

package main

import (
	"context"
	"errors"
	"runtime/debug"
	"slices"
	"syscall/js"

	"muqabala/compare"
)

// helper is another worker of the page with an engine of its own. web/worker.ts sets globalThis.muqabalaFree, which says
// whether one has nothing to do, and muqabalaHelp, which takes a job's bytes and gives a promise of the answer's, or null.
type helper struct{}

// slots is how many jobs may be out at a time: two for each of three helpers, so that none waits for the next.
const slots = 6

var errNoHelper = errors.New("wasm: no helper")

func (helper) Free() bool {
	free := js.Global().Get("muqabalaFree")
	return free.Type() == js.TypeFunction && free.Invoke().Bool()
}

func (helper) Help(ctx context.Context, job []byte) ([]byte, error) {
	help := js.Global().Get("muqabalaHelp")
	if help.Type() != js.TypeFunction {
		return nil, errNoHelper
	}
	promise := help.Invoke(toJS(job))
	if promise.IsNull() {
		return nil, errNoHelper
	}
	select {
	case answer := <-settled(promise):
		if answer.IsUndefined() {
			return nil, errNoHelper
		}
		return toGo(job, answer), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// settled sends what the promise gives, undefined when it fails.
func settled(promise js.Value) <-chan js.Value {
	answer := make(chan js.Value, 1)
	var kept, broken js.Func
	end := func(v js.Value) any {
		answer <- v
		kept.Release()
		broken.Release()
		return nil
	}
	kept = js.FuncOf(func(_ js.Value, args []js.Value) any { return end(args[0]) })
	broken = js.FuncOf(func(js.Value, []js.Value) any { return end(js.Undefined()) })
	promise.Call("then", kept, broken)
	return answer
}

// serve lets this engine be another's helper: globalThis.muqabalaDo does a job, or gives null where it is none. Before
// a job it calls first.
func serve(engine *compare.Engine, first func()) {
	var job []byte // the last one's memory
	js.Global().Set("muqabalaDo", js.FuncOf(func(_ js.Value, args []js.Value) any {
		first()
		debug.SetGCPercent(meanwhile)
		job = toGo(job, args[0])
		answer, err := engine.Do(job)
		if err != nil {
			return nil
		}
		return toJS(answer)
	}))
}

// toGo takes the bytes of an array that nobody needs any more, in the memory of b where that is enough.
func toGo(b []byte, array js.Value) []byte {
	n := array.Length()
	b = slices.Grow(b[:0], n)[:n]
	js.CopyBytesToGo(b, array)
	giveBack(array)
	return b
}

// giveBack frees an array's memory at once where the browser can: it would wait for tens of megabytes of them.
func giveBack(array js.Value) {
	if buffer := array.Get("buffer"); buffer.Get("transfer").Type() == js.TypeFunction {
		buffer.Call("transfer", 0)
	}
}

func toJS(b []byte) js.Value {
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	return array
}
