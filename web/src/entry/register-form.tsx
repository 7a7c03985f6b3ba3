/** The form of a new account: handle, one line of what you do, a field of work, and a passkey or a password. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { api } from "../api";
import { refusalText } from "../house";
import { t } from "../language";
import { FileButton } from "../ui/file-button";
import { leaving } from "../leaving/leaving";
import { announce } from "../ui/announce";
import { Field } from "../ui/field";
import { type Loaded, useLoad } from "../ui/load";
import { nameHint } from "../ui/name";
import { Wrong } from "../ui/wrong";
import { type AddressProof, type EntryCard, FIELDS, type Me, type PasskeyAnswer, type Refused, type RefusalCode } from "../wire";
import { EntryFields, entryForm } from "./entry-fields";
import { CodeField } from "./invite-code";
import { canPasskeys, makePasskey } from "./passkeys";

const ABOUT: Partial<Record<RefusalCode, "handle" | "password" | "name" | "stated" | "field" | "invite_mail" | "invite_code">> = {
  handle_too_short: "handle", handle_too_long: "handle", handle_letters: "handle", handle_reserved: "handle", handle_taken: "handle",
  password_too_short: "password", password_too_long: "password", password_too_common: "password",
  bad_name: "name", bad_text: "stated", bad_field: "field", bad_address: "invite_mail", invite_not_yours: "invite_mail", code_wrong: "invite_code", code_gone: "invite_code",
};

/** What can be said without asking the server; it has the last word. */
export function handleProblem(handle: string): RefusalCode | null {
  if (!/^[a-zA-Z0-9_]*$/.test(handle)) return "handle_letters";
  if (handle.length < 3) return "handle_too_short";
  return handle.length > 20 ? "handle_too_long" : null;
}

export interface RegisterInputs {
  /** What whoever registers is asked for. */
  entry: Loaded<EntryCard>;
  /** Accepted in the same step. */
  invite: string | null;
  /** The invite is meant for one e-mail address. */
  askMail?: boolean;
  /** The invite was sent with a code, and how. */
  askCode?: AddressProof | null;
  submit: string;
  done: (me: Me) => void;
}

export const RegisterForm = ({ entry, invite, askMail = false, askCode = null, submit, done }: RegisterInputs) => {
  const refusal = useSignal<Refused | null>(null);
  const failed = useSignal<string | null>(null);
  const busy = useSignal(false);
  const [offer] = useLoad("offer", api.signInOffer);
  // Nothing is guessed, neither which way comes first nor what is asked: a button would move away under a finger.
  const knows = offer.at !== "loading" && entry.at !== "loading";
  const passkeys = knows && offer.at === "here" && offer.value.passkeys && canPasskeys();
  // An invite lets in whatever is answered, so the owner's questions are left for those who wait.
  const asked = invite === null && entry.at === "here" ? entry.value : null;
  const names = entry.at === "here" ? entry.value.names : "pseudonym";

  const about = refusal.value ? ABOUT[refusal.value.code] : undefined;
  const wrong = (field: "handle" | "password" | "name" | "stated" | "field" | "invite_mail" | "invite_code") => (about === field ? refusalText(refusal.value) : undefined);

  const filled = useSignal<string | null>(null);
  const form = useRef<HTMLFormElement>(null);

  const fill = async (file: File): Promise<void> => {
    const got = await leaving.bring(file);
    filled.value = null;
    failed.value = got.ok ? null : refusalText(got.refusal);
    if (!got.ok || !form.current) return;
    for (const name of ["handle", "stated", "field"] as const) {
      const field = form.current.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = got.value[name];
    }
    filled.value = got.value.handle_is_free ? t("import-filled") : t("import-handle-taken", { handle: got.value.handle });
    announce(filled.value);
  };

  /** Null: the server or the device did not want to, and `failed` or `refusal` says why. */
  const madePasskey = async (handle: string): Promise<PasskeyAnswer | null> => {
    const begun = await api.beginAccount(handle, invite);
    if (!begun.ok) {
      refusal.value = begun.refusal;
      if (!begun.refusal || !ABOUT[begun.refusal.code]) failed.value = refusalText(begun.refusal);
      return null;
    }
    const answer = await makePasskey(begun.value.options);
    if (answer === null) failed.value = t("passkey-not-made");
    return answer === null ? null : { ceremony: begun.value.ceremony, answer };
  };
  const send = async (form: HTMLFormElement, withPasskey: boolean): Promise<void> => {
    const text = (name: string): string => String(new FormData(form).get(name) ?? "");
    const handle = text("handle").trim().replace(/^@/, "");
    const problem = handleProblem(handle);
    busy.value = problem === null;
    refusal.value = problem && { code: problem };
    failed.value = null;
    if (problem === null) {
      const passkey = withPasskey ? await madePasskey(handle) : null;
      const got = withPasskey && passkey === null ? null : await api.register({ handle, password: withPasskey ? "" : text("password"), passkey, stated: text("stated"), field: text("field"), invite, invite_mail: askMail ? text("invite_mail") : null, invite_code: askCode ? text("invite_code") : null, name: text("name").trim() || null, ...(asked ? entryForm(asked, form) : {}) });
      busy.value = false;
      if (got === null) return;
      if (got.ok) {
        done(got.value);
        return;
      }
      // Without the code the invite is somebody else's; here that means that the code is missing.
      refusal.value = askCode && got.refusal?.code === "invite_not_yours" ? { code: "code_wrong" } : got.refusal;
      const at = refusal.value ? ABOUT[refusal.value.code] : undefined;
      if (at === undefined || (at === "invite_mail" && !askMail) || (at === "invite_code" && !askCode)) failed.value = refusalText(refusal.value);
    }
    const at = refusal.value ? ABOUT[refusal.value.code] : undefined;
    // The field that is wrong takes the focus, and with it its description is read.
    const field = at === undefined ? null : form.elements.namedItem(at);
    if (field instanceof HTMLElement) field.focus();
  };

  const password = (
    <Field label={t("password")} hint={t("password-hint")} wrong={wrong("password")}>
      {(ties) => <input {...ties} name="password" type="password" required minLength={10} maxLength={128} autocomplete="new-password" />}
    </Field>
  );
  return (
    <form ref={form} class="form" noValidate onSubmit={(event) => {
      event.preventDefault();
      if (!busy.value) void send(event.currentTarget, passkeys && event.submitter?.dataset["by"] !== "password");
    }}>
      <p class="buttons"><FileButton label={t("import-form")} accept=".zip,.json,application/zip,application/json" chosen={(file) => void fill(file)} /></p>
      {filled.value && <p>{filled.value}</p>}
      <Field label={t("handle")} hint={t("handle-hint")} wrong={wrong("handle")}>
        {(ties) => <input {...ties} name="handle" required minLength={3} maxLength={21} autocomplete="username" autocapitalize="none" spellcheck={false} />}
      </Field>
      {knows && !passkeys && password}
      {names !== "pseudonym" && (
        <Field label={t("name")} hint={nameHint(names)} wrong={wrong("name")}>
          {(ties) => <input {...ties} name="name" maxLength={60} dir="auto" autocomplete="name" />}
        </Field>
      )}
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
      {asked && <EntryFields asked={asked} region={null} answers={{}} />}
      {askMail && (
        <Field label={t("invite-mail")} hint={t("invite-mail-hint")} wrong={wrong("invite_mail")}>
          {(ties) => <input {...ties} name="invite_mail" type="email" required maxLength={254} autocomplete="email" />}
        </Field>
      )}
      {askCode && <CodeField proof={askCode} wrong={wrong("invite_code")} />}
      {failed.value && <Wrong text={failed.value} />}
      <button class="strong" type="submit" disabled={!knows} aria-busy={busy.value || !knows}>{busy.value || !knows ? t("one-moment") : submit}</button>
      {passkeys && <p class="quiet">{t("register-passkey")}</p>}
      {passkeys && (
        <details>
          <summary>{t("register-password")}</summary>
          <div class="form">
            {password}
            <button type="submit" data-by="password" aria-busy={busy.value}>{busy.value ? t("one-moment") : t("register-by-password")}</button>
          </div>
        </details>
      )}
    </form>
  );
};
