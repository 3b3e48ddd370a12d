package encoder

import (
	"os"
	"testing"
)

// Where `make test-wasm` names a kernel, it is in use. (Reading it also tells `go test` to run again when it changes.)
func TestKernelIsInUse(t *testing.T) {
	name := os.Getenv("MUQABALA_KERNEL")
	if name == "" {
		t.Skip("no kernel is named: the plain Go alone")
	}
	if file(t, name); !hasFast {
		t.Error("the kernel is not used")
	}
}
