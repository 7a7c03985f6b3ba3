/** Registering without an invite: the handle is kept, and the account waits. */
import { api } from "../api";
import type { House } from "../house";
import { t } from "../language";
import { go } from "../router";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { EntryPage } from "./page";
import { WhatHelps } from "./parts";
import { RegisterForm } from "./register-form";

/** What the criteria ask, where they decide: nobody should learn it only after registering. */
const Helps = () => {
  const [entry] = useLoad("entry", api.entry);
  if (entry.at !== "here" || entry.value.parts.length === 0) return null;
  return <WhatHelps parts={entry.value.parts} atLeast={entry.value.at_least} />;
};

export const Join = ({ house }: { house: House }) => (
  <EntryPage house={house}>
    <Title text={t("join-title")} />
    <p>{t("join-what")}</p>
    <Helps />
    {house.server.value?.closes_ms ? <p>{t("closing-no-newcomers")}</p> : <RegisterForm invite={null} submit={t("join-reserve")} done={(me) => {
      house.signedIn(me);
      go(me.standing === "member" ? "/" : "/wait");
    }} />}
    <p class="quiet">{t("have-account")} <a href="/sign-in">{t("sign-in")}</a></p>
  </EntryPage>
);
