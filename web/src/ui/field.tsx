/** One field of a form: label, hint and what is wrong with it, tied together for those who cannot see it. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./field.css";

interface Inputs {
  label: string;
  hint?: string | undefined;
  wrong?: string | undefined;
  children: (ties: { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean | undefined }) => ComponentChildren;
}

export const Field = ({ label, hint, wrong, children }: Inputs) => {
  const id = useId();
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, "aria-describedby": described === "" ? undefined : described, "aria-invalid": wrong ? true : undefined })}
      {hint && <p id={`${id}-hint`} class="field-hint">{hint}</p>}
      {wrong && <p id={`${id}-wrong`} class="field-wrong">{wrong}</p>}
    </div>
  );
};
