// Numbers, dates and counted words as the press of each language prints them. The twin of compare/export/forms.go: one
// table of cases (compare/export/testdata/forms.json) is tested on both. Digits are Western in all three languages.

export type Lang = "en" | "fr" | "ar";

// The forms of a counted string stand in one text, parted by |, in this order. "many" of French (millions) is "other".
const forms: Record<Lang, Intl.LDMLPluralRule[]> = {
  en: ["one", "other"],
  fr: ["one", "other"],
  ar: ["zero", "one", "two", "few", "many", "other"],
};

const plurals: Partial<Record<Lang, Intl.PluralRules>> = {};

/** Of the forms of a counted string the one for n. */
export function formOf(lang: Lang, text: string, n: number): string {
  const all = text.split("|");
  const rules = (plurals[lang] ??= new Intl.PluralRules(lang)); // slow to make
  return (all[forms[lang].indexOf(rules.select(n))] ?? all[all.length - 1] ?? "").trim();
}

/** An integer, grouped as the language's press prints it. */
export function numberIn(lang: Lang, n: number): string {
  const gap = { en: ",", fr: "\u202f", ar: "" }[lang];
  return String(n).replace(/\B(?=(\d{3})+$)/g, gap);
}

/** An ISO date, or as much as is known of it, in words: "10 April 2025", "avril 2025". What is no date stays as it is. */
export function dateIn(strings: Record<string, string>, iso: string): string {
  const [, year = "", month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=T|$)/.exec(iso) ?? [];
  const name = month && strings[`date.month.${month}`];
  if (!year || (month && !name) || (day && !(day >= "01" && day <= "31"))) return iso;
  return [day === "01" ? strings["date.first"] : day && String(Number(day)), name, year].filter(Boolean).join(" ");
}
