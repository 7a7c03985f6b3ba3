/** The first steps of a fresh server, for its owner: how the house looks. Can be skipped, and come back to. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { go } from "../router";
import { Field } from "../ui/field";
import { Title } from "../ui/title";
import { Wrong } from "../ui/wrong";
import { SEALS, type ServerCard } from "../wire";
import { HouseMark } from "./mark";

/** As the server has it. */
const LOGO_BYTES_MAX = 40 * 1024;

export const SetUp = ({ house }: { house: House }) => {
  const server = house.server.value;
  const done = async (): Promise<void> => {
    const got = await api.setUpDone();
    if (got.ok) go("/");
    else house.refused(got.refusal);
  };
  return (
    <main id="main" class="page narrow">
      <Title text={t("set-up")} />
      <p>{t("set-up-what")}</p>
      {server && <LookStep house={house} server={server} />}
      <p class="buttons"><button type="button" class="strong" onClick={() => void done()}>{t("set-up-done")}</button></p>
    </main>
  );
};

const LookStep = ({ house, server }: { house: House; server: ServerCard }) => {
  const seal = useSignal(server.seal);
  const wrong = useSignal<string | null>(null);
  const save = async (form: HTMLFormElement): Promise<void> => {
    const name = String(new FormData(form).get("name") ?? "").trim();
    const got = await api.changeLook({ name, seal: seal.value });
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (!got.ok) return;
    await house.arrive();
    house.say(t("set-up-saved"));
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
    <section class="set-up-step" aria-labelledby="set-up-look">
      <h2 id="set-up-look">{t("set-up-look")}</h2>
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
        <button type="submit" class="strong">{t("save")}</button>
      </form>
      <div class="set-up-logo">
        <HouseMark house={house} />
        <Field label={t("set-up-logo")} hint={t("set-up-logo-hint")}>
          {(ties) => <input {...ties} type="file" accept="image/png,image/jpeg,image/webp" onChange={(event) => void chosen(event.currentTarget.files?.[0])} />}
        </Field>
        {server.logo !== null && <button type="button" onClick={() => void logo(null)}>{t("set-up-logo-remove")}</button>}
      </div>
    </section>
  );
};

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
