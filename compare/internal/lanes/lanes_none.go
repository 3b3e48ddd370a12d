//go:build !js

package lanes

func fastPeaks([]int32, []float32, int, int) bool       { return false }
func fastTranspose([]float32, []float32, int, int) bool { return false }
