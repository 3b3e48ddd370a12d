import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

// Nobody here can run Safari, so what Safari 17 lacks is kept out by name. Each entry: what, the Safari it came with, and
// the files that may use it, because they do without it where it is missing. Versions: MDN's browser compatibility data.
const lacking: [RegExp, string, string[]?][] = [
  [/\b(Object|Map)\.groupBy\b/, "17.4"],
  [/\bPromise\.(withResolvers|try)\b/, "17.4 and 18.2"],
  [/\.(union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/, "17.0; not in every 17 that a reader may have"],
  [/\.(values|keys|entries)\(\)\.(map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(|\bIterator\./, "18.4: iterator helpers"],
  [/\bfromBase64\b|\.toBase64\b|\.(to|from)Hex\b/, "18.2", ["state/saved.ts"]],
  [/\brequestIdleCallback\b|\bscheduler\.(postTask|yield)\b/, "none"],
  [/\btrustedTypes\b/, "26", ["boot.ts"]],
  [/\bstartViewTransition\b/, "18"],
  [/\bcheckVisibility\b/, "17.4"],
  [/\bNavigation\b|\bnavigation\.|\bURLPattern\b/, "26"],
  [/\bshowOpenFilePicker\b|\bshowSaveFilePicker\b|\bgetAsFileSystemHandle\b/, "none"],
  [/\bmoveBefore\b|\bsetHTML(Unsafe)?\b|\bgetHTML\b/, "none, or 17.4 and later"],
  [/\bRegExp\.escape\b|\bMath\.(f16round|sumPrecise)\b|\bError\.isError\b|\bArray\.fromAsync\b.*\bawait using\b/, "18.2 and later"],
  [/\(\?[ims]*-?[ims]+:/, "none in 17: flags inside of a pattern"],
  [/until-found|beforematch/, "26; before, what is folded opens by its button", ["views/row.tsx", "views/jump.ts", "views/compare.tsx", "styles/base.css"]],
  [/content-visibility/, "18; before, all rows are laid out", ["styles/compare.css"]],
  [/text-wrap/, "17.4 and 26; before, lines break as they come", ["styles/base.css", "styles/compare.css"]],
  [/@starting-style|light-dark\(|transition-behavior|@view-transition/, "17.5 and later"],
  [/position-anchor|anchor\(|position-area|field-sizing|interpolate-size|calc-size|text-box|reading-flow|corner-shape/, "18.2 and later, or none"],
  [/animation-timeline|scroll-timeline|view-timeline/, "26"],
  [/@scope\b|@function\b|\bif\(.*:.*\)\s*;?\s*}/, "17.4 and later"],
  [/(width|height|size): stretch|\bfrom var\(/, "18 and later"],
];

const sources = readdirSync(".", { recursive: true })
  .filter((f) => /\.(tsx?|css|html)$/.test(f) && !/node_modules|^e2e|^build|^dist|\.test\.|\.d\.ts$/.test(f));

test("nothing is used that Safari 17 lacks, but where the page does without it", () => {
  assert.equal(sources.length > 40, true, `${sources.length} files looked at`);
  for (const [what, since, allowed = []] of lacking) {
    const using = sources.filter((f) => what.test(readFileSync(f, "utf8")));
    assert.deepEqual(using.filter((f) => !allowed.includes(f)), [], `${what} came with Safari ${since}`);
    assert.deepEqual(allowed.filter((f) => !using.includes(f)), [], `${what} is no longer used there`);
  }
});
