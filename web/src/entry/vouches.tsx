/** Who on the waitlist named me: give my word, take it back, or spend an invite and let them in. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { inviting } from "../inviting";
import { t } from "../language";
import { Avatar } from "../ui/avatar";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { VouchRow } from "../wire";
import type { Got } from "../api";
import "./inviting.css";

export const VouchesScreen = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("vouches", inviting.vouches);
  const handle = useSignal("");
  const wrong = useSignal<string | undefined>(undefined);
  const act = async (done: Promise<Got<null>>, said: string): Promise<void> => {
    const got = await done;
    if (got.ok) house.say(said);
    else house.refused(got.refusal);
    again();
  };
  const letIn = async (row: VouchRow): Promise<void> => {
    await act(inviting.letIn(row.account), t("waitlist-done", { handle: row.handle }));
    const me = await api.me();
    if (me.ok) house.invitesLeft(me.value.invites_left);
  };
  const give = async (): Promise<void> => {
    const got = await inviting.vouch(handle.value);
    wrong.value = got.ok ? undefined : got.refusal?.code === "no_such_account" ? t("vouch-nobody") : refusalText(got.refusal);
    if (!got.ok) return;
    house.say(t("vouch-done", { handle: handle.value.replace(/^@/, "") }));
    handle.value = "";
    again();
  };
  return (
    <main id="main" class="page">
      <Title text={t("vouches")} />
      <p>{t("vouches-what")}</p>
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && <>
        <p class="quiet">{t("vouches-left", { left: loaded.value.left })}</p>
        {loaded.value.rows.length === 0 ? <p class="quiet">{t("vouches-none")}</p> : (
          <ul class="people-rows">
            {loaded.value.rows.map((row) => (
              <li key={row.account}>
                <Avatar id={row.account} handle={row.handle} bot={false} size="middle" />
                <div class="people-rows-who">
                  <strong>@{row.handle}</strong>
                  <span dir="auto">{row.stated}</span>
                  <span class="quiet">{t(`field-${row.field}`)} · {t("as-stated")}{row.vouched && ` · ${t("vouch-given")}`}{!row.own_field && ` · ${t("vouch-other-field")}`}</span>
                </div>
                <p class="people-rows-acts">
                  {row.vouched && <button type="button" aria-label={t("vouch-withdraw-who", { handle: row.handle })} onClick={() => void act(inviting.withdraw(row.account), t("vouch-withdrawn"))}>{t("vouch-withdraw")}</button>}
                  {!row.vouched && row.own_field && <button type="button" aria-label={t("vouch-who", { handle: row.handle })} onClick={() => void act(inviting.vouch(row.handle), t("vouch-done", { handle: row.handle }))}>{t("vouch")}</button>}
                  {row.named_me && loaded.value.members_let_in && <button type="button" class="strong" aria-label={t("vouch-let-in-who", { handle: row.handle })} onClick={() => void letIn(row)}>{t("vouch-let-in")}</button>}
                </p>
              </li>
            ))}
          </ul>
        )}
        <form class="form" noValidate onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}>
          <h2>{t("vouch-by-handle")}</h2>
          <Field label={t("handle")} hint={t("vouch-by-handle-hint")} wrong={wrong.value}>
            {(ties) => <input {...ties} value={handle.value} maxLength={21} autocapitalize="none" spellcheck={false} onInput={(event) => (handle.value = event.currentTarget.value)} />}
          </Field>
          <button type="submit">{t("vouch")}</button>
        </form>
      </>}
    </main>
  );
};
