/** How one gets in here: the mode, invites, names, and what the form asks. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { AdmissionMode, AdmissionPolicy, NamePolicy, Question } from "../wire";
import { Tabs } from "./tabs";
import { Texts } from "./texts";

const MODES: AdmissionMode[] = ["open", "invite", "waitlist", "reviewed", "organisation"];
const NAMES: NamePolicy[] = ["as_stated", "proven", "pseudonym"];
/** As on the server. */
const QUESTIONS_MAX = 12;

export const AdmissionScreen = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("admission", api.admission);
  return (
    <main id="main" class="page">
      <Title text={t("admission")} />
      <Tabs />
      <p>{t("admission-what")}</p>
      <Texts />
      {loaded.at === "loading" && <Skeleton rows={5} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && <Policy house={house} saved={loaded.value} again={again} key={loaded.value.version} />}
    </main>
  );
};

const Policy = ({ house, saved, again }: { house: House; saved: AdmissionPolicy; again: () => void }) => {
  const policy = useSignal(saved);
  const wrong = useSignal<string | null>(null);
  const set = (change: Partial<AdmissionPolicy>): void => {
    policy.value = { ...policy.value, ...change };
  };
  const save = async (): Promise<void> => {
    const got = await api.setAdmission(policy.value);
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (!got.ok) return;
    house.say(t("admission-saved"));
    again();
  };
  const { mode, invites, link_invites, members_let_in, names, region, questions } = policy.value;
  const question = (at: number, change: Partial<Question>): void => set({ questions: questions.map((one, n) => (n === at ? { ...one, ...change } : one)) });
  return (
    <form class="form" noValidate onSubmit={(event) => {
      event.preventDefault();
      void save();
    }}>
      <fieldset>
        <legend>{t("mode")}</legend>
        {MODES.map((each) => (
          <label key={each} class="choice">
            <input type="radio" name="mode" checked={mode === each} onChange={() => set({ mode: each })} />
            <span><strong>{t(`mode-${each}`)}</strong>{t(`mode-${each}-what`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t("invites")}</legend>
        <Check label={t("admission-invites")} on={invites} set={(on) => set({ invites: on })} />
        <Check label={t("admission-link-invites")} on={link_invites} set={(on) => set({ link_invites: on })} />
        <Check label={t("admission-members-let-in")} on={members_let_in} set={(on) => set({ members_let_in: on })} />
      </fieldset>
      <Field label={t("names")} hint={t(`names-${names}-what`)}>
        {(ties) => (
          <select {...ties} value={names} onChange={(event) => set({ names: event.currentTarget.value as NamePolicy })}>
            {NAMES.map((each) => <option key={each} value={each}>{t(`names-${each}`)}</option>)}
          </select>
        )}
      </Field>
      <fieldset>
        <legend>{t("admission-form")}</legend>
        <Check label={t("admission-region")} on={region} set={(on) => set({ region: on })} />
        {questions.map((each, at) => (
          <div key={at} class="question-edit" role="group" aria-label={t("question-number", { number: at + 1 })}>
            <Field label={t("question-words")}>{(ties) => <input {...ties} dir="auto" maxLength={200} value={each.words} onInput={(event) => question(at, { words: event.currentTarget.value })} />}</Field>
            <Field label={t("question-key")} hint={t("question-key-hint")}>{(ties) => <input {...ties} maxLength={32} autocapitalize="none" spellcheck={false} value={each.key} onInput={(event) => question(at, { key: event.currentTarget.value })} />}</Field>
            <Check label={t("question-required")} on={each.required} set={(on) => question(at, { required: on })} />
            <button type="button" onClick={() => set({ questions: questions.filter((_, n) => n !== at) })}>{t("question-remove")}</button>
          </div>
        ))}
      </fieldset>
      {questions.length < QUESTIONS_MAX && <p class="buttons"><button type="button" onClick={() => set({ questions: [...questions, { key: "", words: "", required: false }] })}>{t("question-add")}</button></p>}
      {wrong.value && <Wrong text={wrong.value} />}
      <button class="strong" type="submit">{t("save")}</button>
    </form>
  );
};

export const Check = ({ label, on, set }: { label: string; on: boolean; set: (on: boolean) => void }) => (
  <label class="choice"><input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} /><span>{label}</span></label>
);
