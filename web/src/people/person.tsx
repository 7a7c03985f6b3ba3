/** Somebody's page: what they state and say, what they have proved, who invited them; following and writing to them, a circle for them, and one's own word. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { InvitePerson } from "../circles/invite-person";
import { type House, refusalText } from "../house";
import { inviting } from "../inviting";
import { t, when } from "../language";
import { Followed } from "../network/follow";
import { Said } from "../network/said";
import { Proved } from "../proofs/said";
import { Avatar } from "../ui/avatar";
import { Field } from "../ui/field";
import { WriteTo } from "../threads/write-to";
import { useLoad } from "../ui/load";
import { Name } from "../ui/name";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { Me, PersonPage, ProofRow } from "../wire";
import { Came } from "./came";
import { Nowhere } from "./nowhere";
import "../proofs/proofs.css";
import "./person.css";

export const PersonScreen = ({ house, me, handle }: { house: House; me: Me; handle: string }) => {
  const [loaded, again] = useLoad(`person ${handle}`, () => api.person(handle));
  if (loaded.at === "failed" && loaded.why.refusal?.code === "no_such_account") return <Nowhere />;
  return (
    <main id="main" class="page narrow">
      <Title text={`@${handle}`} />
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && <Page house={house} me={me} page={loaded.value} again={again} />}
    </main>
  );
};

const Page = ({ house, me, page, again }: { house: House; me: Me; page: PersonPage; again: () => void }) => {
  const own = page.member === me.account;
  return (
    <>
      <header class="person-head">
        <Avatar id={page.member} handle={page.handle} bot={page.bot} picture={page.avatar} size="large" />
        <div>
          {page.bot && <p><strong>{t("badge-bot")}</strong> {t("profile-bot")}</p>}
          {page.name_mark && <p><Name of={page} /></p>}
          {page.badge && <p><Proved badge={page.badge} /></p>}
        </div>
      </header>
      <p><span dir="auto">{page.stated}</span><br /><span class="quiet">{t(`field-${page.field}`)} · {t("as-stated")}</span></p>
      <Followed house={house} page={page} own={own} />
      {!own && !page.bot && <WriteTo house={house} page={page} again={again} />}
      <Said profile={page.profile} />
      <Came person={page} />
      {!own && !page.bot && <InvitePerson house={house} handle={page.handle} />}
      {own ? <p class="buttons"><a class="button" href="/settings/profile">{t("own-profile")}</a><a class="button" href="/settings/proofs">{t("person-own")}</a></p> : <Word house={house} page={page} again={again} />}
      {me.owner && !own && !page.bot && <Granted house={house} page={page} />}
    </>
  );
};

/** My word for them, where it counts. */
const Word = ({ house, page, again }: { house: House; page: PersonPage; again: () => void }) => {
  const act = async (done: ReturnType<typeof inviting.vouch>, said: string): Promise<void> => {
    const got = await done;
    if (got.ok) house.say(said);
    else house.refused(got.refusal);
    again();
  };
  const { handle, member, vouched, may_vouch } = page;
  if (!vouched && !may_vouch) return null;
  return (
    <section aria-labelledby="word">
      <h2 id="word">{t("person-word")}</h2>
      <p>{t(vouched ? "person-word-given" : "person-word-what", { handle, field: t(`field-${page.field}`) })}</p>
      {vouched
        ? <button type="button" onClick={() => void act(inviting.withdraw(member), t("vouch-withdrawn"))}>{t("vouch-withdraw")}</button>
        : <button type="button" onClick={() => void act(inviting.vouch(handle), t("vouch-done", { handle }))}>{t("vouch")}</button>}
    </section>
  );
};

/** For owners: what staff confirmed, and taking it back. */
const Granted = ({ house, page }: { house: House; page: PersonPage }) => {
  const [loaded, again] = useLoad(`granted ${page.member}`, () => api.granted(page.member));
  if (loaded.at === "failed") return <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />;
  if (loaded.at !== "here" || loaded.value.length === 0) return null;
  return (
    <section aria-labelledby="granted">
      <h2 id="granted">{t("person-granted")}</h2>
      {loaded.value.map((proof) => <TakeBack key={proof.id} house={house} page={page} proof={proof} again={again} />)}
    </section>
  );
};

const TakeBack = ({ house, page, proof, again }: { house: House; page: PersonPage; proof: ProofRow; again: () => void }) => {
  const wrong = useSignal<string | undefined>(undefined);
  const said = [proof.profession, proof.field && t(`field-${proof.field}`), proof.years === null ? null : t("proof-years", { years: proof.years }), proof.organisation].filter(Boolean).join(" · ");
  const send = async (form: HTMLFormElement): Promise<void> => {
    const got = await api.takeBack(page.member, proof.id, { reason: String(new FormData(form).get("reason") ?? "") });
    wrong.value = got.ok ? undefined : refusalText(got.refusal);
    if (!got.ok) return;
    house.say(t("take-back-done"));
    again();
  };
  if (proof.reason !== undefined) return <p><span dir="auto">{said}</span><br /><span class="quiet">{t("take-back-until", { when: when(proof.expires_ms) })} <q dir="auto">{proof.reason}</q></span></p>;
  return (
    <details>
      <summary><span dir="auto">{said}</span></summary>
      <form class="form" noValidate onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}>
        <Field label={t("take-back-reason")} hint={t("take-back-hint")} wrong={wrong.value}>
          {(ties) => <input {...ties} name="reason" dir="auto" required maxLength={300} />}
        </Field>
        <button type="submit" class="serious">{t("take-back")}</button>
      </form>
    </details>
  );
};
