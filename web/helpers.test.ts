import { deepEqual, equal } from "node:assert/strict";
import test from "node:test";
import { Helpers, type Answer, type Order, type Outfit } from "./helpers";

const outfit: Outfit = { engine: [], kernel: null, model: [] };

/** A port whose other end is the test. */
function port(): { ours: MessagePort; sent: Order[]; say(answer: Answer): void } {
  const sent: Order[] = [];
  const ours = { onmessage: null, postMessage: (o: Order) => sent.push(o) } as unknown as MessagePort;
  return { ours, sent, say: (data) => ours.onmessage?.({ data } as MessageEvent<Answer>) };
}

/** A job that is told from others by one byte. */
const job = (byte: number) => Uint8Array.of(byte);

test("helpers: who has least to do gets the next, two jobs each, nobody before being ready", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const [a, b] = [port(), port()];
  const helpers = new Helpers();
  helpers.add([a.ours, b.ours], outfit);
  equal(helpers.do(job(0)), null);
  a.say({ id: 0 });
  b.say({ id: 0 });
  const asked = [1, 2, 3, 4].map((n) => helpers.do(job(n)));
  equal(helpers.do(job(5)), null);
  deepEqual([a.sent.slice(1), b.sent.slice(1)], [[{ id: 1, job: job(1) }, { id: 3, job: job(3) }], [{ id: 2, job: job(2) }, { id: 4, job: job(4) }]]);
  b.say({ id: 2, answer: Uint8Array.of(7) });
  deepEqual(await asked[1], Uint8Array.of(7));
});

test("helpers: one that is lost fails what it had and gets no more", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const a = port();
  const helpers = new Helpers();
  helpers.add([a.ours], outfit);
  a.say({ id: 0 });
  const asked = helpers.do(job(1));
  helpers.lose(0);
  equal(await asked?.then(() => "kept", () => "failed"), "failed");
  equal(helpers.do(job(2)), null);
});

test("helpers: one that loops for ever is lost, one that answered in time is not", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const a = port();
  const helpers = new Helpers();
  helpers.add([a.ours], outfit);
  a.say({ id: 0 });
  const quick = helpers.do(job(1));
  a.say({ id: 1, answer: Uint8Array.of(7) });
  t.mock.timers.tick(60_000);
  deepEqual(await quick, Uint8Array.of(7));
  const slow = helpers.do(job(2));
  t.mock.timers.tick(60_000);
  equal(await slow?.then(() => "kept", () => "failed"), "failed");
  equal(helpers.do(job(3)), null);
});
