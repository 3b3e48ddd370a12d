import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

const most = 300; // lines that a reader takes in

test("no file of the page is longer than it should be", () => {
  const files = readdirSync(".", { recursive: true }).map(String)
    .filter((f) => /\.(tsx?|m?js|css|html|go)$/.test(f) && !/^(node_modules|dist)\//.test(f));
  assert.equal(files.length > 90, true, `${files.length} files looked at`);
  assert.deepEqual(files.filter((f) => readFileSync(f, "utf8").trimEnd().split("\n").length > most), []);
});
