/** Me: what others see of me, my devices here, where I am signed in. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { LanguageChoice } from "../language/choice";
import { YourData } from "../leaving/your-data";
import { DeviceCheck } from "../media/device-check";
import { Keys } from "../room/more";
import { Avatar } from "../ui/avatar";
import { deviceName } from "../ui/device-name";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { Me, SessionRow } from "../wire";
import { WaysIn } from "./ways-in";
import { OwnHitNote } from "../entry/own-hit";
import { OwnDecisionNote } from "../entry/own-decision";
import { OwnName } from "./name";
import { Rename } from "./rename";
import "./settings.css";

export const Settings = ({ house, me }: { house: House; me: Me }) => {
  const checking = useSignal(false);
  return (
    <main id="main" class="page settings">
      <Title text={t("me")} />
      <section class="settings-me">
        <Avatar id={me.account} handle={me.handle} bot={false} picture={me.avatar} size="middle" />
        <p><strong>@{me.handle}</strong><br /><span dir="auto">{me.stated}</span><br /><span class="quiet">{t(`field-${me.field}`)} · {t("as-stated")}</span></p>
      </section>
      <section aria-labelledby="settings-profile">
        <h2 id="settings-profile">{t("own-profile")}</h2>
        <p class="buttons"><a class="button" href="/settings/profile">{t("own-profile-edit")}</a>{me.standing === "member" && <a class="button" href="/following">{t("following")}</a>}{me.standing === "member" && <a class="button" href="/topics">{t("topics")}</a>}{me.standing === "member" && <a class="button" href="/circles">{t("circles")}</a>}</p>
      </section>
      <section aria-labelledby="settings-proofs">
        <h2 id="settings-proofs">{t("proofs")}</h2>
        <p class="buttons"><a class="button" href="/settings/proofs">{t("proofs-open")}</a>{me.owner && <a class="button" href="/admin/proofs">{t("reviews")}</a>}</p>
      </section>
      {me.standing === "member" && (
        <section aria-labelledby="settings-inbox">
          <h2 id="settings-inbox">{t("wishes")}</h2>
          <p class="buttons"><a class="button" href="/settings/inbox">{t("wishes-open")}</a><a class="button" href="/inbox">{t("inbox")}</a></p>
        </section>
      )}
      <OwnHitNote house={house} />
      <OwnName house={house} me={me} />
      <Rename house={house} me={me} />
      <section aria-labelledby="settings-language">
        <h2 id="settings-language">{t("language")}</h2>
        <LanguageChoice />
      </section>
      <section aria-labelledby="settings-devices">
        <h2 id="settings-devices">{t("device-check")}</h2>
        {checking.value ? <DeviceCheck sound={house.sound} /> : <p class="buttons"><button type="button" onClick={() => (checking.value = true)}>{t("device-check-start")}</button></p>}
      </section>
      <WaysIn house={house} me={me} />
      <section aria-labelledby="settings-keys">
        <h2 id="settings-keys">{t("keys")}</h2>
        <Keys />
      </section>
      <OwnDecisionNote />
      <Sessions house={house} />
      <YourData house={house} me={me} />
    </main>
  );
};

const Sessions = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("sessions", api.sessions);
  const revoke = async (row: SessionRow): Promise<void> => {
    const got = await api.revokeSession(row.id);
    if (got.ok) house.say(t("session-revoked"));
    else house.refused(got.refusal);
    again();
  };
  const endOthers = async (): Promise<void> => {
    const got = await api.endOtherSessions();
    if (got.ok) house.say(t("sessions-ended"));
    else house.refused(got.refusal);
    again();
  };
  return (
    <section aria-labelledby="settings-sessions">
      <h2 id="settings-sessions">{t("sessions")}</h2>
      {loaded.at === "loading" && <Skeleton rows={2} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && (
        <ul class="sessions">
          {loaded.value.map((row) => (
            <li key={row.id}>
              <div><strong>{deviceName(row.device)}</strong> {row.this_one && t("session-this")}<br /><span class="quiet">{t("session-seen", { when: when(row.last_seen_ms) })} · {t("session-since", { when: when(row.created_ms) })}</span></div>
              {!row.this_one && <button type="button" aria-label={t("session-revoke-which", { device: deviceName(row.device) })} onClick={() => void revoke(row)}>{t("session-revoke")}</button>}
            </li>
          ))}
        </ul>
      )}
      <p class="buttons"><button type="button" onClick={() => void house.signOut()}>{t("sign-out")}</button>{loaded.at === "here" && loaded.value.length > 1 && <button type="button" onClick={() => void endOthers()}>{t("sessions-end-others")}</button>}</p>
    </section>
  );
};
