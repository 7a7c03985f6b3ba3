/** Signing on elsewhere: one button for each provider, and the handle of whoever is new. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { EntryPage } from "../entry/page";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { go } from "../router";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { nameHint } from "../ui/name";
import { Title } from "../ui/title";
import { Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import { type Arrival, FIELDS, type RefusalCode, type SignOnCard, type SignOnPurpose } from "../wire";

/** Nothing where no provider is set up. */
export const SignOnButtons = ({ purpose, house }: { purpose: SignOnPurpose; house: House }) => {
  const [loaded] = useLoad("sign-on", api.signOns);
  const leave = async (card: SignOnCard): Promise<void> => {
    const got = await api.startSignOn(card.provider, { purpose });
    if (got.ok) location.assign(got.value.url);
    else house.refused(got.refusal);
  };
  if (loaded.at !== "here" || loaded.value.length === 0) return null;
  return (
    <p class="buttons">
      {loaded.value.map((card) => <button key={card.provider} type="button" onClick={() => void leave(card)}>{t(purpose === "prove" ? "sign-on-prove" : "sign-on-with", { provider: card.label })}</button>)}
    </p>
  );
};

export const SignOn = ({ house, refused }: { house: House; refused: string | null }) => (
  <EntryPage house={house}>
    {refused === null ? <Arrive house={house} /> : (
      <>
        <Title text={t("sign-on-not")} />
        <Wrong text={refusalText({ code: refused as RefusalCode })} />
        <p><a class="button strong" href="/sign-in">{t("sign-in")}</a></p>
      </>
    )}
  </EntryPage>
);

const Arrive = ({ house }: { house: House }) => {
  const [loaded] = useLoad("arrival", api.arrival);
  if (loaded.at === "loading") return <><Title text={t("arrive-title")} /><Skeleton rows={3} label={t("loading")} /></>;
  if (loaded.at === "failed") return <><Title text={t("sign-on-not")} /><Wrong text={refusalText(loaded.why.refusal)} /><p><a class="button strong" href="/sign-in">{t("sign-in")}</a></p></>;
  return loaded.value.second ? <Second house={house} /> : <NewHandle house={house} like={loaded.value} />;
};

/** The provider said who it is; the account wants its second factor as well. */
const Second = ({ house }: { house: House }) => {
  const wrong = useSignal<string | null>(null);
  const send = async (form: HTMLFormElement): Promise<void> => {
    const got = await api.showSecond({ code: String(new FormData(form).get("second") ?? "").trim() });
    if (got.ok) {
      house.signedIn(got.value);
      go(got.value.standing === "member" ? "/" : "/wait", { replace: true });
    } else wrong.value = refusalText(got.refusal);
  };
  return (
    <>
      <Title text={t("sign-on-second")} />
      <p>{t("sign-on-second-what")}</p>
      <form class="form" noValidate onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}>
        <Field label={t("second-factor")} hint={t("sign-on-second-hint")}>
          {(ties) => <input {...ties} name="second" required autocomplete="one-time-code" autocapitalize="none" spellcheck={false} />}
        </Field>
        {wrong.value && <Wrong text={wrong.value} />}
        <button class="strong" type="submit">{t("sign-in")}</button>
      </form>
    </>
  );
};

const NewHandle = ({ house, like }: { house: House; like: Arrival }) => {
  const [entry] = useLoad("entry", api.entry);
  const names = entry.at === "here" ? entry.value.names : "pseudonym";
  const wrong = useSignal<string | null>(null);
  const send = async (form: HTMLFormElement): Promise<void> => {
    const text = (name: string): string => String(new FormData(form).get(name) ?? "").trim();
    const got = await api.arrive({ handle: text("handle").replace(/^@/, ""), stated: text("stated"), field: text("field"), name: text("name") || null });
    if (got.ok) {
      house.signedIn(got.value);
      go(got.value.standing === "member" ? "/" : "/wait", { replace: true });
    } else wrong.value = refusalText(got.refusal);
  };
  return (
    <>
      <Title text={t("arrive-title")} />
      <p>{t("arrive-what")}</p>
      <form class="form" noValidate onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}>
        <Field label={t("handle")} hint={t("handle-hint")}>
          {(ties) => <input {...ties} name="handle" required maxLength={21} defaultValue={like.handle} autocomplete="username" autocapitalize="none" spellcheck={false} />}
        </Field>
        {names !== "pseudonym" && (
          <Field label={t("name")} hint={nameHint(names)}>
            {(ties) => <input {...ties} name="name" maxLength={60} dir="auto" autocomplete="name" defaultValue={like.name ?? ""} />}
          </Field>
        )}
        <Field label={t("stated")} hint={t("stated-hint")}>
          {(ties) => <input {...ties} name="stated" required maxLength={120} autocomplete="organization-title" />}
        </Field>
        <Field label={t("field")}>
          {(ties) => <select {...ties} name="field" required>{FIELDS.map((field) => <option key={field} value={field}>{t(`field-${field}`)}</option>)}</select>}
        </Field>
        {wrong.value && <Wrong text={wrong.value} />}
        <button class="strong" type="submit">{t("arrive-go")}</button>
      </form>
    </>
  );
};
