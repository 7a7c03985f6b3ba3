/** Signing in: whatever the account has, the passkey first. */
import { api } from "../api";
import type { House } from "../house";
import { t } from "../language";
import { SignOnButtons } from "../proofs/sign-on";
import { go } from "../router";
import { Title } from "../ui/title";
import type { Me } from "../wire";
import { newcomers } from "./newcomers";
import { EntryPage } from "./page";
import { Show } from "./show";

export const SignIn = ({ house, next }: { house: House; next: string }) => {
  // Where nobody registers the provider is how people come in, and stands first.
  const byProvider = house.server.value?.register === false;
  return (
    <EntryPage house={house}>
      <Title text={t("sign-in")} />
      {byProvider && <SignOnButtons purpose="sign_in" house={house} />}
      <Show handle={null} send={api.signInBy} done={(me) => {
        house.signedIn(me as Me);
        go(next, { replace: true });
      }} />
      {!byProvider && <SignOnButtons purpose="sign_in" house={house} />}
      {newcomers(house) && <p class="quiet">{t("no-account")} <a href="/join">{t("join-reserve")}</a></p>}
    </EntryPage>
  );
};
