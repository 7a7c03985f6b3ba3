/** My invites: make one, pass it on, take it back. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { CopyLine } from "../ui/copy-line";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { InviteMade, InviteRow, Me } from "../wire";
import "./invites.css";

export const Invites = ({ house, me }: { house: House; me: Me }) => {
  const [loaded, again] = useLoad("invites", api.invites);
  const room = useSignal("");
  const made = useSignal<InviteMade | null>(null);
  const wrong = useSignal<string | null>(null);
  const rooms = house.hallway.value ?? [];
  const make = async (): Promise<void> => {
    const got = await api.makeInvite({ room: room.value === "" ? null : room.value });
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (!got.ok) return;
    made.value = got.value;
    house.invitesLeft(got.value.invites_left);
    again();
  };
  const revoke = async (row: InviteRow): Promise<void> => {
    const got = await api.revokeInvite(row.id);
    if (!got.ok) {
      house.refused(got.refusal);
      return;
    }
    if (made.value?.id === row.id) made.value = null;
    house.say(t("invite-revoked"));
    const fresh = await api.me();
    if (fresh.ok) house.invitesLeft(fresh.value.invites_left);
    again();
  };
  return (
    <main id="main" class="page">
      <Title text={t("invites")} />
      <p>{t("invites-what", { left: me.invites_left })}</p>
      {rooms.length > 0 && (
        <Field label={t("invite-to-room")}>
          {(ties) => (
            <select {...ties} value={room.value} onChange={(event) => (room.value = event.currentTarget.value)}>
              <option value="">{t("invite-to-hallway")}</option>
              {rooms.map((card) => <option key={card.room} value={card.room}>{card.title}</option>)}
            </select>
          )}
        </Field>
      )}
      <p class="buttons">
        <button type="button" class="strong" onClick={() => void make()}>{t("invite-make")}</button>
      </p>
      {wrong.value && <Wrong text={wrong.value} />}
      {made.value && <MadeInvite invite={made.value} />}
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && (loaded.value.length === 0 ? <p class="quiet">{t("invites-none")}</p> : (
        <ul class="invites">
          {loaded.value.map((row) => (
            <li key={row.id} data-state={row.state}>
              <div><strong>{t(`invite-${row.state}`, { handle: row.accepted_by ?? "" })}</strong><br />
                <span class="quiet">{t("invite-made-at", { when: when(row.created_ms) })}{row.state === "open" && ` · ${t("invite-expires", { when: when(row.expires_ms) })}`}</span></div>
              {row.state === "open" && <button type="button" onClick={() => void revoke(row)}>{t("invite-revoke")}</button>}
            </li>
          ))}
        </ul>
      ))}
    </main>
  );
};

/** The link is shown once: only its hash is kept. */
export const MadeInvite = ({ invite }: { invite: InviteMade }) => (
  <section class="made" aria-labelledby="made-invite">
    <h2 id="made-invite">{t("invite-made")}</h2>
    <CopyLine label={t("invite-link")} text={`${location.origin}/i/${invite.token}`} title={t("invite-title-short")} />
    <p class="quiet">{t("invite-made-once")}</p>
  </section>
);
