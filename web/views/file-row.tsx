import type { Block, Document, Message } from "../report";
import { takesPart } from "../report";
import { activity, files, report, type FileEntry } from "../state/session";
import { moveFile, removeFile } from "../state/shelf";
import { fileLabel, shortName, wordsOf } from "../state/names";
import { count, date, has, list, number, t } from "../state/strings";
import { Charset, Facts, Kept, Restore } from "./corrections";
import { Fold } from "./fold";
import { glued } from "./glued";
import { Icon, type IconName } from "./icons";

const faults = { unreadable: "page.unreadable", broken: "page.broken", lacking: "page.lacking" } as const;

/** What became of one file: its versions, what was set aside, what there is to say about it, or why it failed. */
export function FileRow({ file }: { file: FileEntry }) {
  const state = { waiting: ["busy", "busy"], read: ["check", "ok"], failed: ["warn", "bad"] } as const;
  const [icon, tone] = state[file.status];
  return (
    <article class={`file ${tone}`} aria-busy={file.status === "waiting"}>
      <Icon name={icon} />
      <div>
        <h3><code>{file.name}</code></h3>
        <Stage file={file} />
        {file.fault && <p class="why-not">{t(faults[file.fault], { source: file.name })}</p>}
        {file.failures.map((f) => <p class="why-not" key={f.source + f.sha256}>{t(`message.${f.id}`, { ...f.args, source: f.source })}</p>)}
        {!file.documents.length && <Charset file={file} />}
        {documentsOf(file).map((d, i) => <Version key={d.sha256 + d.part} doc={d} file={file} first={i === 0} />)}
        <Apart file={file} />
        {messagesOf(file).map((m) => <MessageNote key={`${m.id}${m.docs.join()}`} message={m} />)}
      </div>
      <div class="file-acts">
        <Order file={file} />
        <button class="icon-btn" aria-label={t("page.remove", { source: file.name })} title={t("page.remove.short")} onClick={() => removeFile(file.key)}>
          <Icon name="close" />
        </button>
      </div>
    </article>
  );
}

/**
 * Where the file is on its way: waiting, or what the engine does with it now, with a number that moves. Of one that is read
 * it stands over its name, where there is room: the card stays as high as it is.
 */
function Stage({ file }: { file: FileEntry }) {
  const a = activity.value;
  const now = a && a.source === file.name && a.kind !== "start" ? a : null;
  if (!now) return file.status === "waiting" ? <p class="facts">{t("page.waiting")}</p> : null;
  return <p class={file.status === "waiting" ? "facts stage" : "facts stage over"}><span>{t(`page.stage.${now.stage}`)}</span><bdi>{number(now.done)} / {number(now.total)}</bdi></p>;
}

/** Puts a file before or after its neighbour. */
function Order({ file }: { file: FileEntry }) {
  const at = files.value.indexOf(file);
  if (files.value.length < 2) return null;
  return (
    <>
      <button class="icon-btn" data-move="up" aria-label={t("page.order.up", { source: file.name })} disabled={at === 0} onClick={() => moveFile(file.key, -1)}><Icon name="prev" /></button>
      <button class="icon-btn" data-move="down" aria-label={t("page.order.down", { source: file.name })} disabled={at === files.value.length - 1} onClick={() => moveFile(file.key, 1)}><Icon name="next" /></button>
    </>
  );
}

function Version({ doc, file, first }: { doc: Document; file: FileEntry; first: boolean }) {
  const paragraphs = doc.blocks.filter((b) => takesPart(b) && b.role !== "headline").length;
  return (
    <div class="version">
      <p class="facts">
        <span class="lang">{t(`page.lang.${doc.lang}`)}</span>
        {[doc.outlet, doc.byline].filter(Boolean).map((x) => <bdi key={x} lang={doc.lang}>{x}</bdi>)}
        {doc.published && <bdi>{date(doc.published)}</bdi>}
        <span>{count("page.paragraphs", paragraphs)}</span>
        <span>{count("page.words", wordsOf(doc))}</span>
      </p>
      {doc.title && <p class="headline-words" lang={doc.lang} dir={doc.dir}>{glued(doc.title, doc.lang)}</p>}
      <div class="folds">
        <Aside doc={doc} why="furniture" />
        <Aside doc={doc} why="repeat" />
        <Aside doc={doc} why="reader" />
        <Kept doc={doc} />
        <Facts doc={doc} file={first ? file : null} />
      </div>
    </div>
  );
}

function Aside({ doc, why }: { doc: Document; why: Block["aside"] }) {
  const blocks = doc.blocks.filter((b) => b.aside === why);
  if (!blocks.length) return null;
  return (
    <Fold title={count(`page.aside.${why}`, blocks.length)}>
      {() => (
        <ul lang={doc.lang} dir={doc.dir}>
          {blocks.map((b) => <li key={b.id}><q>{doc.text.slice(b.start, b.end)}</q> <Restore doc={doc} block={b} /></li>)}
        </ul>
      )}
    </Fold>
  );
}

// What a version's own lines already say is not said twice.
const saidByLines = ["repeats-aside", "furniture-aside"];

/** A file's versions as the last report has them, the reader's corrections included. Of a file added twice each has its own. */
function reportedOf(file: FileEntry): Document[] {
  if (!report.value) return []; // and so that a card is drawn again for its own file's sake alone
  const among = (all: Document[], d: Document) => all.filter((e) => e.sha256 === d.sha256 && e.source === d.source);
  const copy = files.value.filter((f) => f.documents.some((d) => among(file.documents, d).length)).indexOf(file);
  const own = report.value.documents.filter((d) => among(file.documents, d).length);
  return own.filter((d) => among(own, d).filter((e) => e.part === d.part).indexOf(d) === copy);
}

/** A file's versions: as they were read, until a report has them. */
function documentsOf(file: FileEntry): Document[] {
  const reported = reportedOf(file);
  return reported.length ? reported : file.documents;
}

/** The ids of a file's versions in the last report. */
function idsOf(file: FileEntry): string[] {
  return reportedOf(file).map((d) => d.id);
}

/** What there is to say about a file: of its versions, the last report's words where there are any. */
function messagesOf(file: FileEntry): Message[] {
  const ids = idsOf(file);
  const own = ids.length ? (report.value?.documents.filter((d) => ids.includes(d.id)) ?? []) : file.documents;
  const shared = report.value?.messages.filter((m) => m.docs.length > 1 && !perFile.includes(m.id) && m.docs.some((id) => ids.includes(id))) ?? [];
  const all = [...own.flatMap((d) => d.messages), ...shared].filter((m) => !saidByLines.includes(m.id));
  return [...new Map(all.map((m) => [m.id + m.docs.join(), m])).values()];
}

// Messages about a pair that a version may have with every other: said once, of the version that stands apart.
const perFile = ["other-statement", "no-common-content"];
const relations: Record<string, string> = { "other-statement": "other-statement", "no-common-content": "unrelated" };

/** The versions that a file's stand apart from, by message: where it does so from at least half of the others. */
function apartFrom(file: FileEntry, id: string): string[] {
  const r = report.value;
  const ids = idsOf(file);
  if (!r) return [];
  const pairs = r.pairs.filter((p) => ids.includes(p.a) !== ids.includes(p.b));
  const apart = pairs.filter((p) => p.relation === relations[id]);
  if (!apart.length || 2 * apart.length < pairs.length) return [];
  const others = new Set(apart.flatMap((p) => [p.a, p.b]).filter((x) => !ids.includes(x)));
  return r.documents.filter((d) => others.has(d.id)).map((d) => shortName(r, d));
}

function Apart({ file }: { file: FileEntry }) {
  return <>{perFile.map((id) => {
    const docs = apartFrom(file, id);
    if (!docs.length) return null;
    return <p key={id} class="note" data-message={id}><Icon name={id === "other-statement" ? "note" : "warn"} /><span>{t(`page.file.${id}`, { v: fileLabel(file.name), docs: list(docs) })}</span></p>;
  })}</>;
}

const icons: Record<string, IconName> = { "split-versions": "split", "repeats-aside": "repeat" };

/** A message in words, the versions it concerns named. */
export function MessageNote({ message }: { message: Message }) {
  if (!has(`message.${message.id}`)) return null;
  const r = report.value;
  const names = message.docs.flatMap((id) => {
    const d = r?.documents.find((e) => e.id === id);
    return r && d ? [shortName(r, d)] : [];
  });
  // Read alone, before any report, a message has no versions to name: the version lines already say what it would.
  if (!names.length && message.level === "note") return null;
  return (
    <p class={`note ${message.level}`}>
      <Icon name={icons[message.id] ?? (message.level === "note" ? "note" : "warn")} />
      <span>{t(`message.${message.id}`, { docs: list(names), ...message.args })}</span>
    </p>
  );
}
