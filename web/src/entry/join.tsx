/** Registering without an invite: the handle is kept, and the account waits. */
import type { House } from "../house";
import { t } from "../language";
import { go } from "../router";
import { Title } from "../ui/title";
import { EntryPage } from "./page";
import { RegisterForm } from "./register-form";

export const Join = ({ house }: { house: House }) => (
  <EntryPage house={house}>
    <Title text={t("join-title")} />
    <p>{t("join-what")}</p>
    {house.server.value?.closes_ms ? <p>{t("closing-no-newcomers")}</p> : <RegisterForm invite={null} submit={t("join-reserve")} done={(me) => {
      house.signedIn(me);
      go(me.standing === "member" ? "/" : "/wait");
    }} />}
    <p class="quiet">{t("have-account")} <a href="/sign-in">{t("sign-in")}</a></p>
  </EntryPage>
);
