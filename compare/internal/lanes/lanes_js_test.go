package lanes

import (
	"os"
	"testing"
)

// Where `make test-wasm` names a kernel, it is in use.
func TestKernelIsInUse(t *testing.T) {
	if os.Getenv("MUQABALA_KERNEL") == "" {
		t.Skip("no kernel is named: the plain Go alone")
	}
	if !hasFast {
		t.Error("the kernel is not used")
	}
}
