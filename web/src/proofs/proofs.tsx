/** My proofs: what stands, what is about to be lost, how to prove more, and what of it the badge shows. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api, type Got } from "../api";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { announceNow } from "../ui/announce";
import { CopyLine } from "../ui/copy-line";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { BadgeChoice, MyProofs, ProofRow } from "../wire";
import { ReviewFields, reviewOf } from "./review-fields";
import { Proved } from "./said";
import { SignOnButtons } from "./sign-on";
import "./proofs.css";

export const Proofs = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("proofs", api.proofs);
  return (
    <main id="main" class="page settings">
      <Title text={t("proofs")} />
      <p>{t("proofs-what")}</p>
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && <Mine house={house} mine={loaded.value} again={again} />}
      <p><a href="/settings">{t("proofs-back")}</a></p>
    </main>
  );
};

const Mine = ({ house, mine, again }: { house: House; mine: MyProofs; again: () => void }) => {
  const drop = async (proof: ProofRow): Promise<void> => {
    const got = await api.dropProof(proof.id);
    if (got.ok) house.say(t("proof-dropped"));
    else house.refused(got.refusal);
    again();
  };
  return (
    <>
      {mine.proofs.length === 0 ? <p class="quiet">{t("proofs-none")}</p> : (
        <ul class="proof-list" aria-label={t("proofs")}>
          {mine.proofs.map((proof) => (
            <li key={proof.id}>
              <p><strong>{t(`proof-${proof.proof}`)}</strong> <span dir="auto">{shown(proof)}</span><br /><span class="quiet">{t(proof.reason === undefined ? `proof-state-${proof.state}` : "proof-taken-back", { when: when(proof.expires_ms) })}</span>{proof.reason !== undefined && <> <q dir="auto">{proof.reason}</q></>}</p>
              <button type="button" aria-label={t("proof-drop-which", { what: t(`proof-${proof.proof}`) })} onClick={() => void drop(proof)}>{t("proof-drop")}</button>
            </li>
          ))}
        </ul>
      )}
      {mine.choice && <BadgeEditor house={house} mine={mine} choice={mine.choice} again={again} />}
      <section aria-labelledby="prove-more">
        <h2 id="prove-more">{t("prove-more")}</h2>
        <SignOnButtons purpose="prove" house={house} />
        {mine.work_mail && <WorkMail house={house} again={again} />}
        <WebPage house={house} mine={mine} again={again} />
        <AskReview house={house} mine={mine} again={again} />
        <details>
          <summary>{t("proof-peer_vouch")}</summary>
          <p>{t("peer-vouch-what")}</p>
        </details>
      </section>
    </>
  );
};

const shown = (proof: ProofRow): string =>
  [proof.profession, proof.field === null ? null : t(`field-${proof.field}`), proof.years === null ? null : t("proof-years", { years: proof.years }), proof.organisation, proof.name === null ? null : t("proof-name", { name: proof.name })]
    .filter((part) => part !== null).join(" · ");

const PARTS = ["field", "profession", "years", "organisation"] as const;

const BadgeEditor = ({ house, mine, choice, again }: { house: House; mine: MyProofs; choice: BadgeChoice; again: () => void }) => {
  const chosen = useSignal(choice);
  useEffect(() => {
    chosen.value = choice;
  }, [JSON.stringify(choice)]);
  const standing = mine.proofs.filter((proof) => proof.state !== "lapsed");
  const of = standing.find((proof) => proof.id === chosen.value.proof);
  const save = async (change: Partial<BadgeChoice>): Promise<void> => {
    chosen.value = { ...chosen.value, ...change };
    const got = await api.chooseBadge(chosen.value);
    if (got.ok) house.say(t("badge-saved"));
    else house.refused(got.refusal);
    again();
  };
  return (
    <section aria-labelledby="badge-editor">
      <h2 id="badge-editor">{t("badge")}</h2>
      <p>{t("badge-others-see")} <span class="badge-shown"><Proved badge={mine.badge ?? undefined} /></span></p>
      <p class="quiet">{t("badge-crowd", { least: mine.crowd_min })}</p>
      {standing.length > 1 && (
        <Field label={t("badge-of")}>
          {(ties) => (
            <select {...ties} value={chosen.value.proof} onChange={(event) => void save({ proof: event.currentTarget.value })}>
              {standing.map((proof) => <option key={proof.id} value={proof.id}>{t(`proof-${proof.proof}`)} · {shown(proof)}</option>)}
            </select>
          )}
        </Field>
      )}
      {of && PARTS.some((part) => of[part] !== null) && (
        <fieldset>
          <legend>{t("badge-show")}</legend>
          {PARTS.filter((part) => of[part] !== null).map((part) => (
            <label class="choice" key={part}>
              <input type="checkbox" checked={chosen.value[part]} onChange={(event) => void save({ [part]: event.currentTarget.checked })} />
              <span>{t(`badge-show-${part}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
};

interface Way {
  house: House;
  again: () => void;
}

/** One field, one button; what is wrong stands at the field. */
const One = ({ label, hint, submit, type = "text", send }: { label: string; hint?: string; submit: string; type?: "text" | "email" | "url"; send: (text: string) => Promise<Got<unknown>> }) => {
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const go = async (form: HTMLFormElement): Promise<void> => {
    busy.value = true;
    wrong.value = null;
    const got = await send(String(new FormData(form).get("one") ?? "").trim());
    busy.value = false;
    if (got.ok) return;
    wrong.value = refusalText(got.refusal);
    announceNow(wrong.value);
  };
  return (
    <form class="form" noValidate onSubmit={(event) => {
      event.preventDefault();
      if (!busy.value) void go(event.currentTarget);
    }}>
      <Field label={label} hint={hint} wrong={wrong.value ?? undefined}>
        {(ties) => <input {...ties} name="one" type="text" inputMode={type} required maxLength={500} autocapitalize="none" autocomplete={type === "email" ? "email" : "off"} spellcheck={false} />}
      </Field>
      <button type="submit" aria-busy={busy.value}>{busy.value ? t("one-moment") : submit}</button>
    </form>
  );
};

const WorkMail = ({ house, again }: Way) => {
  const sent = useSignal(false);
  return (
    <details>
      <summary>{t("proof-work_mail")}</summary>
      <p>{t("work-mail-what")}</p>
      <One label={t("work-mail-address")} submit={t("work-mail-send")} type="email" send={async (address) => {
        const got = await api.sendWorkMailCode({ address });
        if (got.ok) {
          sent.value = true;
          house.say(t("work-mail-sent"));
        }
        return got;
      }} />
      {sent.value && (
        <One label={t("work-mail-code")} hint={t("work-mail-code-hint")} submit={t("work-mail-prove")} send={async (code) => {
          const got = await api.tryWorkMailCode({ code });
          if (got.ok) {
            house.say(t("proved"));
            again();
          }
          return got;
        }} />
      )}
    </details>
  );
};

const WebPage = ({ house, mine, again }: Way & { mine: MyProofs }) => (
  <details>
    <summary>{t("proof-web_page")}</summary>
    <p>{t("web-page-what")}</p>
    <CopyLine title={t("web-page-link")} label={t("web-page-link")} text={`<a rel="me" href="${mine.profile_url}">@${house.me.value?.handle ?? ""}</a>`} />
    <One label={t("web-page-url")} submit={t("web-page-look")} type="url" send={async (url) => {
      const got = await api.addWebPage({ url });
      if (got.ok) {
        house.say(t("proved"));
        again();
      }
      return got;
    }} />
  </details>
);

const AskReview = ({ house, mine, again }: Way & { mine: MyProofs }) => {
  const wrong = useSignal<string | null>(null);
  const send = async (form: HTMLFormElement): Promise<void> => {
    const got = await api.askReview({ ...reviewOf(form), text: String(new FormData(form).get("text") ?? "") });
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (got.ok) {
      house.say(t("review-asked"));
      again();
    } else announceNow(wrong.value ?? "");
  };
  return (
    <details>
      <summary>{t("proof-staff_review")}</summary>
      {mine.review && <p>{t(`review-${mine.review}`)}</p>}
      {mine.review !== "open" && (
        <form class="form" noValidate onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}>
          <p>{t("review-what")}</p>
          <Field label={t("review-text")} hint={t("review-text-hint")} wrong={wrong.value ?? undefined}>
            {(ties) => <input {...ties} name="text" required maxLength={600} />}
          </Field>
          <ReviewFields asks={{ field: house.me.value?.field ?? null, profession: null, years: null, organisation: null, name: null }} />
          <button type="submit">{t("review-ask")}</button>
        </form>
      )}
    </details>
  );
};
