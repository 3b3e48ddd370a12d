// The report as the page reads it: the twin of compare/report, without the parts that no view shows yet.
// All offsets are UTF-16 code units of the document's text, which is what slice takes.

export interface Range { start: number; end: number }
export interface Message { id: string; level: "note" | "warning" | "error"; docs: string[]; args: Record<string, string> | null }
export interface Failure { source: string; sha256: string; id: string; args: Record<string, string> | null }
export interface Sentence extends Range { id: string }

export interface Block extends Range {
  id: string;
  role: "headline" | "subhead" | "byline" | "dateline" | "caption" | "body" | "furniture";
  aside: null | "furniture" | "repeat" | "reader";
  lang: string;
  duplicateOf: string | null;
  sentences: Sentence[];
}

export interface Document {
  id: string;
  source: string;
  sha256: string;
  part: number;
  format: string;
  charset: string;
  lang: string;
  dir: "ltr" | "rtl";
  title: string;
  outlet: string;
  byline: string;
  published: string | null;
  text: string;
  blocks: Block[];
  messages: Message[];
}

export interface Pair {
  a: string;
  b: string;
  relation: "versions" | "other-statement" | "unrelated" | "identical" | "near-copy";
  similarity: number;
}

export interface Link {
  id: string;
  a: string[];
  b: string[];
  grade: "same" | "partial" | "topic";
  score: number;
  moved: boolean;
  evidence: { similarity: number };
  diff: Edit[]; // of one language on both sides only
}

/** A step of a word diff; the side that has nothing has an empty range. */
export interface Edit { op: "same" | "del" | "ins"; a: [number, number]; b: [number, number] }

export interface Against {
  verdict: "absent" | "present";
  link: string | null;
  score: number;
  closest: (Range & { similarity: number }) | null;
  shared: string[]; // values and entities
  missing: string[];
  by?: "reader"; // whose verdict it is, where it is not the program's
}

/** A number, date or name of a document. */
export interface Value extends Range { id: string; doc: string; kind: string; norm: string; entity: string | null }
export interface Entity { id: string; kind: string; values: string[] }

export interface Detail extends Range {
  id: string;
  doc: string;
  kind: string;
  absentFrom: string[];
  presentIn: string[];
  against: Record<string, Against>;
  attributions: string[];
  unverified: boolean;
  confidence?: "firm" | "faint"; // every report of this version has it
}

export interface Attribution {
  id: string;
  doc: string;
  cue: Range;
  speaker: Range | null;
  spans: Range[];
  kind: "spokesperson" | "ministry" | "institution" | "person" | "experts" | "group" | "anonymous" | "outlet";
  quote: boolean;
}

/** A passage of a file, independent of a report's ids. */
export interface Place extends Range { sha256: string; part: number; quote: string }

/** Something the reader decided; it holds by place and quote. */
export interface Decision { kind: "same" | "different" | "link" | "cut" | "aside" | "restore" | "checked"; at: Place[]; note?: string }

/** What the reader corrected of how one file is read; its encoding goes with the file itself. */
export interface Reading { sha256: string; parts?: Parts; roles: RoleAt[]; metadata: Metadata[] }
/** How a file is parted into versions: as reading finds them, not at all, or each article of a digest. */
export type Parts = "" | "one" | "articles";
export interface RoleAt extends Range { part: number; quote: string; role: Block["role"] }
export interface Metadata { part: number; title?: string; outlet?: string; byline?: string; published?: string }

export interface Origin { id: string; documents: string[]; reason: string }

export interface Report {
  schema: string;
  generator: { version: string; model: string };
  documents: Document[];
  failures: Failure[];
  pairs: Pair[];
  origins: Origin[];
  values: Value[];
  entities: Entity[];
  links: Link[];
  details: Detail[];
  attributions: Attribution[];
  messages: Message[];
}

/** Whether a block is compared: the twin of report.Block.TakesPart. */
export function takesPart(b: Block): boolean {
  return b.aside === null && (b.role === "headline" || b.role === "subhead" || b.role === "body" || b.role === "caption");
}
