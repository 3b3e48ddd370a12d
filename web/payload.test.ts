import { deepEqual, equal } from "node:assert/strict";
import test from "node:test";
import { part } from "./build/payload.mjs";
import { decode } from "./payload";

// A browser that reads windows-1252 and HTML: undefined bytes are control characters, CR becomes LF, NUL is lost.
function parsed(block: string): string {
  const bytes = Uint8Array.from(block, (c) => c.charCodeAt(0));
  const text = new TextDecoder("windows-1252").decode(bytes);
  return text.slice(text.indexOf(">") + 1, text.lastIndexOf("<")).replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd");
}

test("every byte, beside every other, comes back", () => {
  const bytes = new Uint8Array(2 * 65536);
  for (let i = 0; i < 65536; i++) bytes.set([i >> 8, i & 255], 2 * i);
  const block = part("x", bytes);
  deepEqual(decode([parsed(block)]), bytes);
  equal((block.match(/</g) ?? []).length, 2, "no byte opens an element");
});

test("a part in several blocks is one again", () => {
  const bytes = new Uint8Array((1 << 20) + 7).fill(0x1b);
  const blocks = part("x", bytes).split("\n");
  equal(blocks.length, 2);
  deepEqual(decode(blocks.map(parsed)), bytes);
});
