package compare

import (
	"fmt"

	"muqabala/compare/encoder"
)

// An Opening opens an engine while its model still comes: what comes is written to it.
type Opening struct {
	file    []byte
	written int
	front   int // how much of the file an engine opens with; 0 before that is known
	engine  *Engine
	err     error
}

// headSize is the size of a model's head or more.
const headSize = 1 << 10

// Write takes the next bytes of the model. What is wrong with them, Engine says.
func (o *Opening) Write(p []byte) (int, error) {
	if o.front == 0 {
		o.file = append(o.file, p...)
	} else {
		copy(o.file[min(o.written, len(o.file)):], p)
	}
	o.written += len(p)
	if o.front == 0 && o.written >= headSize && o.err == nil {
		o.frame()
	}
	if o.engine == nil && o.err == nil && o.front > 0 && o.written >= o.front {
		o.engine, o.err = New(o.file)
	}
	return len(p), nil
}

// frame makes room for the whole file.
func (o *Opening) frame() {
	front, whole, err := encoder.Frame(o.file)
	if err != nil {
		o.err = fmt.Errorf("compare: opening the engine: %w", err)
		return
	}
	file := make([]byte, whole)
	copy(file, o.file)
	o.file, o.front = file, front
}

// Engine gives the engine once all of the model has been written. An error says what is wrong with it.
func (o *Opening) Engine() (*Engine, error) {
	if o.err == nil && (o.engine == nil || o.written != len(o.file)) {
		o.err = fmt.Errorf("compare: opening the engine: the model has %d bytes, want %d", o.written, len(o.file))
	}
	if o.err != nil {
		return nil, o.err
	}
	return o.engine, nil
}
