// The one place that knows how binary parts are written into the page: as they are, in inert <script> blocks of about
// 1 MB, the engine gzipped first. build/payload.mjs writes what this reads, and says how.

/** Does something once the whole page is there, parts and all: the script runs before they are parsed. */
export function whenParsed(act: () => void): void {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", act, { once: true });
  else setTimeout(act);
}

/** A block of a part on its way to the worker. It is decoded here, where its text lies: bytes travel without a copy. */
export interface Block { part: string; bytes: Uint8Array<ArrayBuffer>; end: boolean }

/**
 * Hands over the blocks of the parts wanted, each as soon as the parser has all of it, and says when there are no more. A
 * block says how long it is, so that it need not wait for the next one to begin: the engine's last would wait for the views.
 */
export function follow(wanted: (part: string) => boolean, found: (block: Block) => void, done: () => void): void {
  let seen = 0;
  const look = (parsed: boolean) => {
    const blocks = document.querySelectorAll<HTMLElement>("script[data-part]");
    for (; seen < blocks.length; seen++) {
      const { part = "", size, end } = blocks[seen]!.dataset;
      const text = blocks[seen]!.textContent ?? "";
      if (!parsed && text.length < Number(size)) return; // it still grows
      if (wanted(part)) found({ part, bytes: decode([text]), end: end !== undefined });
    }
  };
  const observer = new MutationObserver(() => look(false));
  observer.observe(document.body, { childList: true });
  whenParsed(() => {
    observer.disconnect();
    look(true);
    done();
  });
}

/** The chunks of a part, as the page holds them. */
export function chunks(part: string): string[] {
  return [...document.querySelectorAll(`script[data-part="${CSS.escape(part)}"]`)].map((s) => s.textContent ?? "");
}

/** The names of the parts that start with prefix, in page order. */
export function parts(prefix: string): string[] {
  const names = [...document.querySelectorAll<HTMLElement>("script[data-part]")].map((s) => s.dataset.part ?? "");
  return [...new Set(names)].filter((n) => n.startsWith(prefix));
}

const ESCAPE = 0x1b;

/** The bytes of a part. Every machine that runs this puts the lower byte of two first. */
export function decode(texts: string[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint16Array(texts.reduce((n, t) => n + t.length, 0));
  let at = 0;
  for (const text of texts) at = put(text, whole, at);
  const odd = texts.at(-1)?.startsWith("1") ? 1 : 0;
  return new Uint8Array(whole.buffer.slice(0, 2 * at - odd));
}

/** Writes the characters of a text, without its first, from `at` on and returns where they end. An escape writes nothing and turns a bit of the next. */
function put(text: string, whole: Uint16Array, at: number): number {
  let turn = 0;
  for (let i = 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    whole[at] = c ^ turn;
    const escape = c === ESCAPE ? 1 : 0;
    at += 1 - escape;
    turn = escape << 14;
  }
  return at;
}
