/** For owners: a squatted handle goes to whom it belongs. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { inviting } from "../inviting";
import { t } from "../language";
import { Field } from "../ui/field";
import { Wrong } from "../ui/wrong";

export const GiveHandle = ({ house }: { house: House }) => {
  const wrong = useSignal<string | null>(null);
  const said = useSignal<string | null>(null);
  const send = async (form: HTMLFormElement): Promise<void> => {
    const text = (name: string): string => String(new FormData(form).get(name) ?? "");
    const got = await inviting.give(text("handle"), text("to"));
    wrong.value = got.ok ? null : refusalText(got.refusal);
    said.value = got.ok ? t("give-done", { handle: got.value.now_called }) : null;
    if (!got.ok) return;
    house.say(said.value ?? "");
    form.reset();
  };
  return (
    <details class="give-handle">
      <summary>{t("give")}</summary>
      <form class="form" noValidate onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}>
        <p>{t("give-what")}</p>
        <Field label={t("give-handle")}>{(ties) => <input {...ties} name="handle" maxLength={21} autocapitalize="none" spellcheck={false} />}</Field>
        <Field label={t("give-to")}>{(ties) => <input {...ties} name="to" maxLength={21} autocapitalize="none" spellcheck={false} />}</Field>
        {wrong.value && <Wrong text={wrong.value} />}
        {said.value && <p>{said.value}</p>}
        <button type="submit">{t("give-do")}</button>
      </form>
    </details>
  );
};
