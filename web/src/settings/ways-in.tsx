/** Ways in: passkeys, mail address, password, authenticator app and recovery codes. Changes want a fresh sign-in. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { type Got, api } from "../api";
import { canPasskeys, makePasskey, newNonce } from "../entry/passkeys";
import { Show } from "../entry/show";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { CopyLine } from "../ui/copy-line";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { AppSecret, Me, PasskeyRow, Shown, WaysIn as Ways } from "../wire";
import "./ways-in.css";

type Asked = "mail" | "password" | "app" | { rename: PasskeyRow } | null;

export const WaysIn = ({ house, me }: { house: House; me: Me }) => {
  const [loaded, again] = useLoad("ways-in", api.waysIn);
  const [offer] = useLoad("offer", api.signInOffer);
  /** What is done once somebody has signed in again. */
  const later = useSignal<(() => Promise<void>) | null>(null);
  const asked = useSignal<Asked>(null);
  const codes = useSignal<string[] | null>(null);
  const failed = useSignal<string | null>(null);

  /** Asks the server; where the sign-in is too long ago, once more after a fresh one. */
  const change = async <T,>(act: () => Promise<Got<T>>, then: (value: T) => void): Promise<void> => {
    failed.value = null;
    const got = await act();
    if (got.ok) {
      then(got.value);
      again();
    } else if (got.refusal?.code === "sign_in_again") {
      later.value = () => change(act, then);
    } else {
      failed.value = refusalText(got.refusal);
    }
  };
  const said = (text: string) => (): void => {
    asked.value = null;
    house.say(text);
  };
  const addPasskey = (): Promise<void> => change(api.beginPasskey, (begun) => void finishPasskey(begun.ceremony, begun.options));
  const finishPasskey = async (ceremony: string, options: string): Promise<void> => {
    const answer = await makePasskey(options);
    if (answer === null) failed.value = t("passkey-not-made");
    else await change(() => api.addPasskey({ ceremony, answer, name: nameOfDevice() }), said(t("passkey-added")));
  };

  const mayPasskeys = offer.at === "here" && offer.value.passkeys && canPasskeys();
  const mayMail = offer.at === "here" && offer.value.mail_codes;
  return (
    <section aria-labelledby="settings-ways" class="ways" id="ways-in">
      <h2 id="settings-ways">{t("ways-in")}</h2>
      {loaded.at === "loading" && <Skeleton rows={4} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && <>
        <Due ways={loaded.value} />
        {failed.value && <Wrong text={failed.value} />}
        <h3>{t("passkeys")}</h3>
        <p class="quiet">{t("passkeys-what")}</p>
        <ul class="ways-list">
          {loaded.value.passkeys.map((row) => (
            <li key={row.id}>
              <div><strong dir="auto">{row.name}</strong><br /><span class="quiet">{row.last_used_ms === null ? t("passkey-made", { when: when(row.created_ms) }) : t("passkey-used", { when: when(row.last_used_ms) })}</span></div>
              <p class="ways-acts">
                <button type="button" aria-label={t("passkey-rename-which", { name: row.name })} onClick={() => (asked.value = { rename: row })}>{t("passkey-rename")}</button>
                <button type="button" aria-label={t("passkey-remove-which", { name: row.name })} onClick={() => void change(() => api.removePasskey(row.id), said(t("passkey-removed")))}>{t("remove-way")}</button>
              </p>
            </li>
          ))}
        </ul>
        {mayPasskeys && <p class="buttons"><button type="button" class="strong" onClick={() => void addPasskey()}>{t("passkey-add")}</button></p>}
        {(mayMail || loaded.value.mail !== null) && <>
          <h3>{t("mail")}</h3>
          <Row text={loaded.value.mail ?? t("mail-none")} more={loaded.value.old_mail_until_ms === null ? t("mail-what") : t("mail-old", { when: when(loaded.value.old_mail_until_ms) })}>
            {mayMail && <button type="button" onClick={() => (asked.value = "mail")}>{t(loaded.value.mail === null ? "mail-add" : "mail-change")}</button>}
            {loaded.value.mail !== null && <button type="button" aria-label={t("mail-remove")} onClick={() => void change(api.removeMail, said(t("mail-removed")))}>{t("remove-way")}</button>}
          </Row>
        </>}
        <h3>{t("password")}</h3>
        <Row text={t(loaded.value.password ? "password-there" : "password-none")} more={t("password-what")}>
          <button type="button" onClick={() => (asked.value = "password")}>{t(loaded.value.password ? "password-change" : "password-add")}</button>
          {loaded.value.password && <button type="button" aria-label={t("password-remove")} onClick={() => void change(api.removePassword, said(t("password-removed")))}>{t("remove-way")}</button>}
        </Row>
        <h3>{t("app-factor")}</h3>
        <Row text={t(loaded.value.app ? "app-there" : "app-none")} more={t("app-what")}>
          <button type="button" onClick={() => (asked.value = "app")}>{t(loaded.value.app ? "app-change" : "app-add")}</button>
          {loaded.value.app && <button type="button" aria-label={t("app-remove")} onClick={() => void change(api.removeApp, said(t("app-removed")))}>{t("remove-way")}</button>}
        </Row>
        <h3>{t("recovery-codes")}</h3>
        <Row text={t("recovery-codes-left", { left: loaded.value.recovery_codes })} more={t("recovery-codes-what")}>
          <button type="button" onClick={() => void change(api.makeRecoveryCodes, (made) => (codes.value = made.codes))}>{t("recovery-codes-make")}</button>
        </Row>
      </>}
      {asked.value === "mail" && <MailDialog close={() => (asked.value = null)} change={change} done={said(t("mail-set"))} />}
      {asked.value === "password" && <PasswordDialog close={() => (asked.value = null)} failed={failed.value} save={(password) => change(() => api.setPassword(password), said(t("password-set")))} />}
      {asked.value === "app" && <AppDialog close={() => (asked.value = null)} failed={failed.value} change={change} done={(made) => {
        asked.value = null;
        codes.value = made;
      }} />}
      {asked.value !== null && typeof asked.value === "object" && <RenameDialog row={asked.value.rename} close={() => (asked.value = null)} save={(id, name) => change(() => api.renamePasskey(id, name), said(t("passkey-renamed")))} />}
      {codes.value !== null && <CodesDialog codes={codes.value} close={() => (codes.value = null)} />}
      {later.value !== null && <AgainDialog me={me} close={() => (later.value = null)} done={() => {
        const act = later.value;
        later.value = null;
        void act?.();
      }} />}
    </section>
  );
};

/** What stands in the way of being safe, if anything. */
const Due = ({ ways }: { ways: Ways }) => {
  if (ways.exempt) return <p class="quiet">{t("second-factor-demo")}</p>;
  return ways.second_factor === "set_up_due" ? <p class="ways-due" role="status">{t("second-factor-due")}</p> : null;
};

const Row = ({ text, more, children }: { text: string; more: string; children: ComponentChildren }) => (
  <div class="ways-row"><div><span dir="auto">{text}</span><br /><span class="quiet">{more}</span></div><p class="ways-acts">{children}</p></div>
);

const AgainDialog = ({ me, close, done }: { me: Me; close: () => void; done: () => void }) => (
  <Dialog title={t("sign-in-again")} close={close}>
    <p>{t("sign-in-again-why")}</p>
    <Show handle={me.handle} send={(shown: Shown) => api.freshen(shown)} done={done} />
  </Dialog>
);

type Change = <T>(act: () => Promise<Got<T>>, then: (value: T) => void) => Promise<void>;

const MailDialog = ({ close, change, done }: { close: () => void; change: Change; done: () => void }) => {
  const sent = useSignal<{ mail: string; nonce: string } | null>(null);
  const failed = useSignal<string | null>(null);
  const ask = async (mail: string): Promise<void> => {
    const asked = { mail, nonce: newNonce() };
    failed.value = null;
    await change(async () => heard(await api.askNewMailCode(asked)), () => (sent.value = asked));
  };
  const heard = <T,>(got: Got<T>): Got<T> => {
    if (!got.ok && got.refusal?.code !== "sign_in_again") failed.value = refusalText(got.refusal);
    return got;
  };
  return (
    <Dialog title={t("mail-add")} close={close}>
      {failed.value && <Wrong text={failed.value} />}
      {sent.value === null
        ? <OneField key="mail" name="mail" type="email" label={t("mail")} button={t("mail-code-send")} send={ask} />
        : <>
            <p>{t("mail-code-sent", { mail: sent.value.mail })}</p>
            <OneField key="code" name="code" type="text" label={t("mail-code")} button={t("save")} send={(code) => change(async () => heard(await api.setMail({ mail: sent.value?.mail ?? "", nonce: sent.value?.nonce ?? "", code })), done)} />
          </>}
    </Dialog>
  );
};

const PasswordDialog = ({ close, failed, save }: { close: () => void; failed: string | null; save: (password: string) => Promise<void> }) => (
  <Dialog title={t("password-change")} close={close}>
    {failed && <Wrong text={failed} />}
    <OneField name="password" type="password" label={t("password")} hint={t("password-hint")} button={t("save")} send={save} />
  </Dialog>
);

const AppDialog = ({ close, failed, change, done }: { close: () => void; failed: string | null; change: Change; done: (codes: string[]) => void }) => {
  const made = useSignal<AppSecret | null>(null);
  useEffect(() => void change(api.beginApp, (secret) => (made.value = secret)), []);
  const secret = made.value;
  return (
    <Dialog title={t("app-factor")} close={close}>
      {failed && <Wrong text={failed} />}
      {secret === null ? <Skeleton rows={2} label={t("loading")} /> : <>
        <p>{t("app-how")} <a href={secret.uri} data-outside>{t("app-open")}</a></p>
        <CopyLine label={t("app-secret")} text={secret.secret} title={t("app-secret")} />
        <OneField name="code" type="text" label={t("app-code")} button={t("save")} send={(code) => change(() => api.setApp({ secret: secret.secret, code }), (value) => done(value.codes))} />
      </>}
    </Dialog>
  );
};

const RenameDialog = ({ row, close, save }: { row: PasskeyRow; close: () => void; save: (id: string, name: string) => Promise<void> }) => (
  <Dialog title={t("passkey-rename")} close={close}>
    <OneField name="name" type="text" label={t("passkey-name")} value={row.name} button={t("save")} send={(name) => save(row.id, name)} />
  </Dialog>
);

const CodesDialog = ({ codes, close }: { codes: string[]; close: () => void }) => (
  <Dialog title={t("recovery-codes")} close={close} mustAnswer>
    <p>{t("recovery-codes-once")}</p>
    <ul class="ways-codes">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
    <CopyLine label={t("recovery-codes")} text={codes.join(" ")} title={t("recovery-codes")} />
    <p class="buttons"><button type="button" class="strong" onClick={close}>{t("recovery-codes-kept")}</button></p>
  </Dialog>
);

interface OneFieldInputs {
  name: string;
  type: "text" | "email" | "password";
  label: string;
  hint?: string;
  value?: string;
  button: string;
  send: (value: string) => Promise<void>;
}

const OneField = ({ name, type, label, hint, value, button, send }: OneFieldInputs) => {
  const busy = useSignal(false);
  return (
    <form class="form" onSubmit={(event) => {
      event.preventDefault();
      if (busy.value) return;
      busy.value = true;
      void send(String(new FormData(event.currentTarget).get(name) ?? "")).then(() => (busy.value = false));
    }}>
      <Field label={label} hint={hint}>
        {(ties) => {
          const all = { ...ties, name, required: true, autocapitalize: "none", spellcheck: false } as const;
          if (type === "password") return <input {...all} type="password" autocomplete="new-password" />;
          if (type === "email") return <input {...all} type="email" autocomplete="email" />;
          return <input {...all} type="text" defaultValue={value} autocomplete={name === "code" ? "one-time-code" : "off"} />;
        }}
      </Field>
      <button class="strong" type="submit" aria-busy={busy.value}>{button}</button>
    </form>
  );
};

/** What this browser calls itself, roughly: enough to tell one's passkeys apart. */
function nameOfDevice(): string {
  const agent = navigator.userAgent;
  const system = ["iPhone", "iPad", "Android", "Windows", "Mac OS X", "Linux"].find((one) => agent.includes(one));
  const browser = ["Firefox", "Edg", "Chrome", "Safari"].find((one) => agent.includes(`${one}/`));
  return [browser === "Edg" ? "Edge" : browser, system === "Mac OS X" ? "macOS" : system].filter(Boolean).join(", ") || t("passkey");
}
