// Writes binary parts into the page, in inert <script> blocks of about 1 MB that a browser neither runs nor parses.
// payload.ts reads them.
//
// The page is declared windows-1252, in which every byte is a character, so that bytes stand in it as they are. The four
// that HTML would not give back (NUL, CR, "<") or that mark this are written as ESC and the byte with bit 6 turned. That
// costs 1.6 %, where base64 costs 33. In exchange the page's own text must be ASCII: build.mjs sees to it.

const chunk = 1 << 20; // bytes
const escape = 0x1b;
const escaped = new Set([0x00, 0x0d, 0x3c, escape]);

/** The script blocks of one part, the last of them marked; a character of the result is a byte of the page. */
export function part(name, bytes) {
  const blocks = [];
  for (let at = 0; at < bytes.length; at += chunk) {
    const end = at + chunk < bytes.length ? "" : " data-end";
    blocks.push(`<script type="text/plain" data-part="${name}"${end}>${text(bytes.subarray(at, at + chunk))}</script>`);
  }
  return blocks.join("\n");
}

function text(bytes) {
  const out = [];
  for (const b of bytes) {
    if (escaped.has(b)) out.push(escape, b ^ 0x40);
    else out.push(b);
  }
  return Buffer.from(out).toString("latin1");
}
