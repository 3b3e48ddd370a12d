package e2e

import (
	"strconv"
	"testing"
)

// mortal puts three ways to die before what workers run: one tears the engine's memory, one breaks a promise that nobody
// holds, as Go does when it dies of one, and one ends the worker. The engine is told of none.
const mortal = `
	const deaths = [
		"const made = WebAssembly.instantiate;",
		"WebAssembly.instantiate = async (...what) => { const i = await made(...what); globalThis.torn = i.instance ?? i; return i };",
		"addEventListener('message', (e) => {",
		"	if (e.data === 'tear') new Uint8Array(torn.exports.mem.buffer).fill(0xff);",
		"	if (e.data === 'break') void Promise.reject(new Error('broken by the test'));",
		"	if (e.data === 'end') close();",
		"	if (typeof e.data === 'string') e.stopImmediatePropagation();",
		"});"].join("\n");
	globalThis.Blob = class extends Blob {
		constructor(parts, options) { super(options?.type === "text/javascript" ? [deaths, ...parts] : parts, options) }
	};`

// A worker that dies at its work is started again, says so, and gets the files again: at once when the engine dies. One
// that ends without a word no browser tells of; the reader's Stop, which it does not answer, finds it out.
func TestWorkerDies(t *testing.T) {
	for _, death := range []string{"tear", "break", "end"} {
		t.Run(death, func(t *testing.T) {
			s := open(t, "lang=en", mortal)
			s.drop(sample(t, "004"), sample(t, "001"))
			s.until(`document.querySelector(".progress button")`)
			eval[bool](s, `spied.workers[0].postMessage(`+quoted(death)+`), true`)
			if death == "end" {
				s.must(s.Settle())
				s.click(".progress button")
			}
			s.until(`document.querySelector(".trouble")`)
			s.sees(".trouble", "The engine stopped and was started again. Your files were kept")
			s.compared(1)
			s.until(`!document.querySelector(".trouble")`)
			s.sees(".goon a", "Compare the 2 versions")
			if n := eval[int](s, `spied.workers.length`); n != 2 {
				t.Errorf("%d workers, want the dead one and its successor", n)
			}
			same(t, eval[string](s, `spied.report(-1)`), native(t, sample(t, "001"), sample(t, "004")))
		})
	}
}

// One that dies whatever is done is given up, and that is said; the files are kept, and trying again starts another.
func TestWorkerDiesAgainAndAgain(t *testing.T) {
	s := open(t, "lang=en", mortal)
	s.drop(sample(t, "004"), sample(t, "001"))
	for n := range 3 {
		s.until(`spied.workers.length === ` + strconv.Itoa(n+1) + ` && document.querySelector(".progress button")`)
		eval[bool](s, `spied.workers.at(-1).postMessage("end"), true`)
		s.click(".progress button")
		s.until(`spied.workers.length > ` + strconv.Itoa(n+1) + ` || document.querySelector(".goon button")`)
	}
	s.sees(".trouble", "The comparison could not be done. The files are kept")
	s.until(`document.querySelector(".goon button")`)
	s.click(".goon button")
	s.compared(1)
	s.until(`!document.querySelector(".trouble")`)
	s.sees(".goon a", "Compare the 2 versions")
}

// One that dies between two works is missed when it is asked again, and does then what it was asked.
func TestWorkerDiesAtRest(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "001", sample(t, "004"), sample(t, "001"))
	before := s.count()
	s.press("j")
	eval[bool](s, `spied.workers[0].dispatchEvent(new ErrorEvent("error", {message: "killed by the test", cancelable: true})), true`)
	s.press("s")
	s.compared(2)
	s.until(`spied.workers.length === 2 && !document.querySelector(".trouble")`)
	if after := s.count(); after == before {
		t.Errorf("what was decided when the engine was away does not count: %s differences", after)
	}
}

// A helper that dies takes nothing with it: what it had is encoded elsewhere.
func TestHelperDies(t *testing.T) {
	s := open(t, "lang=en", mortal)
	s.drop(samples(t)...)
	s.until(`document.querySelector(".progress button")`)
	lost := eval[int](s, `spied.helpers.forEach((h) => h.postMessage("tear")), spied.helpers.length`)
	s.compared(1)
	if want := eval[int](s, `Math.min(navigator.hardwareConcurrency, 4) - 1`); lost != want {
		t.Errorf("%d helpers, want %d", lost, want)
	}
	same(t, eval[string](s, `spied.report(0)`), native(t, samples(t)...))
}
