// A report of many versions is long: of twenty with sixty paragraphs each some twenty megabytes of JSON, which no browser
// parses within a frame. Its lists are parsed in pieces.

import type { Document, Report } from "../report";

const long = 100_000; // bytes of a piece: a millisecond or two
const opening = /\n "(documents|values|links|details|attributions)": \[(?=\n)/;

/**
 * Parses a report as the program prints it: one space for each level, so that an entry of a list begins and ends with two,
 * which nothing else does, for strings hold no line breaks. A report printed otherwise is parsed as a whole.
 */
export function* parsing(json: Uint8Array): Generator<void, Report> {
  const decoder = new TextDecoder();
  const lists: Record<string, unknown[]> = {};
  let shell = ""; // the report, its lists empty
  let list: unknown[] | null = null; // the one that text is in
  let text = "";
  for (let at = 0; at < json.length; at += long) {
    text += decoder.decode(json.subarray(at, at + long), { stream: at + long < json.length });
    for (let more = true; more; ) {
      const found: RegExpExecArray | null = list ? null : opening.exec(text);
      const end = list ? text.indexOf("\n ]") : -1;
      const cut = list && end < 0 ? text.lastIndexOf("\n  },\n") + "\n  }".length : end;
      more = found !== null || end >= 0;
      if (found) {
        list = lists[found[1] ?? ""] = [];
        shell += text.slice(0, found.index + found[0].length);
        text = text.slice(found.index + found[0].length);
      } else if (list && cut > "\n  ".length) {
        list.push(...(JSON.parse(`[${text.slice(0, cut)}]`) as unknown[]));
        text = text.slice(end < 0 ? cut + 1 : end);
      }
      if (end >= 0) list = null;
    }
    yield;
  }
  return Object.assign(JSON.parse(shell + text) as Report, lists);
}

/** Puts the documents that have not changed in the place of their like, so that what is drawn from them is kept. */
export function keepDocuments(before: Report | null, now: Report): void {
  if (!before) return;
  const kept = now.documents.map((d) => before.documents.find((e) => e.id === d.id && alike(e, d)) ?? d);
  now.documents = kept.length === before.documents.length && kept.every((d, i) => d === before.documents[i]) ? before.documents : kept;
}

const alike = (a: Document, b: Document): boolean => a.text === b.text && JSON.stringify({ ...a, text: "" }) === JSON.stringify({ ...b, text: "" });
