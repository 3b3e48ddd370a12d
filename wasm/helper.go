//go:build js && wasm

package main

import (
	"context"
	"errors"
	"syscall/js"
	"unsafe"

	"muqabala/compare"
)

// helper is another worker of the page with an engine of its own. web/helpers.ts sets globalThis.muqabalaHelp, which
// takes texts and gives a promise of their vectors, or null while no helper is free.
type helper struct{}

// slots is how many batches may be out at a time: two for each of three helpers, so that none waits for the next.
const slots = 6

var errNoHelper = errors.New("wasm: no helper")

func (helper) Encode(ctx context.Context, texts []string) ([]compare.Vector, error) {
	list := make([]any, len(texts))
	for i, s := range texts {
		list[i] = s
	}
	help := js.Global().Get("muqabalaHelp")
	if help.Type() != js.TypeFunction {
		return nil, errNoHelper
	}
	promise := help.Invoke(js.ValueOf(list))
	if promise.IsNull() {
		return nil, errNoHelper
	}
	select {
	case vectors := <-settled(promise, len(texts)):
		if vectors == nil {
			return nil, errNoHelper
		}
		return vectors, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// settled sends what the promise gives, nil when it fails.
func settled(promise js.Value, n int) <-chan []compare.Vector {
	answer := make(chan []compare.Vector, 1)
	var kept, broken js.Func
	end := func(vectors []compare.Vector) any {
		answer <- vectors
		kept.Release()
		broken.Release()
		return nil
	}
	kept = js.FuncOf(func(_ js.Value, args []js.Value) any {
		vectors := make([]compare.Vector, n)
		js.CopyBytesToGo(bytesOfVectors(vectors), args[0])
		return end(vectors)
	})
	broken = js.FuncOf(func(js.Value, []js.Value) any { return end(nil) })
	promise.Call("then", kept, broken)
	return answer
}

// serve lets this engine be another's helper: globalThis.muqabalaEncode gives the vectors of texts as bytes.
func serve(engine *compare.Engine) {
	js.Global().Set("muqabalaEncode", js.FuncOf(func(_ js.Value, args []js.Value) any {
		texts := make([]string, args[0].Length())
		for i := range texts {
			texts[i] = args[0].Index(i).String()
		}
		bytes := bytesOfVectors(engine.Vectors(texts))
		array := js.Global().Get("Uint8Array").New(len(bytes))
		js.CopyBytesToJS(array, bytes)
		return array
	}))
}

func bytesOfVectors(v []compare.Vector) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(v))), len(v)*int(unsafe.Sizeof(compare.Vector{})))
}
