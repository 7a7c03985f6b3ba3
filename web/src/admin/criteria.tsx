/** The owner's written rule: edit it, try it on the whole waitlist, save it as a version, put a version in force. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { CriteriaHistory, CriteriaPart, CriteriaProblem, CriteriaRule, CriteriaVersion, DryRun } from "../wire";
import { Check } from "./admission";
import { DryRunResult } from "./dry-run";
import { Tabs } from "./tabs";

/** As on the server. */
const PARTS_MAX = 16;

const newPart = (number: number): CriteriaPart => ({ key: `part${number}`, words: "", expression: "", monotone: false });
const newRule = (): CriteriaRule => ({ name: "", at_least: null, parts: [newPart(1)] });

/** What an expression may look at, as docs/criteria.md has it. */
const FACTS = [
  "stated", "field", "region", "waited_days", "waited_hours", "answers.KEY",
  "proofs: kind, field, organisation, years", "vouches: field, member_days, standing_good, owner",
  "let_in_lately.all, .field, .region",
];

export const CriteriaScreen = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("criteria", api.criteria);
  return (
    <main id="main" class="page">
      <Title text={t("criteria")} />
      <Tabs />
      <p>{t("criteria-what")}</p>
      {loaded.at === "loading" && <Skeleton rows={5} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && <Criteria house={house} history={loaded.value} again={again} />}
    </main>
  );
};

const Criteria = ({ house, history, again }: { house: House; history: CriteriaHistory; again: () => void }) => {
  const start = history.versions.find(({ version }) => version === history.in_force) ?? history.versions[0];
  const rule = useSignal<CriteriaRule>(start?.rule ?? newRule());
  const problem = useSignal<CriteriaProblem | null>(null);
  const failed = useSignal<string | null>(null);
  const tried = useSignal<DryRun | null>(null);
  const busy = useSignal(false);
  const set = (change: Partial<CriteriaRule>): void => {
    rule.value = { ...rule.value, ...change };
    tried.value = null;
  };
  const ask = async <T,>(asked: Promise<{ ok: true; value: T } | { ok: false; refusal: CriteriaProblem["refusal"] | null; criteria?: CriteriaProblem }>): Promise<T | null> => {
    busy.value = true;
    const got = await asked;
    busy.value = false;
    problem.value = got.ok ? null : got.criteria ?? null;
    failed.value = got.ok ? null : got.criteria ? why(got.criteria) : refusalText(got.refusal);
    return got.ok ? got.value : null;
  };
  const tryOut = async (): Promise<void> => {
    tried.value = await ask(api.dryRun(rule.value));
  };
  const save = async (): Promise<void> => {
    const saved = await ask(api.saveCriteria(rule.value));
    if (saved === null) return;
    house.say(t("criteria-saved", { version: saved.version }));
    again();
  };
  const putInForce = async (version: number): Promise<void> => {
    if ((await ask(api.putInForce(version, history.in_force))) === null && failed.value !== null) return;
    house.say(t(version === 0 ? "criteria-none-now" : "criteria-in-force-now", { version }));
    again();
  };
  const { parts, at_least, name } = rule.value;
  const part = (at: number, change: Partial<CriteriaPart>): void => set({ parts: parts.map((one, n) => (n === at ? { ...one, ...change } : one)) });
  return (
    <>
      <p><strong>{history.in_force === 0 ? t("criteria-none-in-force") : t("criteria-in-force", { version: history.in_force })}</strong></p>
      <form class="form" noValidate onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}>
        <Field label={t("criteria-name")}>{(ties) => <input {...ties} dir="auto" maxLength={80} value={name} onInput={(event) => set({ name: event.currentTarget.value })} />}</Field>
        <Field label={t("criteria-need")}>
          {(ties) => (
            <select {...ties} value={String(at_least ?? 0)} onChange={(event) => set({ at_least: Number(event.currentTarget.value) || null })}>
              <option value="0">{t("criteria-need-all")}</option>
              {parts.map((_, n) => <option key={n} value={String(n + 1)}>{t("criteria-need-at-least", { count: n + 1 })}</option>)}
            </select>
          )}
        </Field>
        {parts.map((each, at) => (
          <Part key={at} part={each} number={at + 1} problem={problem.value?.part === each.key ? problem.value : null}
            set={(change) => part(at, change)} remove={parts.length > 1 ? () => set({ parts: parts.filter((_, n) => n !== at), at_least: null }) : null} />
        ))}
        {parts.length < PARTS_MAX && <p class="buttons"><button type="button" onClick={() => set({ parts: [...parts, newPart(parts.length + 1)] })}>{t("part-add")}</button></p>}
        <details>
          <summary>{t("criteria-facts")}</summary>
          <p>{t("criteria-facts-what")}</p>
          <ul class="facts-list">{FACTS.map((fact) => <li key={fact}><code>{fact}</code></li>)}</ul>
          <p><code>vouches.filter(v, v.standing_good && v.field == field).size() &gt;= 2</code></p>
        </details>
        {failed.value && <Wrong text={failed.value} />}
        {tried.value && <DryRunResult run={tried.value} />}
        <p class="buttons">
          <button type="button" aria-busy={busy.value} onClick={() => void tryOut()}>{t(busy.value ? "one-moment" : "dry-run")}</button>
          <button class="strong" type="submit">{t("criteria-save")}</button>
        </p>
      </form>
      <History history={history} edit={(version) => set(version.rule)} putInForce={putInForce} />
    </>
  );
};

const why = ({ why, word }: CriteriaProblem): string => t(`criteria-why-${why}`, { word: word ?? "" });

interface PartInputs {
  part: CriteriaPart;
  number: number;
  problem: CriteriaProblem | null;
  set: (change: Partial<CriteriaPart>) => void;
  /** None: the last one stays. */
  remove: (() => void) | null;
}

const Part = ({ part, number, problem, set, remove }: PartInputs) => (
  <div class="part-edit" role="group" aria-label={t("part-number", { number })}>
    <Field label={t("part-words")} hint={t("part-words-hint")}>{(ties) => <input {...ties} dir="auto" maxLength={200} value={part.words} onInput={(event) => set({ words: event.currentTarget.value })} />}</Field>
    <Field label={t("part-expression")} wrong={problem ? why(problem) : undefined}>
      {(ties) => <textarea {...ties} spellcheck={false} autocapitalize="none" rows={2} maxLength={600} value={part.expression} onInput={(event) => set({ expression: event.currentTarget.value })} />}
    </Field>
    <Field label={t("part-key")} hint={t("question-key-hint")}>{(ties) => <input {...ties} maxLength={32} autocapitalize="none" spellcheck={false} value={part.key} onInput={(event) => set({ key: event.currentTarget.value })} />}</Field>
    <Check label={t("part-monotone")} on={part.monotone} set={(monotone) => set({ monotone })} />
    {remove && <button type="button" onClick={remove}>{t("part-remove")}</button>}
  </div>
);

const History = ({ history, edit, putInForce }: { history: CriteriaHistory; edit: (version: CriteriaVersion) => void; putInForce: (version: number) => Promise<void> }) => {
  if (history.versions.length === 0) return null;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t("criteria-versions")}</h2>
      <ul class="versions">
        {history.versions.map((each) => {
          const put = history.put_in_force.find(({ version }) => version === each.version);
          const isInForce = each.version === history.in_force;
          return (
            <li key={each.version}>
              <strong>{t("criteria-version", { version: each.version })}</strong> <span dir="auto">{each.rule.name}</span>{isInForce && <strong> · {t("criteria-is-in-force")}</strong>}<br />
              <span class="quiet">{t("criteria-written", { who: each.by, when: when(each.at_ms) })}{put && ` · ${t("criteria-put", { who: put.by, when: when(put.at_ms) })}`}</span>
              <p class="buttons">
                <button type="button" aria-label={t("criteria-edit-which", { version: each.version })} onClick={() => edit(each)}>{t("criteria-edit")}</button>
                {isInForce
                  ? <button type="button" onClick={() => void putInForce(0)}>{t("criteria-take-out")}</button>
                  : <button type="button" class="strong" aria-label={t("criteria-put-which", { version: each.version })} onClick={() => void putInForce(each.version)}>{t("criteria-put-in-force")}</button>}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
