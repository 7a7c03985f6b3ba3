/** Third of the first steps: how mail is sent. The configuration alone says it, because codes to sign in with go that way; a test letter tells whether it works. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { announce } from "../ui/announce";
import { copy } from "../ui/browser";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Failed, Skeleton } from "../ui/waiting";
import type { MailSetUp, MailTls, MailTried } from "../wire";
import { firstSteps } from "./first-steps";

export const MailStep = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("mail", firstSteps.mail);
  if (loaded.at === "loading") return <Skeleton rows={3} label={t("loading")} />;
  if (loaded.at === "failed") return <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />;
  const { on, host, port, from } = loaded.value;
  return (
    <>
      <p>{on ? t("mail-on", { host: host ?? "", port: String(port), from: from ?? "" }) : t("mail-off")}</p>
      {on && <TestLetter house={house} mail={loaded.value} />}
      <details open={!on}>
        <summary>{t(on ? "mail-write-anew" : "mail-write")}</summary>
        <Configuration mail={loaded.value} />
      </details>
    </>
  );
};

const TestLetter = ({ house, mail }: { house: House; mail: MailSetUp }) => {
  const tried = useSignal<MailTried | null>(null);
  const wrong = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  const send = async (to: string): Promise<void> => {
    busy.value = true;
    tried.value = null;
    const got = await firstSteps.tryMail(to);
    busy.value = false;
    wrong.value = got.ok ? undefined : refusalText(got.refusal);
    tried.value = got.ok ? got.value : null;
    if (got.ok && got.value.outcome === "taken") house.say(t("mail-outcome-taken"));
  };
  return (
    <form class="form" noValidate onSubmit={(event) => {
      event.preventDefault();
      if (!busy.value) void send(String(new FormData(event.currentTarget).get("to") ?? ""));
    }}>
      <Field label={t("mail-test-to")} wrong={wrong.value}>
        {(ties) => <input {...ties} name="to" type="email" required maxLength={254} autocomplete="email" />}
      </Field>
      <p class="buttons"><button type="submit" aria-busy={busy.value}>{t(busy.value ? "one-moment" : "mail-test")}</button></p>
      <p role="status" class={tried.value && tried.value.outcome !== "taken" ? "form-wrong" : undefined}>
        {tried.value && t(`mail-outcome-${tried.value.outcome}`, { host: mail.host ?? "", port: String(mail.port), code: tried.value.code ?? "" })}
      </p>
    </form>
  );
};

/** A text as TOML has it. */
const quoted = (text: string): string => JSON.stringify(text);

export const mailToml = ({ host, port, tls, from, user }: { host: string; port: number; tls: MailTls; from: string; user: string }): string => [
  "[mail]", `host = ${quoted(host)}`, `port = ${port}`, `tls = ${quoted(tls)}`, `from = ${quoted(from)}`, ...(user === "" ? [] : [`user = ${quoted(user)}`]),
].join("\n");

const PORTS: Record<MailTls, number> = { starttls: 587, tls: 465, none: 25 };

const Configuration = ({ mail }: { mail: MailSetUp }) => {
  const form = useSignal({ host: mail.host ?? "", port: mail.port, tls: mail.tls, from: mail.from ?? "", user: mail.user ?? "" });
  const set = (change: Partial<typeof form.value>): void => {
    form.value = { ...form.value, ...change };
  };
  const { host, port, tls, from, user } = form.value;
  const toml = mailToml({ host: host === "" ? "smtp.example.org" : host, port, tls, from: from === "" ? "Jushou <noreply@example.org>" : from, user });
  const take = async (): Promise<void> => announce(t((await copy(toml)) ? "copied" : "copy-by-hand"));
  return (
    <div class="form">
      <p>{t("mail-write-what")}</p>
      <Field label={t("mail-host")}>{(ties) => <input {...ties} value={host} maxLength={253} autocapitalize="none" spellcheck={false} placeholder="smtp.example.org" onInput={(event) => set({ host: event.currentTarget.value.trim() })} />}</Field>
      <Field label={t("mail-tls")}>
        {(ties) => (
          <select {...ties} value={tls} onChange={(event) => {
            const chosen = event.currentTarget.value as MailTls;
            set({ tls: chosen, port: PORTS[chosen] });
          }}>
            {(["starttls", "tls", "none"] as const).map((each) => <option key={each} value={each}>{t(`mail-tls-${each}`)}</option>)}
          </select>
        )}
      </Field>
      <Field label={t("mail-port")}>{(ties) => <input {...ties} type="number" inputMode="numeric" min={1} max={65535} value={port} onInput={(event) => set({ port: event.currentTarget.valueAsNumber || PORTS[tls] })} />}</Field>
      <Field label={t("mail-from")} hint={t("mail-from-hint")}>{(ties) => <input {...ties} value={from} maxLength={320} placeholder="Jushou <noreply@example.org>" onInput={(event) => set({ from: event.currentTarget.value.trim() })} />}</Field>
      <Field label={t("mail-user")} hint={t("mail-user-hint")}>{(ties) => <input {...ties} value={user} maxLength={254} autocapitalize="none" spellcheck={false} onInput={(event) => set({ user: event.currentTarget.value.trim() })} />}</Field>
      <textarea class="mail-toml" readOnly rows={user === "" ? 5 : 6} aria-label={t("mail-toml")} value={toml} onFocus={(event) => event.currentTarget.select()} />
      <p class="buttons"><button type="button" onClick={() => void take()}>{t("copy")}</button></p>
      {user !== "" && <p>{t("mail-password")} <code>JUSHOU__MAIL__PASSWORD</code></p>}
    </div>
  );
};
