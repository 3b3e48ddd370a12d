// Icons: one stroke weight, drawn on a 16 px grid. Decoration only: words stand beside every one.

const paths = {
  added: "M8 2.5v11M2.5 8h11",
  unverified: "M4.6 5.6a3.4 3.4 0 1 1 4.9 3.1C8.4 9.3 8 9.8 8 11M8 13.9v.3",
  figure: "M6 2.5 4.6 13.500M11.400 2.500 10 13.500M2.500 6H14M2 10.200h11.500",
  quote: "M3 4.500h3v3.500q0 2.500-2.500 3.500M9.500 4.500h3v3.500q0 2.500-2.500 3.500",
  undo: "M6 3 2.500 6.500 6 10M3 6.500h6.500a3.500 3.500 0 0 1 0 7H7",
  redo: "m10 3 3.500 3.500L10 10M13 6.500H6.500a3.500 3.500 0 0 0 0 7H9",
  save: "M8 2.500v8M4.500 7.200 8 10.700l3.500-3.500M2.500 13.500h11",
  check: "m2.8 8.6 3.4 3.4 7-8",
  prev: "M8 13V3M3.8 7.2 8 3l4.2 4.2",
  next: "M8 3v10M3.8 8.8 8 13l4.2-4.2",
  swap: "M2 5.5h11M10 2.5l3 3-3 3M14 10.5H3M6 7.5l-3 3 3 3",
  down: "m4 6 4 4 4-4",
  up: "m4 10 4-4 4 4",
  moved: "M13 3v4a3 3 0 0 1-3 3H3M6 6.5 2.7 10 6 13.5",
  lock: "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
  split: "M8 14V9M8 9 3.5 4.5M8 9l4.5-4.5M3.5 8V4.5H7M9 4.5h3.5V8",
  repeat: "M3 4.5h7.5A2.5 2.5 0 0 1 13 7v1M5.5 2 3 4.5 5.5 7M13 11.5H5.5A2.5 2.5 0 0 1 3 9V8M10.5 14l2.5-2.5L10.5 9",
  warn: "M8 2 14.5 13.5h-13zM8 6.5v3.5M8 12v.1",
  busy: "M8 2a6 6 0 1 0 6 6",
  close: "m4 4 8 8M12 4l-8 8",
  silent: "M5 8h6",
  note: "M8 7.2v4.3M8 4.4v.2M2.5 8a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0",
  same: "M2 8h12",
  partial: "M2 8h2M7 8h2M12 8h2",
  topic: "M2.500 8h.1M6.100 8h.1M9.800 8h.1M13.400 8h.1",
  none: "M2 8h7",
  help: "M4.6 5.6a3.4 3.4 0 1 1 4.9 3.1C8.4 9.3 8 9.8 8 11M8 13.9v.3",
} as const;

export type IconName = keyof typeof paths | "theme" | "says";

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
      {name === "theme" ? <><circle cx="8" cy="8" r="5.5" /><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" /></>
        : name === "says" ? <circle cx="8" cy="8" r="5.5" fill="currentColor" stroke="none" />
        : <path d={paths[name]} />}
    </svg>
  );
}
