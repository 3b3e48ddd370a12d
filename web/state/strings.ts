// The words of the interface. Every one comes from compare/export/strings; views never hold words of their own.

import strings from "virtual:strings";
import { dateIn, formOf, numberIn } from "./forms";
import { ui } from "./prefs";

export type Args = Record<string, string | number>;

/** The string of a key in the interface language, its {arguments} filled in. A missing key shows itself. */
export function t(key: string, args: Args | null = {}): string {
  const text = strings[ui.value][key] ?? strings.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => isolate(args?.[name] ?? whole));
}

// Names, quotes and signs of either direction stand in the sentence without turning it: first strong isolate, pop.
const isolate = (x: string | number): string => (/^[\d.,\u202f]*$/.test(String(x)) ? String(x) : `\u2068${x}\u2069`);

/** Whether a key has a string. */
export const has = (key: string): boolean => key in strings.en;

/** The string for a count, in the form the language has for it; {n} is the count. */
export function count(key: string, n: number, args: Args = {}): string {
  return formOf(ui.value, t(key, { n: number(n), ...args }), n);
}

/** An integer with Western digits, grouped as the language's press prints it. */
export const number = (n: number): string => numberIn(ui.value, n);

/** A date in words, as far as it is known. */
export const date = (iso: string): string => dateIn(strings[ui.value], iso);

/** A similarity: two decimals, the language's decimal mark. */
export function decimal(x: number): string {
  const text = x.toFixed(2);
  return ui.value === "fr" ? text.replace(".", ",") : text;
}

/** Items in a row, parted as the language parts them, and one after the other as it runs, whatever they are called. */
export function list(items: string[]): string {
  const [way, comma] = ui.value === "ar" ? ["\u2067", "، "] : ["\u2066", ", "];
  return `${way}${items.map(isolate).join(comma)}\u2069`;
}
