// Work that takes long is done a step at a time, and the page answers in between.

const slice = 8; // ms, half a frame

/**
 * Does what steps has to do, as much at once as half a frame has time for and the rest in tasks of their own, and hands
 * its result on. What is returned gives the work up.
 */
export function slowly<T>(steps: Iterator<void, T>, then: (result: T) => void): () => void {
  let given = false;
  const go = () => {
    const start = performance.now();
    while (!given) {
      const { done, value } = steps.next();
      if (done) return then(value);
      if (performance.now() - start > slice) return soon(go);
    }
  };
  go();
  return () => (given = true);
}

let channel: MessageChannel | null = null;
const waiting: (() => void)[] = [];

/** A task after those that wait. Not a timer: those of a page in the background come once a second. */
export function soon(act: () => void): void {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
  }
  waiting.push(act);
  channel.port2.postMessage(null);
}
