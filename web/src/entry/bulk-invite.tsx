/** For owners: a list of people becomes a link each. Refused lines are seen before anything is made. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { inviting } from "../inviting";
import { t } from "../language";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Wrong } from "../ui/wrong";
import type { BulkAnswer } from "../wire";
import "./inviting.css";

const quoted = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** What the owner takes along: a link for each address. */
export const linksAsCsv = (answer: BulkAnswer, origin: string): string =>
  ["name,address,link", ...answer.made.map(({ name, address, token }) => [name, address, `${origin}/i/${token ?? ""}`].map(quoted).join(","))].join("\r\n");

export const BulkInvite = ({ house }: { house: House }) => {
  const csv = useSignal("");
  const checked = useSignal<BulkAnswer | null>(null);
  const done = useSignal<BulkAnswer | null>(null);
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const [budget] = useLoad("budget", inviting.budget);
  const mails = budget.at === "here" && budget.value.mails;
  const ask = async (dry: boolean): Promise<void> => {
    busy.value = true;
    const got = await inviting.bulk(csv.value, dry);
    busy.value = false;
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (!got.ok) return;
    if (dry) checked.value = got.value;
    else {
      done.value = got.value;
      house.say(t("bulk-done", { count: got.value.made.length }));
    }
  };
  const answer = done.value ?? checked.value;
  return (
    <main id="main" class="page">
      <Title text={t("bulk")} />
      <p>{t(mails ? "bulk-what-mailed" : "bulk-what")}</p>
      {done.value === null && (
        <form class="form" noValidate onSubmit={(event) => {
          event.preventDefault();
          if (!busy.value) void ask(checked.value === null);
        }}>
          <Field label={t("bulk-list")} hint={t("bulk-list-hint")}>
            {(ties) => <textarea {...ties} class="bulk-list" rows={8} spellcheck={false} value={csv.value} placeholder={"name,address,note\nAnn,ann@example.org,Welcome"} onInput={(event) => {
              csv.value = event.currentTarget.value;
              checked.value = null;
            }} />}
          </Field>
          {wrong.value && <Wrong text={wrong.value} />}
          <button type="submit" class={checked.value ? "strong" : ""} aria-busy={busy.value} disabled={checked.value?.made.length === 0}>
            {checked.value ? t("bulk-make", { count: checked.value.made.length }) : t("bulk-check")}
          </button>
        </form>
      )}
      {answer && <Outcome answer={answer} made={done.value !== null} />}
    </main>
  );
};

const Outcome = ({ answer, made }: { answer: BulkAnswer; made: boolean }) => (
  <section aria-live="polite">
    {answer.refused.length > 0 && <>
      <h2>{t("bulk-refused", { count: answer.refused.length })}</h2>
      <ul class="bulk-refused">{answer.refused.map(({ line, why }) => <li key={line}>{t("bulk-line", { line })} {t(`line-${why}`)}</li>)}</ul>
    </>}
    {!made && <p>{t("bulk-good", { count: answer.made.length })}</p>}
    {made && <>
      <h2>{t("bulk-done", { count: answer.made.length })}</h2>
      <p>{t("bulk-once")}</p>
      <p class="buttons"><button type="button" class="strong" onClick={() => save(linksAsCsv(answer, location.origin))}>{t("bulk-save")}</button></p>
      <ul class="bulk-made">{answer.made.map(({ name, address, token, mailed }) => <li key={address}><strong dir="auto">{name === "" ? address : name}</strong> <span class="quiet">{address}{mailed && ` · ${t("bulk-mailed")}`}</span><br /><code>{`${location.origin}/i/${token ?? ""}`}</code></li>)}</ul>
    </>}
  </section>
);

function save(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = "invites.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
