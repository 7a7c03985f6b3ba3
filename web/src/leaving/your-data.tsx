/** Your data: take them along, bring them from elsewhere, leave for good. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { Field } from "../ui/field";
import { FileButton } from "../ui/file-button";
import type { Me } from "../wire";
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
      <p class="buttons"><FileButton label={t("import-choose")} accept=".zip,.json,application/zip,application/json" chosen={(file) => void bring(file)} /></p>
      <h3>{t("leave-title")}</h3>
      {me.erased_ms === null ? <Leave house={house} me={me} /> : <Stay house={house} erased={me.erased_ms} />}
    </section>
  );
};

const Leave = ({ house, me }: { house: House; me: Me }) => {
  const wrong = useSignal<string | undefined>(undefined);
  const ask = async (form: HTMLFormElement): Promise<void> => {
    const got = await leaving.ask(String(new FormData(form).get("handle") ?? "").replace(/^@/, ""));
    wrong.value = got.ok ? undefined : refusalText(got.refusal);
    if (!got.ok) return;
    house.changed({ erased_ms: got.value.erased_ms });
    house.say(t("leave-asked", { when: when(got.value.erased_ms ?? 0) }));
  };
  return (
    <>
      <p>{t("leave-what")}</p>
      <details>
        <summary>{t("leave-open")}</summary>
        <form class="form" noValidate onSubmit={(event) => {
          event.preventDefault();
          void ask(event.currentTarget);
        }}>
          <Field label={t("leave-type", { handle: me.handle })} wrong={wrong.value}>
            {(ties) => <input {...ties} name="handle" required maxLength={21} autocomplete="off" autocapitalize="none" spellcheck={false} />}
          </Field>
          <p class="buttons"><button type="submit" class="serious">{t("leave-sure")}</button></p>
        </form>
      </details>
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
