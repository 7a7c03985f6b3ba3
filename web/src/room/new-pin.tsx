/** The sheet in which a moderator pins a page. */
import { useSignal } from "@preact/signals";
import type { House } from "../house";
import { t } from "../language";
import { linkOf } from "../network/links";
import { Field } from "../ui/field";

const ADDRESS_MAX = 200;
const TITLE_MAX = 80;

export const NewPin = ({ house, close }: { house: House; close: () => void }) => {
  const wrong = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  const pin = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const address = linkOf(String(data.get("address") ?? ""));
    wrong.value = address === null ? t("refusal-bad_link") : undefined;
    if (address === null) {
      form.querySelector<HTMLInputElement>("[name='address']")?.focus();
      return;
    }
    busy.value = true;
    const answer = await house.command({ kind: "pin", address, title: String(data.get("title") ?? "").trim() });
    busy.value = false;
    if (answer.kind === "done") close();
  };
  return (
    <form class="form" onSubmit={(event) => {
      event.preventDefault();
      if (!busy.value) void pin(event.currentTarget);
    }}>
      <Field label={t("pin-address")} hint={t("pin-address-hint")} wrong={wrong.value}>
        {(ties) => <input {...ties} name="address" dir="ltr" inputMode="url" required maxLength={ADDRESS_MAX} autocomplete="off" />}
      </Field>
      <Field label={t("pin-title")}>{(ties) => <input {...ties} name="title" dir="auto" required maxLength={TITLE_MAX} pattern=".*\S.*" autocomplete="off" />}</Field>
      <button class="strong" type="submit" aria-busy={busy.value}>{t("pin-new")}</button>
    </form>
  );
};
