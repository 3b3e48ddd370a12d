import test from "node:test";
import { deepEqual, equal } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import strings from "virtual:strings";

const languages = ["en", "fr", "ar"] as const;
const forms = { en: 2, fr: 2, ar: 6 };

/** The keys that the sources name; one that is put together ends where its variable part begins, with a *. */
function asked(): string[] {
  const sources = readdirSync(".", { recursive: true }).filter((f) => /^(main|(views|state)\/[\w-]+)\.tsx?$/.test(f) && !f.endsWith(".test.ts"));
  equal(sources.length > 15, true, "the sources were found");
  const text = sources.map((f) => readFileSync(f, "utf8")).join("\n");
  return [...text.matchAll(/["`]((?:page|message)\.[\w.-]*)(\$\{)?/g)].map(([, key, open]) => key + (open ? "*" : ""));
}

const fits = (pattern: string, key: string) => (pattern.endsWith("*") ? key.startsWith(pattern.slice(0, -1)) : key === pattern);

test("strings: every key that a view asks for is there", () => {
  const keys = Object.keys(strings.en);
  deepEqual(asked().filter((a) => !keys.some((k) => fits(a, k))), []);
});

test("strings: every key of the page is asked for", () => {
  const patterns = [...asked(), "page.noscript"]; // the build writes that one
  deepEqual(Object.keys(strings.en).filter((k) => k.startsWith("page.") && !patterns.some((a) => fits(a, k))), []);
});

test("strings: a counted string has the forms of its language", () => {
  const counted = Object.keys(strings.en).filter((k) => strings.en[k]?.includes("|"));
  equal(counted.length > 5, true, "counted strings were found");
  for (const l of languages) for (const k of counted) equal(strings[l][k]?.split("|").length, forms[l], `${l} ${k}`);
});

test("strings: typography: French marks keep to their words, Arabic writes tanwin one way and digits as the press does", () => {
  const wrong = (l: typeof languages[number], what: RegExp) => Object.entries(strings[l]).filter(([k, v]) => !k.startsWith("text.") && what.test(v)).map(([k]) => k);
  deepEqual(wrong("fr", /(^|[^\u00a0\u202f])[:;!?»]|«(?![\u00a0\u202f])/), []);
  for (const l of languages) deepEqual(wrong(l, /UTF-8/), [], `${l}: the name of an encoding is not parted at a line's end`);
  deepEqual(wrong("ar", /\u0627\u064b|[\u0660-\u0669\u06f0-\u06f9]/), []);
});
