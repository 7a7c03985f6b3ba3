/** The sheet in which a moderator asks everybody something. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { House } from "../house";
import { t } from "../language";
import { Chips } from "../ui/chips";
import { Field } from "../ui/field";
import { CloseIcon, PlusIcon } from "../ui/icons";

const QUESTION_MAX = 140;
const OPTION_MAX = 60;
const OPTIONS_MIN = 2;
const OPTIONS_MAX = 6;

export const NewPoll = ({ house, close }: { house: House; close: () => void }) => {
  const kind = useSignal<"show" | "several">("show");
  const options = useSignal<string[]>(["", ""]);
  const votes = useSignal<"open" | "secret">("open");
  const busy = useSignal(false);
  const list = useRef<HTMLDivElement>(null);
  const count = options.value.length;
  const before = useRef(count);
  useEffect(() => {
    // A new answer is to be written; where one was taken out, the focus went with its button.
    if (before.current !== count) [...(list.current?.querySelectorAll("input") ?? [])].at(-1)?.focus();
    before.current = count;
  }, [count]);
  const write = (at: number, text: string): void => {
    options.value = options.value.with(at, text);
  };
  const ask = async (form: HTMLFormElement): Promise<void> => {
    const question = String(new FormData(form).get("question") ?? "").trim();
    const answers = kind.value === "show" ? [] : options.value.map((text) => text.trim());
    busy.value = true;
    const answer = await house.command({ kind: "open_poll", poll: { question, options: answers, secret: votes.value === "secret" } });
    busy.value = false;
    if (answer.kind === "done") close();
  };
  return (
    <form class="form" onSubmit={(event) => {
      event.preventDefault();
      if (!busy.value) void ask(event.currentTarget);
    }}>
      <Field label={t("poll-question")}>{(ties) => <input {...ties} name="question" required maxLength={QUESTION_MAX} pattern=".*\S.*" autocomplete="off" />}</Field>
      <Chips legend={t("poll-answers")} chosen={kind.value} choose={(value) => (kind.value = value)} options={[{ value: "show", label: t("poll-show-of-hands") }, { value: "several", label: t("poll-several") }]} />
      {kind.value === "several" && (
        <div ref={list} class="poll-options">
          {options.value.map((text, at) => (
            <div key={at} class="poll-option">
              <Field label={t("poll-option", { number: at + 1 })}>
                {(ties) => <input {...ties} required maxLength={OPTION_MAX} pattern=".*\S.*" autocomplete="off" value={text} onInput={(event) => write(at, event.currentTarget.value)} />}
              </Field>
              {count > OPTIONS_MIN && <button type="button" class="bare" aria-label={t("poll-option-remove", { number: at + 1 })} onClick={() => (options.value = options.value.toSpliced(at, 1))}><CloseIcon /></button>}
            </div>
          ))}
          {count < OPTIONS_MAX && <button type="button" onClick={() => (options.value = [...options.value, ""])}><PlusIcon />{t("poll-option-add")}</button>}
        </div>
      )}
      <fieldset>
        <legend>{t("poll-votes")}</legend>
        {(["open", "secret"] as const).map((value) => (
          <label key={value} class="choice">
            <input type="radio" name="votes" checked={votes.value === value} onChange={() => (votes.value = value)} />
            <span><strong>{t(`poll-${value}`)}</strong> <span class="quiet">{t(`poll-${value}-what`)}</span></span>
          </label>
        ))}
      </fieldset>
      <button class="strong" type="submit" aria-busy={busy.value}>{t("poll-ask")}</button>
    </form>
  );
};
