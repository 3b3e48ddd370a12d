// Package weights carries the built model inside native binaries. The page brings the same file by itself, so
// WebAssembly builds do not embed it.
package weights
