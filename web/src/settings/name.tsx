/** What I am called. Drawn where this server has names. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { nameHint } from "../ui/name";
import type { Me } from "../wire";

export const OwnName = ({ house, me }: { house: House; me: Me }) => {
  const [entry] = useLoad("entry", api.entry);
  const wrong = useSignal<string | undefined>(undefined);
  if (entry.at !== "here" || entry.value.names === "pseudonym") return null;
  const save = async (form: HTMLFormElement): Promise<void> => {
    const name = String(new FormData(form).get("name") ?? "").trim();
    const got = await api.setName({ name: name === "" ? null : name });
    wrong.value = got.ok ? undefined : refusalText(got.refusal);
    if (!got.ok) return;
    house.signedIn(got.value);
    house.say(t("name-saved"));
  };
  return (
    <section aria-labelledby="settings-name">
      <h2 id="settings-name">{t("name")}</h2>
      <form class="form" noValidate onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}>
        <Field label={t("name")} hint={nameHint(entry.value.names)} wrong={wrong.value}>
          {(ties) => <input {...ties} name="name" maxLength={60} dir="auto" autocomplete="name" defaultValue={me.name ?? ""} />}
        </Field>
        <button type="submit">{t("save")}</button>
      </form>
    </section>
  );
};
