/** Registering without an invite: the handle is kept, and the account waits; or is in at once where whoever registers is. */
import { api } from "../api";
import type { House } from "../house";
import { t } from "../language";
import { SignOnButtons } from "../proofs/sign-on";
import { go } from "../router";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import type { AdmissionMode } from "../wire";
import { EntryPage } from "./page";
import { WhatHelps } from "./parts";
import { RegisterForm } from "./register-form";

/** These let in otherwise than by an invite, and say so. */
const OTHERWISE: AdmissionMode[] = ["open", "reviewed", "organisation"];

export const Join = ({ house }: { house: House }) => {
  const [entry] = useLoad("entry", api.entry);
  const mode = entry.at === "here" ? entry.value.mode : null;
  const open = mode === "open";
  const card = house.server.value;
  const registers = card?.register ?? true;
  const byOwner = entry.at === "here" && !entry.value.invites;
  const closes = (card?.closes_ms ?? null) !== null;
  return (
    <EntryPage house={house}>
      <Title text={t(registers ? "join-title" : "join-organisation-title")} />
      <p>{mode !== null && OTHERWISE.includes(mode) ? t(`join-what-${mode}`) : t(byOwner ? "join-what-owner" : "join-what")}</p>
      {mode === "organisation" && <SignOnButtons purpose="sign_in" house={house} />}
      {entry.at === "here" && entry.value.parts.length > 0 && <WhatHelps parts={entry.value.parts} atLeast={entry.value.at_least} invites={entry.value.invites} />}
      {closes && <p>{t("closing-no-newcomers")}</p>}
      {registers && !closes && <RegisterForm entry={entry} invite={null} submit={t(open ? "join-come-in" : "join-reserve")} done={(me) => {
        house.signedIn(me);
        go(me.standing === "member" ? "/" : "/wait");
      }} />}
      <p class="quiet">{t("have-account")} <a href="/sign-in">{t("sign-in")}</a></p>
    </EntryPage>
  );
};
