/** My invites: how many and why, make one for somebody or for whoever has the link, pass it on, take it back. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { inviting } from "../inviting";
import { t, when } from "../language";
import { CopyLine } from "../ui/copy-line";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { InviteBudget, InviteMade, InviteRow, Me, NewInvite } from "../wire";
import { OwnHitNote } from "./own-hit";
import "./invites.css";

export const Invites = ({ house, me }: { house: House; me: Me }) => {
  const [loaded, again] = useLoad("invites", api.invites);
  const [budget, recount] = useLoad("budget", inviting.budget);
  const [entry] = useLoad("entry", api.entry);
  const off = entry.at === "here" && !entry.value.invites;
  const made = useSignal<InviteMade | null>(null);
  const wrong = useSignal<string | null>(null);
  const fresh = (): void => {
    again();
    recount();
  };
  const make = async (wish: Partial<NewInvite>): Promise<boolean> => {
    const got = await api.makeInvite(wish);
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (!got.ok) return false;
    made.value = got.value;
    house.invitesLeft(got.value.invites_left);
    fresh();
    return true;
  };
  const revoke = async (row: InviteRow): Promise<void> => {
    const got = await api.revokeInvite(row.id);
    if (!got.ok) {
      house.refused(got.refusal);
      return;
    }
    if (made.value?.id === row.id) made.value = null;
    house.say(t("invite-revoked"));
    const now = await api.me();
    if (now.ok) house.invitesLeft(now.value.invites_left);
    fresh();
  };
  return (
    <main id="main" class="page">
      <Title text={t("invites")} />
      <p>{off ? t("refusal-invites_off") : t("invites-what", { left: me.invites_left })}</p>
      <OwnHitNote house={house} />
      {!off && budget.at === "here" && <Why budget={budget.value} owner={me.owner} />}
      <p class="buttons"><a class="button" href="/vouches">{t("vouches")}</a></p>
      {!off && budget.at !== "loading" && <NewInviteForm house={house} links={budget.at !== "here" || budget.value.link_invites} budget={budget.at === "here" ? budget.value : null} make={make} />}
      {wrong.value && <Wrong text={wrong.value} />}
      {made.value && <MadeInvite invite={made.value} />}
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && (loaded.value.length === 0 ? <p class="quiet">{t("invites-none")}</p> : (
        <ul class="invites">
          {loaded.value.map((row) => (
            <li key={row.id} data-state={row.state}>
              <div>
                <strong>{t(`invite-${row.state}`, { handle: row.accepted_by ?? "" })}</strong>{row.state === "open" && row.bound !== "anybody" && ` · ${row.meant_for ? t("invite-meant-for", { handle: row.meant_for }) : t(phone(row) ? "invite-meant-for-number" : "invite-meant-for-address")}`}<br />
                {row.note && <><q dir="auto">{row.note}</q><br /></>}
                <span class="quiet">{t("invite-made-at", { when: when(row.created_ms) })}{row.state === "open" && ` · ${t("invite-expires", { when: when(row.expires_ms) })}`}</span>
              </div>
              {row.state === "open" && <button type="button" onClick={() => void revoke(row)}>{t("invite-revoke")}</button>}
            </li>
          ))}
        </ul>
      ))}
    </main>
  );
};

const phone = (row: InviteRow): boolean => row.bound === "phone";

/** The rule, with one's own numbers in it. */
const Why = ({ budget, owner }: { budget: InviteBudget; owner: boolean }) => (
  <details class="budget">
    <summary>{t("budget-why")}</summary>
    <dl>
      <div><dt>{t("budget-base")}</dt><dd>{budget.base}</dd></div>
      {!owner && <>
        <div><dt>{t("budget-own-rooms")}</dt><dd>+{budget.own_rooms}</dd></div>
        <div><dt>{t("budget-stayed", { days: budget.stays_after_days })}</dt><dd>+{budget.stayed}</dd></div>
        <div><dt>{t("budget-hosted")}</dt><dd>+{budget.hosted}</dd></div>
        <div><dt>{t("budget-upheld", { costs: budget.upheld_costs })}</dt><dd>−{budget.upheld * budget.upheld_costs}</dd></div>
      </>}
      <div><dt>{t("budget-open")}</dt><dd>−{budget.open}</dd></div>
      <div><dt>{t("budget-accepted")}</dt><dd>−{budget.accepted}</dd></div>
      <div class="budget-left"><dt>{t("budget-left", { most: budget.at_once_max })}</dt><dd>{budget.left}</dd></div>
    </dl>
    <p class="quiet">{t("budget-back")}</p>
  </details>
);

type For = "anybody" | "handle" | "mail" | "phone";

const NewInviteForm = ({ house, links, budget, make }: { house: House; links: boolean; budget: InviteBudget | null; make: (wish: Partial<NewInvite>) => Promise<boolean> }) => {
  const whom = useSignal<For>("anybody");
  const rooms = house.hallway.value ?? [];
  const chosen: For = !links && whom.value === "anybody" ? "handle" : whom.value;
  const send = async (form: HTMLFormElement): Promise<void> => {
    const text = (name: string): string | null => {
      const given = String(new FormData(form).get(name) ?? "").trim();
      return given === "" ? null : given;
    };
    const done = await make({ room: text("room"), note: text("note"), handle: text("handle"), mail: text("mail"), phone: text("phone") });
    if (done) form.reset();
  };
  return (
    <form class="form" noValidate onSubmit={(event) => {
      event.preventDefault();
      void send(event.currentTarget);
    }}>
      <Field label={t("invite-for")} hint={t("invite-for-hint")}>
        {(ties) => (
          <select {...ties} value={chosen} onChange={(event) => (whom.value = event.currentTarget.value as For)}>
            {links && <option value="anybody">{t("invite-for-anybody")}</option>}
            <option value="handle">{t("invite-for-handle")}</option>
            <option value="mail">{t("invite-for-mail")}</option>
            {budget?.texts && <option value="phone">{t("invite-for-phone")}</option>}
          </select>
        )}
      </Field>
      {chosen === "handle" && <Field label={t("invite-their-handle")}>{(ties) => <input {...ties} name="handle" maxLength={21} autocapitalize="none" spellcheck={false} />}</Field>}
      {chosen === "mail" && <Field label={t("invite-their-mail")} hint={t(budget?.mails ? "invite-their-mail-sent" : "invite-their-mail-hint")}>{(ties) => <input {...ties} name="mail" type="email" maxLength={254} />}</Field>}
      {chosen === "phone" && <Field label={t("invite-their-phone")} hint={t("invite-their-phone-hint")}>{(ties) => <input {...ties} name="phone" type="tel" maxLength={30} placeholder="+49 …" />}</Field>}
      <Field label={t("invite-note")} hint={t("invite-note-hint")}>{(ties) => <input {...ties} name="note" maxLength={280} />}</Field>
      {rooms.length > 0 && (
        <Field label={t("invite-to-room")}>
          {(ties) => (
            <select {...ties} name="room">
              <option value="">{t("invite-to-hallway")}</option>
              {rooms.map((card) => <option key={card.room} value={card.room}>{card.title}</option>)}
            </select>
          )}
        </Field>
      )}
      <button type="submit" class="strong">{t("invite-make")}</button>
    </form>
  );
};

/** The link is shown once: only its hash is kept. */
export const MadeInvite = ({ invite }: { invite: InviteMade }) => (
  <section class="made" aria-labelledby="made-invite">
    <h2 id="made-invite">{t("invite-made")}</h2>
    <CopyLine label={t("invite-link")} text={`${location.origin}/i/${invite.token}`} title={t("invite-title-short")} />
    {invite.told !== "nobody" && <p>{t(`invite-told-${invite.told}`)}</p>}
    <p class="quiet">{t("invite-made-once")}</p>
  </section>
);
