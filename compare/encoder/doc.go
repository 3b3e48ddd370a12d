// Package encoder says what a text means as a vector of 512 numbers, such that texts which say the same, in Arabic,
// French or English, lie close together: Universal Sentence Encoder multilingual v3 (Google, Apache-2.0) in Go.
//
//	model, err := encoder.Load(weights.Data)
//	a := model.Encode("رئيس الجمهورية")
//	b := model.Encode("le président de la République")
//	cosine := encoder.Dot(&a, &b)
//
// A text is cut into pieces (SentencePiece unigram, Tokens); each piece has a row of 512 numbers; three small networks
// look at windows of 2, 3 and 5 pieces; the sum over all pieces passes four layers and is scaled to length 1 (Encode).
// Since a piece enters that sum as one vector, any stretch of words can be had as a vector in the context of its
// sentence by subtracting two sums (Spans). Some characters common in Arabic and French print are strange to the
// model; Legible rewrites them.
//
// # Arithmetic
//
// The same text gives the same bits natively and in WebAssembly, whatever was encoded before it. Activations are int16
// with one step for a whole sentence, weights int8, sums of their products int32: exact, so that a faster kernel may
// add in any order. What is float32 runs in one fixed order of eight lanes, unfused, and calls nothing of package math
// but Sqrt, which is exact. Against the float32 reference the cosine is above 0.9999.
//
// # Speed
//
// About 1.7 million multiplications a token, and one million for each stretch of words. They are done by AVX2 on amd64
// (kernel_amd64.s), by a SIMD module beside Go's own in WebAssembly (wasm/kernel, through the imports of kernel_js.go:
// whoever runs this package under GOOS=js must give them), and by plain Go elsewhere (plain.go, which defines what is
// right). The plain Go takes about half a millisecond a token natively; `make bench` prints all of them.
package encoder
