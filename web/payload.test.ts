import { deepEqual, equal } from "node:assert/strict";
import test from "node:test";
import { part } from "./build/payload.mjs";
import { decode } from "./payload";

// A browser that reads UTF-16 and HTML: halves of pairs and NUL are lost, CR becomes LF.
function parsed(block: string): string {
  const bytes = new Uint8Array(2 * block.length);
  for (let i = 0; i < block.length; i++) bytes.set([block.charCodeAt(i) & 255, block.charCodeAt(i) >> 8], 2 * i);
  const text = new TextDecoder("utf-16le", { ignoreBOM: true }).decode(bytes);
  return text.slice(text.indexOf(">") + 1, text.lastIndexOf("<")).replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd");
}

test("every two bytes, and what is odd, come back", () => {
  for (const odd of [0, 1]) {
    const bytes = new Uint8Array(2 * 65536 + odd).fill(7);
    for (let i = 0; i < 65536; i++) bytes.set([i >> 8, i & 255], 2 * i);
    const block = part("x", bytes);
    deepEqual(decode([parsed(block)]), bytes);
    equal((block.match(/</g) ?? []).length, 2, "no byte opens an element");
  }
});

test("a part in several blocks is one again, and an empty one is empty", () => {
  const bytes = new Uint8Array((1 << 20) + 7).fill(0x1b);
  const blocks = part("x", bytes).match(/<script.*?<\/script>/gs) ?? [];
  equal(blocks.length, 2);
  deepEqual(decode(blocks.map(parsed)), bytes);
  deepEqual(decode([]), new Uint8Array());
});
