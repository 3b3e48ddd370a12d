//go:build !js

package lanes

func fastRaise([]float32, []float32) bool               { return false }
func fastPeaks([]int32, []float32, int, int) bool       { return false }
func fastTranspose([]float32, []float32, int, int) bool { return false }
