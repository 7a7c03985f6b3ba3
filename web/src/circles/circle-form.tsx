/** The sheet that makes a circle, or says anew what it is about. */
import { useSignal } from "@preact/signals";
import { refusalText } from "../house";
import { t } from "../language";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Wrong } from "../ui/wrong";
import type { CircleEntry, CirclePage } from "../wire";
import { circles } from "./requests";
import { TOPICS_MAX, topicsOf } from "./topics";

const ENTRIES: readonly CircleEntry[] = ["open", "approval", "invite"];

interface Inputs {
  /** What it says now; without: a new one. */
  page?: CirclePage;
  close: () => void;
  done: (page: CirclePage) => void;
}

export const CircleForm = ({ page, close, done }: Inputs) => {
  const before = page?.card;
  const entry = useSignal<CircleEntry>(before?.entry ?? "open");
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const save = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const text = (name: string): string => String(data.get(name) ?? "").trim();
    const asked = { name: text("name"), description: text("description"), rules: text("rules"), topics: topicsOf(text("topics")), entry: entry.value };
    busy.value = true;
    const got = await (before ? circles.change(before.circle, asked) : circles.make(asked));
    busy.value = false;
    if (!got.ok) {
      wrong.value = refusalText(got.refusal);
      return;
    }
    close();
    done(got.value);
  };
  return (
    <Dialog title={t(before ? "circle-change" : "circle-make")} close={close}>
      <form class="form" onSubmit={(event) => {
        event.preventDefault();
        if (!busy.value) void save(event.currentTarget);
      }}>
        <Field label={t("circle-name")}>
          {(ties) => <input {...ties} name="name" required dir="auto" maxLength={60} defaultValue={before?.name ?? ""} autocomplete="off" />}
        </Field>
        <Field label={t("circle-description")}>
          {(ties) => <input {...ties} name="description" dir="auto" maxLength={300} defaultValue={before?.description ?? ""} autocomplete="off" />}
        </Field>
        <fieldset>
          <legend>{t("circle-entry")}</legend>
          {ENTRIES.map((value) => (
            <label key={value} class="choice">
              <input type="radio" name="entry" checked={entry.value === value} onChange={() => (entry.value = value)} />
              <span><strong>{t(`circle-entry-${value}`)}</strong> <span class="quiet">{t(`circle-entry-${value}-what`)}</span></span>
            </label>
          ))}
        </fieldset>
        <Field label={t("circle-rules")} hint={t(page ? "circle-rules-change-hint" : "circle-rules-hint")}>
          {(ties) => <textarea {...ties} name="rules" dir="auto" rows={5} maxLength={4000} defaultValue={page?.rules ?? ""} />}
        </Field>
        <Field label={t("topics")} hint={t("circle-topics-hint", { most: TOPICS_MAX })}>
          {(ties) => <input {...ties} name="topics" dir="auto" defaultValue={before?.topics.join(", ") ?? ""} autocomplete="off" />}
        </Field>
        {wrong.value && <Wrong text={wrong.value} />}
        <button class="strong" type="submit" aria-busy={busy.value}>{t(busy.value ? "one-moment" : before ? "save" : "circle-make")}</button>
      </form>
    </Dialog>
  );
};
