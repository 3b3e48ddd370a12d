import type { RefObject } from "preact";
import { useEffect, useLayoutEffect } from "preact/hooks";

const pause = 250; // ms without a change, before rows are measured

/**
 * Rows out of sight are not laid out again until they come into sight (styles/compare.css). First, and when the columns'
 * width or what they hold has changed, all are laid out: then their heights are known, and nothing moves when they come.
 * A search in the page finds what is in them. changed: what the rows are drawn from.
 */
export function useCalm(texts: RefObject<HTMLElement | null>, more: boolean, changed: unknown[]): void {
  const rows = () => texts.current?.querySelector<HTMLElement>(".rows");
  useLayoutEffect(() => void delete rows()?.dataset.calm, changed);
  useEffect(() => {
    const now = rows();
    if (!now || more) return undefined;
    let waiting = 0;
    let width = 0;
    const measure = () => {
      delete now.dataset.calm;
      requestAnimationFrame(() => requestAnimationFrame(() => (now.dataset.calm = "")));
    };
    const watch = new ResizeObserver(() => {
      if (now.clientWidth === width) return;
      width = now.clientWidth;
      clearTimeout(waiting);
      waiting = setTimeout(measure, pause);
    });
    watch.observe(now);
    return () => {
      clearTimeout(waiting);
      watch.disconnect();
    };
  }, [more, ...changed]);
}
