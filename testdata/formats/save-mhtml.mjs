// Saves a page as Chromium's "Webpage, Single File" does: node --experimental-websocket save-mhtml.mjs CHROMIUM URL OUT
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [program, url, out] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "mhtml-"));
const browser = spawn(program, ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
  `--user-data-dir=${profile}`, `--host-resolver-rules=${process.env.BROWSER_RULES ?? ""}`, "about:blank"]);
const address = await new Promise((found, failed) => {
  let said = "";
  browser.stderr.on("data", (data) => {
    said += data;
    const match = /ws:\/\/\S+/.exec(said);
    if (match) found(match[0]);
  });
  browser.on("exit", () => failed(new Error(said)));
});

const socket = new WebSocket(address);
await new Promise((opened) => socket.addEventListener("open", opened));
const waiting = new Map();
const loaded = new Promise((done) => waiting.set("Page.loadEventFired", done));
socket.addEventListener("message", ({ data }) => {
  const message = JSON.parse(data);
  waiting.get(message.id ?? message.method)?.(message.result ?? message.params);
});
let last = 0;
function call(method, params, sessionId) {
  const id = ++last;
  socket.send(JSON.stringify({ id, method, params, sessionId }));
  return new Promise((answered) => waiting.set(id, answered));
}

const { targetId } = await call("Target.createTarget", { url: "about:blank" });
const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
await call("Page.enable", {}, sessionId);
await call("Page.navigate", { url }, sessionId);
await loaded;
const { data } = await call("Page.captureSnapshot", { format: "mhtml" }, sessionId);
writeFileSync(out, data);
const ended = new Promise((done) => browser.on("close", done));
socket.send(JSON.stringify({ id: ++last, method: "Browser.close" }));
await ended;
rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
