/** What an owner did to me, and my one appeal against it. Nothing at all for most people. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { inviting } from "../inviting";
import { t, when } from "../language";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Wrong } from "../ui/wrong";
import "./inviting.css";

export const OwnHitNote = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("own hit", inviting.ownHit);
  const text = useSignal("");
  const wrong = useSignal<string | null>(null);
  if (loaded.at !== "here" || loaded.value.hit === null) return null;
  const { hit, at_ms, appeal } = loaded.value;
  const send = async (): Promise<void> => {
    const got = await inviting.appeal(text.value);
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (got.ok) house.say(t("hit-appeal-sent"));
    again();
  };
  return (
    <section class="own-hit" aria-labelledby="own-hit">
      <h2 id="own-hit">{t(`hit-${hit}`)}</h2>
      <p>{hit === "frozen" ? t("hit-frozen-what") : t("hit-removed-what")} {at_ms !== null && <span class="quiet">{when(at_ms)}</span>}</p>
      {appeal === "waiting" && <p>{t("appeal-waiting")}</p>}
      {appeal === "denied" && <p>{t("appeal-denied")}</p>}
      {appeal === "none" && (
        <form class="form" noValidate onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}>
          <Field label={t("hit-appeal")} hint={t("hit-appeal-hint")}>
            {(ties) => <input {...ties} maxLength={600} value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />}
          </Field>
          {wrong.value && <Wrong text={wrong.value} />}
          <button type="submit">{t("appeal-send")}</button>
        </form>
      )}
    </section>
  );
};
