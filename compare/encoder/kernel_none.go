//go:build !amd64 && !js

package encoder

// No fast kernel is written for this machine: the plain Go does all.
const hasFast = false

func newFast() kernel { return nil }

func fastDots([]float32, *Vector, []Vector) {}
