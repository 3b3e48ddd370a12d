import test from "node:test";
import { deepEqual, equal } from "node:assert/strict";
import { History } from "./history";

/** A history of a number, and the number. */
function counted(): { history: History<number>; set: (n: number) => void; now: () => number } {
  let n = 0;
  const history = new History<number>(() => n, (m) => { n = m; });
  return { history, now: () => n, set: (m) => { history.remember("order"); n = m; } };
}

test("history: undo and redo walk through every moment", () => {
  const { history, set, now } = counted();
  [1, 2, 3].forEach(set);
  deepEqual([history.undo(), now(), history.undo(), now()], ["order", 2, "order", 1]);
  deepEqual([history.redo(), now(), history.redo(), now(), history.redo(), now()], ["order", 2, "order", 3, null, 3]);
});

test("history: what is done after an undo takes the place of what was undone", () => {
  const { history, set, now } = counted();
  [1, 2].forEach(set);
  history.undo();
  set(9);
  equal(history.redoable.value, null);
  history.undo();
  equal(now(), 1);
});

test("history: any walk back and forth ends where as many steps of each end", () => {
  const { history, set, now } = counted();
  for (let i = 1; i <= 20; i++) set(i);
  let at = 20;
  for (let i = 0; i < 200; i++) {
    const back = (i * 7919) % 3 < 1.5;
    at = back ? Math.max(0, at - 1) : Math.min(20, at + 1);
    if (back) history.undo();
    else history.redo();
    equal(now(), at);
  }
});
