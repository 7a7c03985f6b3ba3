/** What somebody can show to sign in, the quickest first: a passkey, a code by mail, a recovery code, a password. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { type Got, api } from "../api";
import { refusalText } from "../house";
import { t } from "../language";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Wrong } from "../ui/wrong";
import type { Shown } from "../wire";
import { canPasskeys, newNonce, usePasskey } from "./passkeys";
import "./show.css";

interface Inputs {
  /** Known when somebody signs in again; else it is asked for. */
  handle: string | null;
  send: (shown: Shown) => Promise<Got<unknown>>;
  done: (value: unknown) => void;
}

type Fields = Record<string, string>;

const second = (fields: Fields): string | null => fields["second"] || null;

export const Show = ({ handle, send, done }: Inputs) => {
  const [offer] = useLoad("offer", api.signInOffer);
  const failed = useSignal<string | null>(null);
  const needsSecond = useSignal(false);
  const busy = useSignal(false);
  const sent = useSignal<{ mail: string; nonce: string } | null>(null);
  const passkeys = offer.at === "here" && offer.value.passkeys && canPasskeys();
  const mail = offer.at === "here" && offer.value.mail_codes;

  const during = async (act: () => Promise<void>): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    failed.value = null;
    await act();
    busy.value = false;
  };
  const show = async (shown: Shown): Promise<void> => {
    const got = await send(shown);
    if (got.ok) {
      done(got.value);
      return;
    }
    if (got.refusal?.code === "second_factor_needed") needsSecond.value = true;
    failed.value = refusalText(got.refusal);
  };
  const byPasskey = (): Promise<void> => during(async () => {
    const begun = await api.beginSignIn();
    if (!begun.ok) {
      failed.value = refusalText(begun.refusal);
      return;
    }
    const answer = await usePasskey(begun.value.options);
    if (answer === null) failed.value = t("passkey-not-used");
    else await show({ kind: "passkey", ceremony: begun.value.ceremony, answer });
  });
  const askCode = (fields: Fields): Promise<void> => during(async () => {
    const asked = { mail: fields["mail"] ?? "", nonce: newNonce() };
    const got = await api.askMailCode(asked);
    if (got.ok) sent.value = asked;
    else failed.value = refusalText(got.refusal);
  });
  const named = (fields: Fields): string => handle ?? (fields["handle"] ?? "").trim().replace(/^@/, "");

  const handleField = handle === null && (
    <Field label={t("handle")}>
      {(ties) => <input {...ties} name="handle" required autocomplete="username" autocapitalize="none" spellcheck={false} />}
    </Field>
  );
  const secondField = needsSecond.value && (
    <Field label={t("second-factor")} hint={t("second-factor-hint")}>
      {(ties) => <input {...ties} name="second" required autocomplete="one-time-code" autocapitalize="none" spellcheck={false} />}
    </Field>
  );
  const button = (label: string) => <button class={passkeys ? "" : "strong"} type="submit" aria-busy={busy.value}>{t(busy.value ? "one-moment" : label)}</button>;

  if (offer.at === "loading") return <p class="quiet">{t("loading")}</p>;
  return (
    <div class="show">
      {passkeys && <p class="buttons"><button type="button" class="strong show-passkey" aria-busy={busy.value} onClick={() => void byPasskey()}>{t("by-passkey")}</button></p>}
      {failed.value && <Wrong text={failed.value} />}
      {mail && (
        <Way label={t("by-mail-code")}>
          {sent.value === null
            ? <Form key="ask" send={askCode}>
                <Field label={t("mail")}>{(ties) => <input {...ties} name="mail" type="email" required autocomplete="email" />}</Field>
                {button("mail-code-send")}
              </Form>
            : <Form key="code" send={(fields) => during(() => show({ kind: "mail_code", mail: sent.value?.mail ?? "", nonce: sent.value?.nonce ?? "", code: fields["code"] ?? "", second: second(fields) }))}>
                <p>{t("mail-code-sent", { mail: sent.value.mail })}</p>
                <Field label={t("mail-code")}>{(ties) => <input {...ties} name="code" required inputMode="numeric" autocomplete="one-time-code" />}</Field>
                {secondField}
                <p class="buttons">{button("sign-in")}<button type="button" onClick={() => (sent.value = null)}>{t("mail-code-again")}</button></p>
              </Form>}
        </Way>
      )}
      <Way label={t("by-password")} open={!passkeys && !mail}>
        <Form send={(fields) => during(() => show({ kind: "password", handle: named(fields), password: fields["password"] ?? "", second: second(fields) }))}>
          {handleField}
          <Field label={t("password")}>{(ties) => <input {...ties} name="password" type="password" required autocomplete="current-password" />}</Field>
          {secondField}
          {button("sign-in")}
        </Form>
      </Way>
      <Way label={t("by-recovery-code")}>
        <Form send={(fields) => during(() => show({ kind: "recovery_code", handle: named(fields), code: fields["code"] ?? "", second: second(fields) }))}>
          {handleField}
          <Field label={t("recovery-code")} hint={t("recovery-code-hint")}>{(ties) => <input {...ties} name="code" required autocomplete="off" autocapitalize="none" spellcheck={false} />}</Field>
          {secondField}
          {button("sign-in")}
        </Form>
      </Way>
    </div>
  );
};

const Way = ({ label, open = false, children }: { label: string; open?: boolean; children: ComponentChildren }) => (
  <details class="show-way" open={open}><summary>{label}</summary>{children}</details>
);

const Form = ({ send, children }: { send: (fields: Fields) => Promise<void>; children: ComponentChildren }) => (
  <form class="form" onSubmit={(event) => {
    event.preventDefault();
    const fields: Fields = {};
    for (const [name, value] of new FormData(event.currentTarget)) fields[name] = String(value);
    void send(fields);
  }}>{children}</form>
);
