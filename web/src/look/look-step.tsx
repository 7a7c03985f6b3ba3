/** First of the first steps: what the house is called, its colour and its logo. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Field } from "../ui/field";
import { Wrong } from "../ui/wrong";
import { SEALS, type ServerCard } from "../wire";
import { HouseMark } from "./mark";

/** As the server has it. */
const LOGO_BYTES_MAX = 40 * 1024;

export const LookStep = ({ house, server, next }: { house: House; server: ServerCard; next: () => void }) => {
  const seal = useSignal(server.seal);
  const wrong = useSignal<string | null>(null);
  const save = async (form: HTMLFormElement): Promise<void> => {
    const name = String(new FormData(form).get("name") ?? "").trim();
    const got = await api.changeLook({ name, seal: seal.value });
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (!got.ok) return;
    await house.arrive();
    house.say(t("set-up-saved"));
    next();
  };
  const logo = async (image: string | null): Promise<void> => {
    const got = await api.changeLogo({ image });
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (got.ok) await house.arrive();
  };
  const chosen = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > LOGO_BYTES_MAX) {
      wrong.value = t("refusal-bad_logo");
      return;
    }
    await logo(base64(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <>
      <form class="form" onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}>
        <Field label={t("set-up-name")} hint={t("set-up-name-hint")}>
          {(ties) => <input {...ties} name="name" required maxLength={60} defaultValue={server.name} autocomplete="organization" />}
        </Field>
        <fieldset class="seals">
          <legend>{t("set-up-seal")}</legend>
          {SEALS.map((key) => (
            <label class="choice" key={key} data-seal={key}>
              <input type="radio" name="seal" checked={seal.value === key} onChange={() => (seal.value = key)} />
              <span class="seal-spot" aria-hidden="true" />
              <span>{t(`seal-${key}`)}</span>
            </label>
          ))}
        </fieldset>
        {wrong.value && <Wrong text={wrong.value} />}
        <p class="buttons"><button type="submit" class="strong">{t("set-up-save")}</button></p>
      </form>
      <div class="set-up-logo">
        <HouseMark house={house} />
        <Field label={t("set-up-logo")} hint={t("set-up-logo-hint")}>
          {(ties) => <input {...ties} type="file" accept="image/png,image/jpeg,image/webp" onChange={(event) => void chosen(event.currentTarget.files?.[0])} />}
        </Field>
        {server.logo !== null && <button type="button" onClick={() => void logo(null)}>{t("set-up-logo-remove")}</button>}
      </div>
    </>
  );
};

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
