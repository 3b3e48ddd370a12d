import test from "node:test";
import { equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import strings from "virtual:strings";
import { dateIn, formOf, numberIn, type Lang } from "./forms";

interface Cases { counts: { lang: Lang; key: string; n: number; want: string }[]; dates: { lang: Lang; iso: string; want: string }[] }
const cases = JSON.parse(readFileSync("../compare/export/testdata/forms.json", "utf8")) as Cases;

test("forms: counted words and dates are what the exports say (compare/export/forms_test.go)", () => {
  equal(cases.counts.length > 20 && cases.dates.length > 20, true, "cases were found");
  for (const { lang, key, n, want } of cases.counts) {
    equal(formOf(lang, (strings[lang][key] ?? "").replaceAll("{n}", numberIn(lang, n)), n), want, `${lang} ${key} of ${n}`);
  }
  for (const { lang, iso, want } of cases.dates) equal(dateIn(strings[lang], iso), want, `${lang} ${iso}`);
});
