import { useRef } from "preact/hooks";
import { sessionFault } from "../state/saved";
import { activity, compare, files, report, stopped, trouble, versions } from "../state/session";
import { addFiles, openSample } from "../state/shelf";
import { wordsOf } from "../state/names";
import { count, t } from "../state/strings";
import { FileRow } from "./file-row";
import { Icon } from "./icons";
import { Progress } from "./progress";
import { TroubleNote } from "./trouble";

/** The first view: drop, read, and what became of every file. */
export function FilesView() {
  const empty = files.value.length === 0;
  return (
    <section class={empty ? "open empty" : "open"} aria-label={t("page.step.files")}>
      <div>
        <h1>{t("page.title")}</h1>
        <p class="lead">{t("page.lead")}</p>
        {empty && <TroubleNote />}
        <SessionFault />
        <Drop />
        <p class="private"><Icon name="lock" /><span><b>{t("page.private")}</b> {t("page.private.how")}</span></p>
      </div>
      {!empty && <Reading />}
    </section>
  );
}

function Drop() {
  const input = useRef<HTMLInputElement>(null);
  const picked = () => {
    const chosen = input.current?.files;
    if (chosen?.length) void addFiles([...chosen]);
    if (input.current) input.current.value = ""; // so that the same file can be picked again
  };
  return (
    <div class="drop">
      <b>{t("page.drop")}</b>
      <div class="acts">
        <button class="btn main" onClick={() => input.current?.click()}>{t("page.choose")}</button>
        <button class="btn" onClick={openSample}>{t("page.sample")}</button>
        <input ref={input} type="file" multiple hidden onChange={picked} aria-label={t("page.choose")} />
      </div>
      <small>{t("page.formats")}</small>
    </div>
  );
}

function Reading() {
  const done = files.value.filter((f) => f.status === "read").length;
  const words = versions.value.reduce((n, d) => n + wordsOf(d), 0);
  return (
    <section class="reading" aria-label={t("page.reading")}>
      <header>
        <h2>{t("page.files.read", { done, total: files.value.length })}</h2>
        <span class="muted">{count("page.versions", versions.value.length)}{" · "}{count("page.words", words)}</span>
        {trouble.value?.key !== "unsupported" && <div class="slot"><Progress /><GoOn /></div>}
      </header>
      <TroubleNote />
      <General />
      {files.value.map((f) => <FileRow key={f.key} file={f} />)}
    </section>
  );
}

/** Why a session file could not be opened. */
function SessionFault() {
  const fault = sessionFault.value;
  return fault && <p class="note error boxed" role="alert"><Icon name="warn" /><span>{t(`page.session.${fault.why}`, { source: fault.name })}</span></p>;
}

/** What concerns the whole: one version only; decisions whose words are gone. */
function General() {
  const whole = report.value?.messages.filter((m) => m.docs.length === 0 || m.id === "one-version") ?? [];
  return <>{whole.map((m) => <p class="note whole" key={m.id + JSON.stringify(m.args)}><Icon name="note" /><span>{t(`message.${m.id}`, m.args)}</span></p>)}</>;
}

function GoOn() {
  const n = report.value?.documents.length ?? 0;
  const failed = trouble.value?.key === "failed";
  if ((stopped.value || failed) && !activity.value) {
    return <div class="goon"><button class="btn main" onClick={compare}>{t("page.again")}</button>{stopped.value && <span role="status">{t("page.stopped")}</span>}</div>;
  }
  if (!n) return null;
  return <div class="goon"><a class="btn main" href="#compare">{n === 1 ? t("page.go.one") : count("page.go", n)}</a></div>;
}
