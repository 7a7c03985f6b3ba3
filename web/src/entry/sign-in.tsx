/** Signing in with handle and password. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { SignOnButtons } from "../proofs/sign-on";
import { go } from "../router";
import { announceNow } from "../ui/announce";
import { Field } from "../ui/field";
import { Title } from "../ui/title";
import { EntryPage } from "./page";

export const SignIn = ({ house, next }: { house: House; next: string }) => {
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const send = async (form: HTMLFormElement): Promise<void> => {
    const text = (name: string): string => String(new FormData(form).get(name) ?? "");
    busy.value = true;
    wrong.value = null;
    const got = await api.signIn({ handle: text("handle").trim().replace(/^@/, ""), password: text("password") });
    busy.value = false;
    if (got.ok) {
      house.signedIn(got.value);
      go(next, { replace: true });
    } else {
      wrong.value = refusalText(got.refusal);
      announceNow(wrong.value);
    }
  };
  return (
    <EntryPage house={house}>
      <Title text={t("sign-in")} />
      <form class="form" onSubmit={(event) => {
        event.preventDefault();
        if (!busy.value) void send(event.currentTarget);
      }}>
        <Field label={t("handle")}>
          {(ties) => <input {...ties} name="handle" required autocomplete="username" autocapitalize="none" spellcheck={false} />}
        </Field>
        <Field label={t("password")} wrong={wrong.value ?? undefined}>
          {(ties) => <input {...ties} name="password" type="password" required autocomplete="current-password" />}
        </Field>
        <button class="strong" type="submit" aria-busy={busy.value}>{t(busy.value ? "one-moment" : "sign-in")}</button>
      </form>
      <SignOnButtons purpose="sign_in" house={house} />
      <p class="quiet">{t("no-account")} <a href="/join">{t("join-reserve")}</a></p>
    </EntryPage>
  );
};
