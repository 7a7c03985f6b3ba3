/** On the waitlist: members who know me, whom I name so that they can give their word or open the door. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { inviting } from "../inviting";
import { t, when } from "../language";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Failed, Skeleton } from "../ui/waiting";
import type { NamedRow } from "../wire";
import "./inviting.css";

export const Named = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("names", inviting.names);
  const handle = useSignal("");
  const wrong = useSignal<string | undefined>(undefined);
  const add = async (): Promise<void> => {
    const got = await inviting.name(handle.value);
    wrong.value = got.ok ? undefined : got.refusal?.code === "no_such_account" ? t("named-nobody") : refusalText(got.refusal);
    if (!got.ok) return;
    house.say(t("named-done", { handle: handle.value.replace(/^@/, "") }));
    handle.value = "";
    again();
  };
  const drop = async (row: NamedRow): Promise<void> => {
    const got = await inviting.unname(row.member);
    if (!got.ok) house.refused(got.refusal);
    again();
  };
  return (
    <section class="named" aria-labelledby="named">
      <h2 id="named">{t("named")}</h2>
      <p>{t("named-what")}</p>
      {loaded.at === "loading" && <Skeleton rows={1} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && <>
        {loaded.value.rows.length > 0 && (
          <ul class="people-rows">
            {loaded.value.rows.map((row) => (
              <li key={row.member}>
                <div><strong>@{row.handle}</strong><br /><span class="quiet">{t(`field-${row.field}`)} · {t(row.vouched ? "named-vouched" : "named-waits")}</span></div>
                <button type="button" aria-label={t("named-drop-who", { handle: row.handle })} onClick={() => void drop(row)}>{t("named-drop")}</button>
              </li>
            ))}
          </ul>
        )}
        {loaded.value.rows.length < loaded.value.max && (
          <form class="form" noValidate onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}>
            <Field label={t("named-handle")} hint={t("named-left", { left: loaded.value.max - loaded.value.rows.length })} wrong={wrong.value}>
              {(ties) => <input {...ties} value={handle.value} maxLength={21} autocapitalize="none" spellcheck={false} onInput={(event) => (handle.value = event.currentTarget.value)} />}
            </Field>
            <button type="submit">{t("named-add")}</button>
          </form>
        )}
        <p class="quiet">{t("handle-kept-until", { when: when(loaded.value.handle_kept_until_ms) })}</p>
      </>}
    </section>
  );
};
