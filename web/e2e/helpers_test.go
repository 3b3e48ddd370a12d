package e2e

import "testing"

// relayed counts what a helper answers the worker, and notes when it is able to: the page joins the two by ports, and here
// by two pairs of them.
const relayed = `
	Object.defineProperty(navigator, "hardwareConcurrency", {value: 2});
	globalThis.answers = [];
	globalThis.able = false;
	const Channel = MessageChannel;
	globalThis.MessageChannel = class {
		constructor() {
			const near = new Channel(), far = new Channel(), at = answers.push(0) - 1;
			near.port2.onmessage = ({data}) => far.port1.postMessage(data);
			far.port1.onmessage = ({data}) => { if (data?.answer) answers[at]++; else if (data) able = true; near.port2.postMessage(data) };
			this.port1 = near.port1;
			this.port2 = far.port2;
		}
	};`

// A helper does its share, in a page from disk too, once it is ready, which nobody waits for.
func TestHelpersHelp(t *testing.T) {
	s := opened(t, relayed)
	defer s.Close()
	s.until(`able`)
	eval[[]int](s, `answers.fill(0)`) // those of the warm-up
	s.drop(sample(t, "004"))
	s.compared(1)
	if !eval[bool](s, `answers.some(n => n > 0)`) {
		t.Errorf("answers of the helper: %s", eval[string](s, `answers.join()`))
	}
}
