/** The code that shows whose address an invite is for: typed in from the message, or asked for once more. */
import { useSignal } from "@preact/signals";
import { refusalText } from "../house";
import { inviting } from "../inviting";
import { t } from "../language";
import { Field } from "../ui/field";
import type { AddressProof } from "../wire";

export const wantsCode = (proof: AddressProof): boolean => proof === "mail_code" || proof === "phone_code";

interface CodeInputs {
  proof: AddressProof;
  wrong?: string | undefined;
  /** Where no form reads it by its name. */
  set?: (code: string) => void;
}

export const CodeField = ({ proof, wrong, set }: CodeInputs) => {
  const phone = proof === "phone_code";
  return (
    <Field label={t("invite-code")} hint={t(phone ? "invite-code-phone" : "invite-code-mail")} wrong={wrong}>
      {(ties) => <input {...ties} name="invite_code" inputMode="numeric" autocomplete="one-time-code" required maxLength={20} onInput={(event) => set?.(event.currentTarget.value)} />}
    </Field>
  );
};

/** The answer says nothing of whether the address is the one. Stands outside of any other form. */
export const CodeAgain = ({ token, proof }: { token: string; proof: AddressProof }) => {
  const wrong = useSignal<string | null>(null);
  const sent = useSignal(false);
  const busy = useSignal(false);
  const phone = proof === "phone_code";
  const ask = async (form: HTMLFormElement): Promise<void> => {
    busy.value = true;
    const got = await inviting.askCode(token, String(new FormData(form).get("address") ?? "").trim());
    busy.value = false;
    sent.value = got.ok;
    wrong.value = got.ok ? null : refusalText(got.refusal);
  };
  return (
    <details>
      <summary>{t("invite-code-again")}</summary>
      <form class="form" noValidate onSubmit={(event) => {
        event.preventDefault();
        if (!busy.value) void ask(event.currentTarget);
      }}>
        <Field label={t(phone ? "invite-code-number" : "invite-code-address")} hint={t(phone ? "invite-code-number-hint" : "invite-code-address-hint")} wrong={wrong.value ?? undefined}>
          {(ties) => phone
            ? <input {...ties} name="address" type="tel" autocomplete="tel" required maxLength={30} />
            : <input {...ties} name="address" type="email" autocomplete="email" required maxLength={254} />}
        </Field>
        <button type="submit" aria-busy={busy.value}>{busy.value ? t("one-moment") : t("invite-code-send")}</button>
        <p class="quiet" role="status">{sent.value && t("invite-code-sent")}</p>
      </form>
    </details>
  );
};
