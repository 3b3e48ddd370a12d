// The one place that knows how binary parts are written into the page: base64 in inert <script> blocks of about 1 MB,
// the engine gzipped first. build/payload.mjs writes what this reads.

/** Does something once the whole page is there, parts and all: the script runs before they are parsed. */
export function whenParsed(act: () => void): void {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => setTimeout(act), { once: true });
  else setTimeout(act);
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

type FromBase64 = (text: string) => Uint8Array<ArrayBuffer>;

/** The bytes of a part. Every chunk but the last holds a multiple of three bytes, so each decodes by itself. */
export function decode(texts: string[]): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as unknown as { fromBase64?: FromBase64 }).fromBase64;
  const pieces = texts.map((t) => (native ? native.call(Uint8Array, t) : slowly(t)));
  const whole = new Uint8Array(pieces.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of pieces) {
    whole.set(p, at);
    at += p.length;
  }
  return whole;
}

function slowly(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** A gzipped part as a stream of its content. */
export function inflate(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
}
