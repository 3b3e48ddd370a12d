// How a version is called: by its file's number or name and its language ("004 · Français", short "004 FR").

import { takesPart, type Document, type Report } from "../report";

const own: Record<string, string> = { ar: "العربية", fr: "Français", en: "English" };

/** The number a file name starts with, else the name without its extension. */
export function fileLabel(source: string): string {
  const numbered = /^(\d{1,6})(?=[_\-. ])/.exec(source);
  return numbered?.[1] ?? source.replace(/\.[^.]{1,5}$/, "");
}

export const languageOf = (lang: string): string => own[lang] ?? lang;

/** What tells two equal names apart: the place of the document among those called the same. */
function twin(report: Report, d: Document): string {
  const same = report.documents.filter((e) => e.lang === d.lang && fileLabel(e.source) === fileLabel(d.source));
  return same.length > 1 ? `\u00a0(${same.indexOf(d) + 1})` : "";
}

/** A name for where there is little room, without the language: "004", "ministry-sta…". */
export function tinyName(report: Report, d: Document): string {
  const label = fileLabel(d.source);
  return (label.length > 13 ? `${label.slice(0, 12)}…` : label) + twin(report, d);
}

export const longName = (report: Report, d: Document): string =>
  `${fileLabel(d.source)}${twin(report, d)} · ${languageOf(d.lang)}`;

export const shortName = (report: Report, d: Document): string =>
  `${fileLabel(d.source)}${twin(report, d)}${d.lang === "und" ? "" : `\u00a0${d.lang.toUpperCase()}`}`;

/** A document's key from report to report, whose ids may change: its file's hash, its part, and which copy it is. */
export function placeOf(report: Report, d: Document): string {
  const copies = report.documents.filter((e) => e.sha256 === d.sha256 && e.part === d.part);
  return `${d.sha256}/${d.part}/${copies.indexOf(d)}`;
}

const counted = new WeakMap<Document, number>();

/** The words of a version that take part. A document never changes, and is counted once. */
export function wordsOf(d: Document): number {
  let n = counted.get(d);
  if (n === undefined) {
    n = d.blocks.filter(takesPart).reduce((sum, b) => sum + wordsIn(d.text.slice(b.start, b.end)), 0);
    counted.set(d, n);
  }
  return n;
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((w) => /[\p{L}\p{N}]/u.test(w)).length;
