// Command unpack writes the model as the page carries it: go run ./compare/encoder/unpack MODEL OUT.
package main

import (
	"fmt"
	"os"

	"muqabala/compare/encoder"
)

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: unpack MODEL OUT"))
	}
	file, err := os.ReadFile(os.Args[1])
	if err != nil {
		fail(err)
	}
	unpacked, err := encoder.Unpack(file)
	if err != nil {
		fail(err)
	}
	if err := os.WriteFile(os.Args[2], unpacked, 0o644); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
