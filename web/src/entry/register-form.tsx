/** The form of a new account: handle, password, one line of what you do, a field of work. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { refusalText } from "../house";
import { t } from "../language";
import { Field } from "../ui/field";
import { Wrong } from "../ui/wrong";
import { FIELDS, type Me, type Refused, type RefusalCode } from "../wire";

const ABOUT: Partial<Record<RefusalCode, "handle" | "password" | "stated" | "field" | "invite_mail">> = {
  handle_too_short: "handle", handle_too_long: "handle", handle_letters: "handle", handle_reserved: "handle", handle_taken: "handle",
  password_too_short: "password", password_too_long: "password", password_too_common: "password",
  bad_text: "stated", bad_field: "field", bad_address: "invite_mail", invite_not_yours: "invite_mail",
};

/** What can be said without asking the server; it has the last word. */
export function handleProblem(handle: string): RefusalCode | null {
  if (!/^[a-zA-Z0-9_]*$/.test(handle)) return "handle_letters";
  if (handle.length < 3) return "handle_too_short";
  return handle.length > 20 ? "handle_too_long" : null;
}

interface Inputs {
  /** Accepted in the same step. */
  invite: string | null;
  /** The invite is meant for one e-mail address. */
  askMail?: boolean;
  submit: string;
  done: (me: Me) => void;
}

export const RegisterForm = ({ invite, askMail = false, submit, done }: Inputs) => {
  const refusal = useSignal<Refused | null>(null);
  const failed = useSignal<string | null>(null);
  const busy = useSignal(false);

  const about = refusal.value ? ABOUT[refusal.value.code] : undefined;
  const wrong = (field: "handle" | "password" | "stated" | "field" | "invite_mail") => (about === field ? refusalText(refusal.value) : undefined);

  const send = async (form: HTMLFormElement): Promise<void> => {
    const text = (name: string): string => String(new FormData(form).get(name) ?? "");
    const handle = text("handle").trim().replace(/^@/, "");
    const problem = handleProblem(handle);
    busy.value = problem === null;
    refusal.value = problem && { code: problem };
    failed.value = null;
    if (problem === null) {
      const got = await api.register({ handle, password: text("password"), stated: text("stated"), field: text("field"), invite, invite_mail: askMail ? text("invite_mail") : null });
      busy.value = false;
      if (got.ok) {
        done(got.value);
        return;
      }
      refusal.value = got.refusal;
      if (!got.refusal || !ABOUT[got.refusal.code] || (ABOUT[got.refusal.code] === "invite_mail" && !askMail)) failed.value = refusalText(got.refusal);
    }
    const at = refusal.value ? ABOUT[refusal.value.code] : undefined;
    // The field that is wrong takes the focus, and with it its description is read.
    const field = at === undefined ? null : form.elements.namedItem(at);
    if (field instanceof HTMLElement) field.focus();
  };

  return (
    <form class="form" noValidate onSubmit={(event) => {
      event.preventDefault();
      if (!busy.value) void send(event.currentTarget);
    }}>
      <Field label={t("handle")} hint={t("handle-hint")} wrong={wrong("handle")}>
        {(ties) => <input {...ties} name="handle" required minLength={3} maxLength={21} autocomplete="username" autocapitalize="none" spellcheck={false} />}
      </Field>
      <Field label={t("password")} hint={t("password-hint")} wrong={wrong("password")}>
        {(ties) => <input {...ties} name="password" type="password" required minLength={10} maxLength={128} autocomplete="new-password" />}
      </Field>
      <Field label={t("stated")} hint={t("stated-hint")} wrong={wrong("stated")}>
        {(ties) => <input {...ties} name="stated" required maxLength={120} autocomplete="organization-title" />}
      </Field>
      <Field label={t("field")} wrong={wrong("field")}>
        {(ties) => (
          <select {...ties} name="field" required>
            {FIELDS.map((field) => <option key={field} value={field}>{t(`field-${field}`)}</option>)}
          </select>
        )}
      </Field>
      {askMail && (
        <Field label={t("invite-mail")} hint={t("invite-mail-hint")} wrong={wrong("invite_mail")}>
          {(ties) => <input {...ties} name="invite_mail" type="email" required maxLength={254} autocomplete="email" />}
        </Field>
      )}
      {failed.value && <Wrong text={failed.value} />}
      <button class="strong" type="submit" aria-busy={busy.value}>{busy.value ? t("one-moment") : submit}</button>
    </form>
  );
};
