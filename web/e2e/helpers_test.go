package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// relayed counts what a helper says to the worker: the page joins the two by ports, and here by two pairs of them.
const relayed = `
	Object.defineProperty(navigator, "hardwareConcurrency", {value: 2});
	globalThis.answers = [];
	const Channel = MessageChannel;
	globalThis.MessageChannel = class {
		constructor() {
			const near = new Channel(), far = new Channel(), at = answers.push(0) - 1;
			near.port2.onmessage = ({data}) => far.port1.postMessage(data);
			far.port1.onmessage = ({data}) => { if (data.answer) answers[at]++; near.port2.postMessage(data) };
			this.port1 = near.port1;
			this.port2 = far.port2;
		}
	};`

// A helper does its share, in a page from disk too. Nobody waits until it is ready, so new sentences are dropped until
// it has answered.
func TestHelpersHelp(t *testing.T) {
	s := opened(t, relayed)
	defer s.Close()
	for n := 1; n < 9; n++ {
		text := strings.ReplaceAll(string(content(t, sample(t, "004"))), "\n", fmt.Sprintf(" (%d)\n", n))
		s.drop(written(t, fmt.Sprintf("%d.txt", n), text))
		s.compared(n)
		if eval[bool](s, `answers.some(n => n > 0)`) {
			return
		}
		time.Sleep(time.Second) // on a busy machine a helper takes its time to start
	}
	t.Errorf("answers of the helper: %s", eval[string](s, `answers.join()`))
}
