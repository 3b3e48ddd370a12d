import type { Block, Document, Parts } from "../report";
import { takesPart } from "../report";
import { decideBlock, describe, giveRole, part, partsOf, type Field } from "../state/corrections";
import type { FileEntry } from "../state/session";
import { act, chooseCharset } from "../state/shelf";
import { t } from "../state/strings";
import { Fold } from "./fold";

// The twin of article.Charsets, which a test of the page's strings does not know: the names are the standard's own.
const charsets = ["utf-8", "windows-1256", "windows-1252", "iso-8859-6", "utf-16le", "utf-16be"];

/** The encoding of a file of text, which the reader can change; the file is read again. */
export function Charset({ file }: { file: FileEntry }) {
  const now = file.charset || file.documents[0]?.charset || "";
  const guessable = file.failures.some((f) => f.id === "not-utf8" || f.id === "binary-file");
  if (!now && !guessable) return null;
  return (
    <label class="charset">
      <span>{t("page.charset")}</span>
      <select value={now} onChange={(e) => chooseCharset(file.key, e.currentTarget.value)}>
        {!now && <option value="">{t("page.charset.unknown")}</option>}
        {charsets.map((c) => <option key={c} value={c}>{c}</option>)}
      </select>
    </label>
  );
}

/** Brings a paragraph that was set aside back. */
export function Restore({ doc, block }: { doc: Document; block: Block }) {
  return <button class="link ui" onClick={() => act("restore", () => decideBlock(doc, block, "restore"))}>{t("page.restore")}</button>;
}

const roles: Block["role"][] = ["headline", "subhead", "body", "caption", "byline", "dateline", "furniture"];

/** The paragraphs that are not set aside: each can be, or be given another role. */
export function Kept({ doc }: { doc: Document }) {
  const blocks = doc.blocks.filter((b) => b.aside === null);
  return (
    <Fold kind="kept" title={t("page.kept")}>
      {() => (
        <ul lang={doc.lang} dir={doc.dir}>
          {blocks.map((b) => (
            <li key={b.id}>
              <q>{doc.text.slice(b.start, b.end)}</q>
              <span class="acts ui">
                <select aria-label={t("page.role")} value={b.role} onChange={(e) => give(doc, b, e.currentTarget.value)}>
                  {roles.map((r) => <option key={r} value={r}>{t(`page.role.${r}`)}</option>)}
                </select>
                {takesPart(b) && <button class="link" onClick={() => act("aside", () => decideBlock(doc, b, "aside"))}>{t("page.aside.do")}</button>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Fold>
  );
}

function give(doc: Document, block: Block, value: string): void {
  const role = roles.find((r) => r === value);
  if (role) act("role", () => giveRole(doc, block, role));
}

const fields: { field: Field; value: (d: Document) => string }[] = [
  { field: "title", value: (d) => d.title },
  { field: "outlet", value: (d) => d.outlet },
  { field: "byline", value: (d) => d.byline },
  { field: "published", value: (d) => (d.published ?? "").slice(0, 10) },
];

// Not a date field of the browser's, which would print the date as the browser's own language does.
const isoDate = "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?";

const said = (doc: Document, field: Field) => (e: { currentTarget: HTMLInputElement }) => {
  if (!e.currentTarget.reportValidity()) return;
  const value = e.currentTarget.value;
  act("metadata", () => describe(doc, field, value));
};

/** What the file says about the article, to be corrected; of its first version also how the file is encoded. */
export function Facts({ doc, file }: { doc: Document; file: FileEntry | null }) {
  return (
    <details class="meta">
      <summary>{t("page.meta")}</summary>
      {fields.map(({ field, value }) => (
        <label key={field}>
          <span>{t(`page.meta.${field}`)}</span>
          {field === "published"
            ? <input type="text" value={value(doc)} dir="ltr" inputMode="numeric" pattern={isoDate} placeholder="2025-04-10" data-field={field} onChange={said(doc, field)} />
            : <input type="text" value={value(doc)} dir="auto" data-field={field} onChange={said(doc, field)} />}
        </label>
      ))}
      {file && <Charset file={file} />}
      {file && <Parting doc={doc} />}
    </details>
  );
}

const parts: Parts[] = ["", "one", "articles"];

/** How the file is parted into versions: split, or joined again. */
function Parting({ doc }: { doc: Document }) {
  const choose = (value: string) => act("parts", () => part(doc.sha256, parts.find((x) => x === value) ?? ""));
  return (
    <label class="parts">
      <span>{t("page.parts")}</span>
      <select data-field="parts" value={partsOf(doc.sha256)} onChange={(e) => choose(e.currentTarget.value)}>
        {parts.map((x) => <option key={x} value={x}>{t(`page.parts.${x || "found"}`)}</option>)}
      </select>
    </label>
  );
}
