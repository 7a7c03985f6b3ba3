/** How to reach each other elsewhere: each adds a line, and both are shown only once both did. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Field } from "../ui/field";
import type { Thread } from "../wire";
import { calls } from "./calls";

/** As many characters as a line may have. */
const LINE_MAX = 120;

export const Contact = ({ house, thread, handle, again }: { house: House; thread: Thread; handle: string; again: () => void }) => {
  const { contact, their_contact } = thread;
  const line = useSignal(contact ?? "");
  const wrong = useSignal<string | undefined>(undefined);
  const set = async (wanted: string | null): Promise<void> => {
    const got = await calls.setContact(thread.thread, wanted);
    wrong.value = got.ok ? undefined : refusalText(got.refusal);
    if (!got.ok) return;
    if (wanted === null) line.value = "";
    house.say(t(wanted === null ? "contact-taken-back" : "contact-added"));
    again();
  };
  return (
    <form class="form" noValidate onSubmit={(event) => {
      event.preventDefault();
      void set(line.value.trim());
    }}>
      <p>{their_contact !== null ? t("contact-both", { handle }) : contact !== null ? t("contact-once-both", { handle }) : t("contact-what", { handle })}</p>
      <Field label={t("contact-own")} hint={t("contact-hint")} wrong={wrong.value}>
        {(ties) => <input {...ties} dir="auto" maxLength={LINE_MAX} autocomplete="off" value={line.value} onInput={({ currentTarget }) => (line.value = currentTarget.value)} />}
      </Field>
      <p class="buttons">
        <button type="submit">{t(contact === null ? "contact-add" : "save")}</button>
        {contact !== null && <button type="button" onClick={() => void set(null)}>{t("contact-take-back")}</button>}
      </p>
    </form>
  );
};
