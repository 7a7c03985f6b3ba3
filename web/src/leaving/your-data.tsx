/** Your data: take them along, bring them from elsewhere, leave for good. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { Field } from "../ui/field";
import { Wrong } from "../ui/wrong";
import type { Me } from "../wire";
import { FileButton } from "./file-button";
import { download, leaving } from "./leaving";

export const YourData = ({ house, me }: { house: House; me: Me }) => {
  const busy = useSignal(false);
  const fetchAll = async (): Promise<void> => {
    busy.value = true;
    const got = await download(me.handle);
    busy.value = false;
    if (got.ok) house.say(t("export-done"));
    else house.refused(got.refusal);
  };
  const bring = async (file: File): Promise<void> => {
    const got = await leaving.bring(file);
    if (!got.ok) return house.refused(got.refusal);
    house.changed({ stated: got.value.stated, field: got.value.field });
    house.say(t("import-taken", { stated: got.value.stated }));
  };
  return (
    <section aria-labelledby="settings-data">
      <h2 id="settings-data">{t("your-data")}</h2>
      <p>{t("your-data-what")}</p>
      <p class="buttons"><button type="button" aria-busy={busy.value} onClick={() => void (busy.value || fetchAll())}>{t("export-download")}</button></p>
      <p>{t("import-what")}</p>
      <p class="buttons"><FileButton label={t("import-choose")} chosen={(file) => void bring(file)} /></p>
      <h3>{t("leave-title")}</h3>
      {me.erased_ms === null ? <Leave house={house} me={me} /> : <Stay house={house} erased={me.erased_ms} />}
    </section>
  );
};

const Leave = ({ house, me }: { house: House; me: Me }) => {
  const asking = useSignal(false);
  const wrong = useSignal<string | null>(null);
  const ask = async (form: HTMLFormElement): Promise<void> => {
    const got = await leaving.ask(String(new FormData(form).get("handle") ?? "").replace(/^@/, ""));
    wrong.value = got.ok ? null : refusalText(got.refusal);
    if (got.ok) house.changed({ erased_ms: got.value.erased_ms });
  };
  return (
    <>
      <p>{t("leave-what")}</p>
      {!asking.value && <p class="buttons"><button type="button" onClick={() => (asking.value = true)}>{t("leave-open")}</button></p>}
      {asking.value && (
        <form class="form" noValidate onSubmit={(event) => {
          event.preventDefault();
          void ask(event.currentTarget);
        }}>
          <Field label={t("leave-type", { handle: me.handle })}>
            {(ties) => <input {...ties} name="handle" required maxLength={21} autocomplete="off" autocapitalize="none" spellcheck={false} />}
          </Field>
          {wrong.value && <Wrong text={wrong.value} />}
          <p class="buttons">
            <button type="submit">{t("leave-sure")}</button>
            <button type="button" onClick={() => (asking.value = false)}>{t("cancel")}</button>
          </p>
        </form>
      )}
    </>
  );
};

const Stay = ({ house, erased }: { house: House; erased: number }) => {
  const stay = async (): Promise<void> => {
    const got = await leaving.stay();
    if (!got.ok) return house.refused(got.refusal);
    house.changed({ erased_ms: null });
    house.say(t("leave-stays"));
  };
  return (
    <>
      <p>{t("leave-asked", { when: when(erased) })}</p>
      <p class="buttons"><button type="button" class="strong" onClick={() => void stay()}>{t("leave-stay")}</button></p>
    </>
  );
};
