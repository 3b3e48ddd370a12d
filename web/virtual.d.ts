declare module "virtual:worker" {
  const source: string;
  export default source;
}
declare module "virtual:strings" {
  /** The strings of the interface by language: the page.* and message.* keys of compare/export/strings. */
  const strings: Record<"en" | "fr" | "ar", Record<string, string>>;
  export default strings;
}
