/** The waitlist, from inside: what is met, what is missing. Opens the hallway by itself once this account is let in. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { Field } from "../ui/field";
import { CheckIcon } from "../ui/icons";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { Me, Wait as Waiting } from "../wire";
import { EntryFields, entryForm } from "./entry-fields";
import { Named } from "./named";
import { OwnDecisionParts } from "./own-decision";
import { OwnHitNote } from "./own-hit";
import { EntryPage } from "./page";
import { Parts } from "./parts";

/** How often what is met is read anew while somebody looks at it: days pass, members vouch. */
const REFRESH_MS = 60_000;

export const Wait = ({ house, me }: { house: House; me: Me }) => {
  const [loaded, again] = useLoad("wait", api.wait);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") again();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <EntryPage house={house}>
      <Title text={t("wait-title", { handle: me.handle })} />
      <ul class="wait-done">
        <li><CheckIcon /><span><strong>{t("wait-reserved")}</strong> {t("wait-reserved-what", { handle: me.handle })}</span></li>
        <li><CheckIcon /><span><strong>{t("wait-stated")}</strong> <q dir="auto">{me.stated}</q>, {t(`field-${me.field}`)}</span></li>
      </ul>
      {loaded.at === "failed" && loaded.why.refusal?.code !== "already_a_member" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && <WayIn house={house} wait={loaded.value} again={again} />}
      <p class="wait-self">{t(house.socket.state.value === "open" ? "wait-opens-itself" : "wait-connecting")}</p>
      <p class="buttons"><a class="button" href="/settings">{t("me")}</a><button type="button" onClick={() => void house.signOut()}>{t("sign-out")}</button></p>
    </EntryPage>
  );
};

const WayIn = ({ house, wait, again }: { house: House; wait: Waiting; again: () => void }) => (
  <>
    {wait.refused_ms !== null && <Refused wait={wait} again={again} />}
    {wait.parts.length > 0 && wait.refused_ms === null && (
      <>
        <h2>{t("wait-parts")}</h2>
        <p>{wait.at_least === null || wait.at_least === wait.parts.length ? t("wait-all", { count: wait.parts.length }) : t("wait-at-least", { count: wait.at_least, of: wait.parts.length })}</p>
        <Parts parts={wait.parts} helps />
      </>
    )}
    <h2>{t("wait-next")}</h2>
    <ul class="wait-next">
      {wait.invites && <li>{t("wait-next-invite")}</li>}
      {wait.mode === "organisation" && <li>{t("wait-next-organisation")} <a href="/settings/proofs">{t("wait-prove")}</a></li>}
      {wait.parts.length > 0 && wait.refused_ms === null && <li>{t("wait-next-parts")}</li>}
      <li>{t("wait-next-owner")}</li>
    </ul>
    <OwnHitNote house={house} />
    <Named house={house} />
    {(wait.questions.length > 0 || wait.asks_region) && <Form house={house} wait={wait} again={again} key={JSON.stringify(wait.answers)} />}
  </>
);

const Form = ({ house, wait, again }: { house: House; wait: Waiting; again: () => void }) => {
  const wrong = useSignal<string | null>(null);
  const asked = { region: wait.asks_region, questions: wait.questions };
  const save = async (form: HTMLFormElement): Promise<void> => {
    const got = await api.setForm(entryForm(asked, form));
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (!got.ok) return;
    house.say(t("wait-form-saved"));
    again();
  };
  const open = wait.questions.some(({ key, required }) => required && !wait.answers[key]);
  return (
    <details open={open} id="answers">
      <summary>{t("wait-form")}</summary>
      <form class="form" noValidate onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}>
        <EntryFields asked={asked} region={wait.region} answers={wait.answers} />
        {wrong.value && <Wrong text={wrong.value} />}
        <button type="submit">{t("save")}</button>
      </form>
    </details>
  );
};

const Refused = ({ wait, again }: { wait: Waiting; again: () => void }) => {
  const wrong = useSignal<string | null>(null);
  const send = async (form: HTMLFormElement): Promise<void> => {
    const got = await api.appeal(String(new FormData(form).get("words") ?? ""));
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (got.ok) again();
  };
  const { appeal } = wait;
  return (
    <section class="wait-refused" aria-labelledby="wait-refused">
      <h2 id="wait-refused">{t("wait-refused")}</h2>
      <p>{t("wait-refused-what", { when: when(wait.refused_ms ?? 0) })}</p>
      <OwnDecisionParts />
      {appeal && (
        <>
          <p>{t("appeal-sent", { when: when(appeal.at_ms) })} <q dir="auto">{appeal.words}</q></p>
          <p>{appeal.answered_ms === null ? t("appeal-waits") : t("appeal-answered", { when: when(appeal.answered_ms) })} {appeal.answer && <q dir="auto">{appeal.answer}</q>}</p>
        </>
      )}
      {wait.may_appeal && (
        <form class="form" noValidate onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}>
          <Field label={t("appeal-words")} hint={t("appeal-hint")} wrong={wrong.value ?? undefined}>
            {(ties) => <input {...ties} name="words" dir="auto" required maxLength={1000} />}
          </Field>
          <button class="strong" type="submit">{t("appeal")}</button>
        </form>
      )}
    </section>
  );
};
