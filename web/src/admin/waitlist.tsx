/** The waitlist, from the owner's side: who waits, what each has met, and the door. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Query, api } from "../api";
import { regionName } from "../entry/entry-fields";
import { Parts } from "../entry/parts";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { Avatar } from "../ui/avatar";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { pagesOf } from "../ui/pages";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import { type AppealRow, FIELDS, type WaitlistRow } from "../wire";
import { Tabs } from "./tabs";
import "../entry/invites.css";

/** How often the list is read anew while somebody looks at it. */
const REFRESH_MS = 10_000;

type Filter = Query<"GET /api/admin/waitlist">;

export const Waitlist = ({ house }: { house: House }) => {
  const pages = useSignal(1);
  const filter = useSignal<Filter>({});
  const [loaded, again] = useLoad(`waitlist ${JSON.stringify(filter.value)} ${pages.value}`, () => pagesOf(pages.value, (after) => api.adminWaitlist({ ...filter.value, after })));
  const [criteria] = useLoad("criteria", api.criteria);
  const [policy] = useLoad("admission", api.admission);
  const decided = useSignal<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") again();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  const asked = filter.value;
  const all = Object.values(asked).every((value) => value === null);
  const set = (change: Filter): void => {
    pages.value = 1;
    filter.value = { ...asked, ...change };
  };
  const decide = async (row: WaitlistRow, letIn: boolean): Promise<void> => {
    const got = await api.review(row.account, letIn);
    if (!got.ok) {
      house.refused(got.refusal);
      return;
    }
    if (letIn) decided.value = new Set([...decided.value, row.account]);
    house.say(t(letIn ? "waitlist-done" : "waitlist-refused-done", { handle: row.handle }));
    again();
  };
  const rows = loaded.at === "here" ? loaded.value.rows.filter((row) => !decided.value.has(row.account)) : [];
  const inForce = criteria.at === "here" ? criteria.value.versions.find(({ version }) => version === criteria.value.in_force) : undefined;
  const questions = policy.at === "here" ? policy.value.questions : [];
  return (
    <main id="main" class="page">
      <Title text={t("waitlist")} />
      <Tabs />
      <p>{t("waitlist-what")}</p>
      <Appeals house={house} again={again} />
      <div class="filters" role="group" aria-label={t("waitlist-filters")}>
        <Field label={t("field")}>
          {(ties) => (
            <select {...ties} value={asked.field ?? ""} onChange={(event) => set({ field: event.currentTarget.value || null })}>
              <option value="">{t("waitlist-any")}</option>
              {FIELDS.map((field) => <option key={field} value={field}>{t(`field-${field}`)}</option>)}
            </select>
          )}
        </Field>
        {inForce && (
          <Field label={t("waitlist-part")}>
            {(ties) => (
              <select {...ties} onChange={(event) => {
                const [which = "", key = ""] = event.currentTarget.value.split(" ");
                set({ met: which === "met" ? key : null, missing: which === "missing" ? key : null });
              }}>
                <option value="">{t("waitlist-any")}</option>
                {inForce.rule.parts.map(({ key, words }) => <option key={`met ${key}`} value={`met ${key}`}>✓ {words}</option>)}
                {inForce.rule.parts.map(({ key, words }) => <option key={`missing ${key}`} value={`missing ${key}`}>○ {words}</option>)}
              </select>
            )}
          </Field>
        )}
        <Field label={t("waitlist-from")}>
          {(ties) => <input {...ties} type="date" onChange={(event) => {
            const date = event.currentTarget.valueAsNumber;
            set({ since_ms: Number.isFinite(date) ? date : null });
          }} />}
        </Field>
        <Field label={t("waitlist-whom")}>
          {(ties) => (
            <select {...ties} value={String(asked.refused ?? "")} onChange={(event) => set({ refused: event.currentTarget.value === "" ? null : event.currentTarget.value === "true" })}>
              <option value="">{t("waitlist-any")}</option>
              <option value="false">{t("waitlist-undecided")}</option>
              <option value="true">{t("waitlist-refused")}</option>
            </select>
          )}
        </Field>
      </div>
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && rows.length === 0 && <p class="quiet">{t(all ? "waitlist-none" : "waitlist-none-fits")}</p>}
      {rows.length > 0 && (
        <ul class="waitlist">
          {rows.map((row) => <Applicant key={row.account} row={row} questions={questions} decide={decide} />)}
        </ul>
      )}
      {loaded.at === "here" && loaded.value.more && <button type="button" onClick={() => { pages.value += 1; }}>{t("show-more")}</button>}
    </main>
  );
};

interface ApplicantInputs {
  row: WaitlistRow;
  questions: { key: string; words: string }[];
  decide: (row: WaitlistRow, letIn: boolean) => Promise<void>;
}

const Applicant = ({ row, questions, decide }: ApplicantInputs) => (
  <li>
    <Avatar id={row.account} handle={row.handle} bot={false} size="middle" />
    <div class="waitlist-who">
      <strong>@{row.handle}</strong>
      {row.name !== null && <span><span dir="auto">{row.name}</span> <span class="quiet">{t("as-stated")}</span></span>}
      <span dir="auto">{row.stated}</span>
      <span class="quiet">{t(`field-${row.field}`)} · {t("as-stated")}{row.region && ` · ${regionName(row.region)}`} · {t("waitlist-since", { when: when(row.registered_ms) })}</span>
      {row.refused && <span class="quiet">{t("waitlist-refused")}</span>}
      {row.parts.length > 0 && <Parts parts={row.parts} />}
      {Object.keys(row.answers).length > 0 && (
        <dl class="applicant-answers">
          {Object.entries(row.answers).map(([key, text]) => (
            <div key={key}><dt dir="auto">{questions.find((question) => question.key === key)?.words ?? key}</dt><dd dir="auto">{text}</dd></div>
          ))}
        </dl>
      )}
    </div>
    <p class="buttons">
      <button type="button" class="strong" aria-label={t("waitlist-let-in-who", { handle: row.handle })} onClick={() => void decide(row, true)}>{t("waitlist-let-in")}</button>
      {!row.refused && <button type="button" aria-label={t("waitlist-refuse-who", { handle: row.handle })} onClick={() => void decide(row, false)}>{t("waitlist-refuse")}</button>}
    </p>
  </li>
);

/** Drawn only while somebody waits for an answer. */
const Appeals = ({ house, again }: { house: House; again: () => void }) => {
  const [loaded, reload] = useLoad("appeals", api.appeals);
  if (loaded.at !== "here" || loaded.value.length === 0) return null;
  const answer = async (row: AppealRow, form: HTMLFormElement, letIn: boolean): Promise<void> => {
    const words = String(new FormData(form).get("words") ?? "").trim();
    const got = await api.answerAppeal(row.appeal, { let_in: letIn, words: words === "" ? null : words });
    if (got.ok) house.say(t(letIn ? "waitlist-done" : "appeal-kept", { handle: row.handle }));
    else house.refused(got.refusal);
    reload();
    again();
  };
  return (
    <section aria-labelledby="appeals">
      <h2 id="appeals">{t("appeals")}</h2>
      <ul class="appeals">
        {loaded.value.map((row) => (
          <li key={row.appeal}>
            <p><strong>@{row.handle}</strong> <span dir="auto">{row.stated}</span> <span class="quiet">{t(`field-${row.field}`)} · {when(row.at_ms)}</span><br /><q dir="auto">{row.words}</q></p>
            <form class="form" onSubmit={(event) => {
              event.preventDefault();
              void answer(row, event.currentTarget, event.submitter instanceof HTMLButtonElement && event.submitter.value === "in");
            }}>
              <Field label={t("appeal-answer-words")}>{(ties) => <input {...ties} name="words" dir="auto" maxLength={1000} />}</Field>
              <p class="buttons">
                <button type="submit" value="in" class="strong" aria-label={t("waitlist-let-in-who", { handle: row.handle })}>{t("waitlist-let-in")}</button>
                <button type="submit" value="no" aria-label={t("appeal-keep-who", { handle: row.handle })}>{t("appeal-keep")}</button>
              </p>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
};
