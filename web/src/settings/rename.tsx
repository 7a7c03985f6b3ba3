/** Another handle for oneself; the old one rests, so that nobody is taken for me. */
import { useSignal } from "@preact/signals";
import { handleProblem } from "../entry/register-form";
import { type House, refusalText } from "../house";
import { inviting } from "../inviting";
import { t } from "../language";
import { Field } from "../ui/field";
import type { Me } from "../wire";

export const Rename = ({ house, me }: { house: House; me: Me }) => {
  const handle = useSignal("");
  const wrong = useSignal<string | undefined>(undefined);
  const send = async (): Promise<void> => {
    const wanted = handle.value.trim().replace(/^@/, "");
    const problem = handleProblem(wanted);
    wrong.value = problem === null ? undefined : refusalText({ code: problem });
    if (problem !== null) return;
    const got = await inviting.rename(wanted);
    wrong.value = got.ok ? undefined : refusalText(got.refusal);
    if (!got.ok) return;
    handle.value = "";
    house.signedIn(got.value);
    house.say(t("rename-done", { handle: got.value.handle }));
  };
  return (
    <details class="rename">
      <summary>{t("rename")}</summary>
      <form class="form" noValidate onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}>
        <Field label={t("rename-to", { handle: me.handle })} hint={t("rename-hint")} wrong={wrong.value}>
          {(ties) => <input {...ties} value={handle.value} maxLength={21} autocapitalize="none" spellcheck={false} onInput={(event) => (handle.value = event.currentTarget.value)} />}
        </Field>
        <button type="submit">{t("rename-do")}</button>
      </form>
    </details>
  );
};
