/** An invite, for whoever holds its link: who asks you in, to what, and the shortest way through the door. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api, type NotGot } from "../api";
import { type House, refusalText } from "../house";
import { RoomSummary } from "../hallway/card";
import { t, when } from "../language";
import { go } from "../router";
import { Avatar } from "../ui/avatar";
import { canHear } from "../ui/browser";
import { CopyLine } from "../ui/copy-line";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { InviteCard, Me, Refused } from "../wire";
import { inApp, wayOut } from "./in-app";
import { CodeAgain, CodeField, wantsCode } from "./invite-code";
import { newcomers } from "./newcomers";
import { EntryPage } from "./page";
import { RegisterForm, type RegisterInputs } from "./register-form";

export const Invite = ({ house, token }: { house: House; token: string }) => {
  const [loaded, again] = useLoad(token, () => api.invite(token));
  return (
    <EntryPage house={house}>
      {loaded.at === "loading" && <><Title text={t("invite-title-short")} hidden /><Skeleton rows={3} label={t("loading")} /></>}
      {loaded.at === "failed" && <Gone why={loaded.why} me={house.me.value ?? null} registers={newcomers(house)} retry={again} />}
      {loaded.at === "here" && <Open house={house} card={loaded.value} token={token} />}
    </EntryPage>
  );
};

const Gone = ({ why, me, registers, retry }: { why: NotGot; me: Me | null; registers: boolean; retry: () => void }) => {
  if (!why.refusal) return <><Title text={t("invite-title-short")} /><Failed text={t("unreachable")} request={why.request} retry={retry} /></>;
  const known = why.refusal.code === "invite_gone" || why.refusal.code === "no_such_invite";
  return (
    <>
      <Title text={t("invite-gone-title")} />
      <p>{known ? t(registers ? "invite-gone" : "invite-gone-only") : refusalText(why.refusal)}</p>
      <p class="buttons">
        {me === null && registers && <a class="button strong" href="/join">{t("join-reserve")}</a>}
        {me === null ? <a class="button" href="/sign-in">{t("sign-in")}</a> : <a class="button strong" href="/">{t("to-hallway")}</a>}
      </p>
    </>
  );
};

const Open = ({ house, card, token }: { house: House; card: InviteCard; token: string }) => {
  const onward = (me: Me): void => {
    house.signedIn(me);
    go(card.room ? `/r/${card.room.room}` : "/", { replace: true });
  };
  return (
    <>
      <InAppNote />
      {card.inviter_handle === "" ? <><Title text={t("owner-title")} /><p>{t("owner-what")}</p></> : <div class="inviter">
        <Avatar id={card.inviter_handle} handle={card.inviter_handle} bot={false} size="middle" />
        <div>
          <Title text={t("invite-title", { handle: card.inviter_handle })} />
          <p class="quiet"><span dir="auto">{card.inviter_stated}</span> · {t(`field-${card.inviter_field}`)} · {t("as-stated")}</p>
        </div>
      </div>}
      {card.room && <section class="invite-room" aria-label={t("invite-room")}><p class="quiet">{t("invite-room")}</p><RoomSummary card={card.room} /></section>}
      {card.note && <blockquote class="invite-note" dir="auto">{card.note}</blockquote>}
      {card.bound === "phone" && <p class="quiet">{t("invite-for-number")}</p>}
      {card.bound === "account" && <p class="quiet">{t("invite-for-account")}</p>}
      <Door house={house} token={token} card={card} onward={onward} />
      <p class="quiet">{t("invite-expires", { when: when(card.expires_ms) })}</p>
    </>
  );
};

const Door = ({ house, token, card, onward }: { house: House; token: string; card: InviteCard; onward: (me: Me) => void }) => {
  const me = house.me.value ?? null;
  const wrong = useSignal<string | null>(null);
  if (me?.standing === "member") {
    return <div class="buttons"><p>{t("invite-already-in")}</p><a class="button strong" href={card.room ? `/r/${card.room.room}` : "/"}>{t(card.room ? "enter-room" : "to-hallway")}</a></div>;
  }
  const mail = useSignal("");
  const code = useSignal("");
  const asksMail = card.proof === "stated";
  const asksCode = wantsCode(card.proof);
  if (me) {
    const accept = async (): Promise<void> => {
      const got = await api.acceptInvite({ token, mail: asksMail ? mail.value : null, code: asksCode ? code.value : null });
      if (got.ok) onward(got.value);
      else wrong.value = refusal(got.refusal, asksCode);
    };
    return (
      <>
        <form class="form" noValidate onSubmit={(event) => {
          event.preventDefault();
          void accept();
        }}>
          {asksCode && <CodeField proof={card.proof} set={(text) => (code.value = text)} />}
          {asksMail && (
            <Field label={t("invite-mail")} hint={t("invite-mail-hint")}>
              {(ties) => <input {...ties} type="email" autocomplete="email" value={mail.value} onInput={(event) => (mail.value = event.currentTarget.value)} />}
            </Field>
          )}
          <button type="submit" class="strong">{t("invite-accept", { handle: me.handle })}</button>
          {wrong.value && <Wrong text={wrong.value} />}
        </form>
        {asksCode && <CodeAgain token={token} proof={card.proof} />}
      </>
    );
  }
  if ((house.server.value?.closes_ms ?? null) !== null) return <p>{t("closing-no-newcomers")}</p>;
  return (
    <>
      <h2>{t("invite-register")}</h2>
      <Register invite={token} askMail={asksMail} askCode={asksCode ? card.proof : null} submit={t("invite-come-in")} done={onward} />
      {asksCode && <CodeAgain token={token} proof={card.proof} />}
      <p class="quiet">{t("have-account")} <a href={`/sign-in?next=${encodeURIComponent(`/i/${token}`)}`}>{t("sign-in")}</a></p>
    </>
  );
};

const Register = (inputs: Omit<RegisterInputs, "entry">) => {
  const [entry] = useLoad("entry", api.entry);
  return <RegisterForm entry={entry} {...inputs} />;
};

/** Without the code the invite is somebody else's; here that means that the code is missing. */
const refusal = (refused: Refused | null, asksCode: boolean): string =>
  asksCode && refused?.code === "invite_not_yours" ? t("invite-code-missing") : refusalText(refused);

/** Never a dead end: the page works here, and the way to a real browser stands on top. */
const InAppNote = () => {
  const app = useSignal<ReturnType<typeof inApp>>(null);
  useEffect(() => {
    app.value = inApp(navigator.userAgent);
  }, []);
  if (!app.value && canHear()) return null;
  const { browser, link } = wayOut(navigator.userAgent, location.href);
  return (
    <aside class="in-app" aria-label={t("in-app-title", { browser })}>
      <h2>{t("in-app-title", { browser })}</h2>
      <p>{t(canHear() ? "in-app-why" : "in-app-deaf", { browser })}</p>
      {link && <p><a class="button strong" href={link} data-outside>{t("in-app-open", { browser })}</a></p>}
      <CopyLine label={t("in-app-address")} text={location.href} title={t("invite-title-short")} />
    </aside>
  );
};
