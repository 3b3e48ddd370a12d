package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// onnx encodes the fixture's sentences one by one, thrice, on one thread, and gives the least time, in milliseconds for
// all, and the mean cosine to the reference's vectors.
const onnx = `(async () => {
	ort.env.wasm.numThreads = 1;
	ort.env.wasm.wasmPaths = "/node_modules/onnxruntime-web/dist/";
	const session = await ort.InferenceSession.create("/model.onnx", {executionProviders: ["wasm"], graphOptimizationLevel: "all"});
	const lines = (await (await fetch("/fixture/ids.txt")).text()).trim().split("\n").map(l => l.split(" ").map(Number));
	const run = async ids => (await session.run({
		tokens: new ort.Tensor("int32", Int32Array.from(ids), [ids.length]),
		splits: new ort.Tensor("int64", BigInt64Array.from([0n, BigInt(ids.length)]), [2]),
	})).outputs.data;
	const vectors = [];
	for (const ids of lines) vectors.push((await run(ids)).slice());
	let least = Infinity;
	for (let round = 0; round < 3; round++) {
		const start = performance.now();
		for (const ids of lines) await run(ids);
		least = Math.min(least, performance.now() - start);
	}
	const coded = await (await fetch("/fixture/vectors.bin")).arrayBuffer();
	let near = 0;
	vectors.forEach((v, i) => {
		const want = new Int8Array(coded, i * (4 + v.length) + 4, v.length); // the step before it has no part in a cosine
		let vw = 0, vv = 0, ww = 0;
		v.forEach((x, k) => { vw += x * want[k]; vv += x * x; ww += want[k] * want[k] });
		near += vw / Math.sqrt(vv * ww) / vectors.length;
	});
	return {Least: least, Near: near, Sentences: lines.length, Tokens: lines.flat().length};
})()`

// TestPeers measures onnxruntime-web with the same network, quantised, in the same browser; MUQABALA_PEERS names the
// folder where `make bench-peers` has put both.
func TestPeers(t *testing.T) {
	folder := os.Getenv("MUQABALA_PEERS")
	if folder == "" {
		t.Skip("run `make bench-peers`")
	}
	s := served(t, map[string]string{"/": folder, "/fixture/": filepath.Join(root, "compare/encoder/testdata")}, "/node_modules/onnxruntime-web/dist/ort.wasm.min.js")
	time.Sleep(time.Second) // the other rows were measured in a browser that had settled, too
	got := eval[struct{ Least, Near, Sentences, Tokens float64 }](s, onnx)
	fmt.Printf("%-46s %9.0f ms per 1,000 tokens, %5.2f ms a sentence, cosine %.4f\n",
		"onnxruntime-web, one thread, one by one", 1000*got.Least/got.Tokens, got.Least/got.Sentences, got.Near)
}
