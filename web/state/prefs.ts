// The reader's choices for the page itself: language, theme, single-key shortcuts. Nothing is stored: the page says
// that nothing stays behind when the tab closes. ?lang= and ?theme= in the address set the first value.

import { effect, signal } from "@preact/signals";

export type Ui = "en" | "fr" | "ar";
export const uis: Ui[] = ["en", "fr", "ar"];

const query = new URLSearchParams(location.search);

function firstLanguage(): Ui {
  const wanted = [query.get("lang") ?? "", ...navigator.languages].map((l) => l.slice(0, 2));
  return (wanted.find((l) => uis.includes(l as Ui)) as Ui | undefined) ?? "en";
}

function firstTheme(): "light" | "dark" {
  const wanted = query.get("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  return wanted === "dark" ? "dark" : "light";
}

export const ui = signal<Ui>(firstLanguage());
export const theme = signal(firstTheme());
export const singleKeys = signal(true);

export const dirOf = (lang: string): "rtl" | "ltr" => (lang === "ar" ? "rtl" : "ltr");

/** Keeps <html> in step with the choices. */
export function applyPrefs(): void {
  effect(() => {
    const html = document.documentElement;
    html.lang = ui.value;
    html.dir = dirOf(ui.value);
    html.dataset.theme = theme.value;
  });
}
