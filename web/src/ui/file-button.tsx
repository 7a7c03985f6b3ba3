/** A button that lets choose one file. The input itself is there for the browser alone. */
import { useRef } from "preact/hooks";

interface Inputs {
  label: string;
  /** What the browser offers to choose. */
  accept: string;
  busy?: boolean;
  chosen: (file: File) => void;
}

export const FileButton = ({ label, accept, busy = false, chosen }: Inputs) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" aria-busy={busy} onClick={() => !busy && input.current?.click()}>{label}</button>
      <input ref={input} type="file" accept={accept} hidden aria-label={label} onChange={(event) => {
        const file = event.currentTarget.files?.[0];
        // The same file may be chosen again.
        event.currentTarget.value = "";
        if (file) chosen(file);
      }} />
    </>
  );
};
