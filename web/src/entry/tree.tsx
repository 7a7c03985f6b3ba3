/** The vouch tree, for owners: who let whom in, filtered, taken along, and cut where it must be. */
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { type Got, address } from "../api";
import { type House, refusalText } from "../house";
import { inviting } from "../inviting";
import { month, t, when } from "../language";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import { type BranchPreview, FIELDS, type HitRow, type TreeRow } from "../wire";
import { GiveHandle } from "./give-handle";
import { type Branch, grow } from "./tree-shape";
import "./inviting.css";

/** Pages read before the owner is asked to filter elsewhere: 10,000 members are more than a picture shows. */
const PAGES_MAX = 20;

async function everybody(): Promise<Got<TreeRow[]>> {
  const rows: TreeRow[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const got = await inviting.tree(after);
    if (!got.ok) return got;
    rows.push(...got.value.rows);
    after = got.value.next;
    if (after === null) break;
  }
  return { ok: true, value: rows };
}

interface Asked {
  row: TreeRow;
  what: "freeze" | "remove";
  preview: BranchPreview;
}

export const Tree = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("tree", everybody);
  const text = useSignal("");
  const field = useSignal("");
  const asked = useSignal<Asked | null>(null);
  const rows = loaded.at === "here" ? loaded.value : [];
  const roots = useMemo(() => grow(rows, { text: text.value, field: field.value }), [rows, text.value, field.value]);
  const ask = async (row: TreeRow, what: "freeze" | "remove"): Promise<void> => {
    const got = await inviting.preview(row.member);
    if (got.ok) asked.value = { row, what, preview: got.value };
    else house.refused(got.refusal);
  };
  return (
    <main id="main" class="page">
      <Title text={t("tree")} />
      <p>{t("tree-about")}</p>
      <div class="form tree-filter">
        <Field label={t("tree-find")}>{(ties) => <input {...ties} type="search" value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />}</Field>
        <Field label={t("field")}>
          {(ties) => (
            <select {...ties} value={field.value} onChange={(event) => (field.value = event.currentTarget.value)}>
              <option value="">{t("tree-any-field")}</option>
              {FIELDS.map((one) => <option key={one} value={one}>{t(`field-${one}`)}</option>)}
            </select>
          )}
        </Field>
      </div>
      <p class="buttons"><a class="button" href={address("GET /api/admin/tree.csv")} download data-outside>{t("tree-export")}</a></p>
      {loaded.at === "loading" && <Skeleton rows={4} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && (roots.length === 0 ? <p class="quiet">{t("tree-none")}</p> : <Level branches={roots} ask={ask} />)}
      <Hits house={house} changed={again} key={loaded.at} />
      <GiveHandle house={house} />
      {asked.value && <Act asked={asked.value} house={house} close={(done) => {
        asked.value = null;
        if (done) again();
      }} />}
    </main>
  );
};

/** Lists in lists: a screen reader says how deep one is, the lines beside them show it. */
const Level = ({ branches, ask }: { branches: Branch[]; ask: (row: TreeRow, what: "freeze" | "remove") => void }) => (
  <ul class="tree">
    {branches.map(({ row, below, under }) => (
      <li key={row.member} data-hit={row.hit ?? undefined}>
        <div class="tree-leaf">
          <span><strong>@{row.handle}</strong> <span class="quiet">{t(`field-${row.field}`)} · {t("profile-since", { when: month(row.since_ms) })}{under > 0 && ` · ${t("tree-under", { count: under })}`}{row.owner && ` · ${t("tree-owner")}`}{row.hit && ` · ${t(`hit-${row.hit}-short`)}`}</span></span>
          {!row.owner && (
            <span class="tree-acts">
              <button type="button" aria-label={t("tree-freeze-who", { handle: row.handle })} onClick={() => ask(row, "freeze")}>{t("tree-act-freeze")}</button>
              <button type="button" class="serious" aria-label={t("tree-remove-who", { handle: row.handle })} onClick={() => ask(row, "remove")}>{t("tree-act-remove")}</button>
            </span>
          )}
        </div>
        {below.length > 0 && <Level branches={below} ask={ask} />}
      </li>
    ))}
  </ul>
);

const Act = ({ asked: { row, what, preview }, house, close }: { asked: Asked; house: House; close: (done: boolean) => void }) => {
  const wrong = useSignal<string | null>(null);
  const act = async (): Promise<void> => {
    const got = await inviting.act(row.member, what, preview.seen);
    if (!got.ok) {
      wrong.value = refusalText(got.refusal);
      return;
    }
    house.say(t(`tree-done-${what}`, { count: preview.handles.length }));
    close(true);
  };
  return (
    <Dialog title={t(`tree-act-${what}`)} close={() => close(false)}>
      <p>{t(`tree-what-${what}`)}</p>
      <h3>{t("tree-hit", { count: preview.handles.length })}</h3>
      <ul class="tree-preview">{preview.handles.map((handle) => <li key={handle}>@{handle}</li>)}</ul>
      <p class="quiet">{t("tree-appeal")}</p>
      {wrong.value && <Wrong text={wrong.value} />}
      <p class="buttons">
        <button type="button" class="strong serious" onClick={() => void act()}>{t(`tree-act-${what}`)}</button>
        <button type="button" onClick={() => close(false)}>{t("cancel")}</button>
      </p>
    </Dialog>
  );
};

/** Everybody to whom something was done, those who appealed first. */
const Hits = ({ house, changed }: { house: House; changed: () => void }) => {
  const [loaded, again] = useLoad("appeals", inviting.appeals);
  const answer = async (row: HitRow, what: "lift" | "deny"): Promise<void> => {
    const got = await inviting.answer(row.account, what);
    if (!got.ok) house.refused(got.refusal);
    else house.say(t(what === "lift" ? "appeal-lifted" : "appeal-left"));
    again();
    changed();
  };
  if (loaded.at === "failed") return <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />;
  if (loaded.at !== "here" || loaded.value.length === 0) return null;
  return (
    <section aria-labelledby="hits">
      <h2 id="hits">{t("hits")}</h2>
      <ul class="people-rows">
        {loaded.value.map((row) => (
          <li key={row.account}>
            <div class="people-rows-who">
              <strong>@{row.handle}</strong>
              {row.text && <q dir="auto">{row.text}</q>}
              <span class="quiet">{t(`hit-${row.hit}-short`)} · {when(row.at_ms)}{row.appeal === "denied" && ` · ${t("appeal-denied-short")}`}</span>
            </div>
            <p class="people-rows-acts">
              <button type="button" aria-label={t("appeal-lift-who", { handle: row.handle })} onClick={() => void answer(row, "lift")}>{t("appeal-lift")}</button>
              {row.appeal === "waiting" && <button type="button" aria-label={t("appeal-deny-who", { handle: row.handle })} onClick={() => void answer(row, "deny")}>{t("appeal-deny")}</button>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};
