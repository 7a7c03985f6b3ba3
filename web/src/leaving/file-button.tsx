/** A button that lets choose one file. The input itself is there for the browser alone. */
import { useRef } from "preact/hooks";

export const FileButton = ({ label, chosen }: { label: string; chosen: (file: File) => void }) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>{label}</button>
      <input ref={input} type="file" accept=".zip,.json,application/zip,application/json" hidden aria-label={label} onChange={(event) => {
        const file = event.currentTarget.files?.[0];
        // The same file may be chosen again.
        event.currentTarget.value = "";
        if (file) chosen(file);
      }} />
    </>
  );
};
