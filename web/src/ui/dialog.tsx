/** A native dialog: modal, closed by Escape, the cross or a tap beside it; focus goes back where it came from. */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../language";
import { CloseIcon } from "./icons";
import "./dialog.css";

interface Inputs {
  title: string;
  close: () => void;
  children: ComponentChildren;
  /** Something is asked that needs an answer: no way around the buttons. */
  mustAnswer?: boolean;
  /** Shown above the title, for sheets about a person. */
  head?: ComponentChildren;
}

export const Dialog = ({ title, close, children, mustAnswer = false, head }: Inputs) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const closeNow = useRef(close);
  closeNow.current = close;
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    // A tap beside it lands on the dialog itself; its body covers the rest.
    const beside = (event: MouseEvent): void => {
      if (event.target === element && !mustAnswer) closeNow.current();
    };
    element?.addEventListener("click", beside);
    return () => {
      element?.close();
      const back = before instanceof HTMLElement && before.isConnected ? before : document.querySelector<HTMLElement>("h1");
      back?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        if (!mustAnswer) close();
      }}>
      <div class="dialog-body">
        <header class="dialog-head">
          {head}
          <h2 id={heading} dir="auto">{title}</h2>
          {!mustAnswer && <button type="button" class="bare dialog-close" aria-label={t("close")} onClick={close}><CloseIcon /></button>}
        </header>
        {children}
      </div>
    </dialog>
  );
};
