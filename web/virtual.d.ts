declare module "virtual:worker" {
  const source: string;
  export default source;
}
declare module "virtual:notice" {
  const notice: string;
  export default notice;
}
declare module "virtual:strings" {
  /** The strings of the interface by language: the page.* and message.* keys of compare/export/strings. */
  const strings: Record<"en" | "fr" | "ar", Record<string, string>>;
  export default strings;
}
// What the unit tests use of node; the page itself must not see node's globals.
declare module "node:test" {
  interface Clock { enable(of: { apis: string[] }): void; tick(ms: number): void }
  export default function test(name: string, run: (t: { mock: { timers: Clock } }) => void | Promise<void>): void;
}
declare module "node:assert/strict" {
  export function deepEqual(got: unknown, want: unknown, message?: string): void;
  export function equal(got: unknown, want: unknown, message?: string): void;
}
declare module "node:fs" {
  export function readdirSync(path: string, options: { recursive: true }): string[];
  export function readFileSync(path: string, encoding: "utf8"): string;
}
