import test from "node:test";
import { deepEqual, equal } from "node:assert/strict";
import type { Report } from "../report";
import { keepDocuments, parsing } from "./parse";

/** A report as the program prints it, with n details; what it quotes looks like the marks between entries. */
const printed = (n: number): string => JSON.stringify({
  schema: "muqabala-report/1", generator: { version: "1", model: "m" },
  documents: [{ id: "D1", text: "a\n  },\n  {\n \"details\": [\n ]\nb", blocks: [] }, { id: "D2", text: "ج", blocks: [] }],
  failures: [], values: [], links: [{ id: "L1", diff: [] }],
  details: Array.from({ length: n }, (_, i) => ({ id: `X${i}`, against: { D2: { shared: [], closest: null } }, words: "},{ ة".repeat(i % 97) })),
  attributions: [], messages: [{ id: "m", args: { details: "[" } }],
}, null, 1);

function parsed(text: string): { report: Report; steps: number } {
  const work = parsing(new TextEncoder().encode(text));
  for (let steps = 0; ; steps++) {
    const { done, value } = work.next();
    if (done) return { report: value, steps };
  }
}

test("parse: in pieces a report is what it is as a whole", () => {
  for (const n of [0, 1, 2, 5000]) deepEqual(parsed(printed(n)).report, JSON.parse(printed(n)));
});

test("parse: a long report has many steps, none of them long", () => {
  equal(parsed(printed(5000)).steps > 10, true);
});

test("parse: a report printed otherwise is parsed as a whole", () => {
  const compact = JSON.stringify(JSON.parse(printed(3)));
  deepEqual(parsed(compact).report, JSON.parse(compact));
});

test("parse: documents that have not changed stay the ones they were", () => {
  const [before, same, other] = [0, 0, 0].map(() => JSON.parse(printed(1)) as Report) as [Report, Report, Report];
  keepDocuments(before, same);
  equal(same.documents, before.documents, "all the same: the list too");
  other.documents[1]!.title = "corrected";
  keepDocuments(before, other);
  equal(other.documents[0], before.documents[0]);
  equal(other.documents[1]!.title, "corrected");
});
