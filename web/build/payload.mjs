// Writes binary parts into the page: base64 in inert <script> blocks of about 1 MB. payload.ts reads them. A browser
// neither runs nor parses such a block, and its content policy has nothing to allow.

const chunk = 3 << 18; // bytes; a multiple of three, so that every chunk decodes by itself

/** The script blocks of one part. */
export function part(name, bytes) {
  const blocks = [];
  for (let at = 0; at < bytes.length; at += chunk) {
    const text = bytes.subarray(at, at + chunk).toString("base64");
    blocks.push(`<script type="text/plain" data-part="${name}">${text}</script>`);
  }
  return blocks.join("\n");
}
