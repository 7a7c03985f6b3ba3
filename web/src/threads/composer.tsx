/** Where a message is written. What is not sent is kept with the tab. */
import type { Signal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../language";
import { announceNow } from "../ui/announce";

/** As many characters as a message may have. */
const MESSAGE_MAX = 2_000;
/** So near to it, it is said how many are left. */
const NEAR = 200;

/** On a phone's keyboard Enter makes a line: there is a button to send. */
const entersLines = (): boolean => matchMedia("(pointer: coarse)").matches;

interface Inputs {
  draft: Signal<string>;
  /** Said beside the field. */
  hint: string | undefined;
  send: (text: string) => void;
}

export const Composer = ({ draft, hint, send }: Inputs) => {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const left = MESSAGE_MAX - [...draft.value.trim()].length;
  const submit = (): void => {
    const text = draft.value.trim();
    if (left < 0) announceNow(t("message-left", { left }));
    if (text === "" || left < 0) return;
    draft.value = "";
    send(text);
    field.current?.focus();
  };
  // As high as what is written, up to what the style allows.
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  }, [draft.value]);
  return (
    <form class="composer" onSubmit={(event) => {
      event.preventDefault();
      submit();
    }}>
      <label for={id}>{t("message")}</label>
      <div class="composer-line">
        <textarea ref={field} id={id} rows={1} dir="auto" value={draft.value} aria-invalid={left < 0 ? true : undefined} aria-describedby={`${id}-hint ${id}-left`}
          onInput={({ currentTarget }) => (draft.value = currentTarget.value)}
          onKeyDown={(event) => {
            // Safari says 229 of the Enter that ends a composition, and nothing else.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229 || entersLines()) return;
            event.preventDefault();
            submit();
          }} />
        <button type="submit" class="strong">{t("message-send")}</button>
      </div>
      <p id={`${id}-hint`} class="field-hint">{hint ?? ""}</p>
      <p id={`${id}-left`} class={left < 0 ? "field-wrong" : "field-hint"}>{left < NEAR ? t("message-left", { left }) : ""}</p>
    </form>
  );
};
