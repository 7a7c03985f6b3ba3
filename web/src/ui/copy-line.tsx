/** A text to take along: shown in full, selected by a tap, copied by a button; handed to the phone's own sheet where there is one. */
import { useRef, useState } from "preact/hooks";
import { t } from "../language";
import { announce } from "./announce";
import { canShare, copy, share } from "./browser";
import "./copy-line.css";

export const CopyLine = ({ label, text, title }: { label: string; text: string; title: string }) => {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const take = async (): Promise<void> => {
    field.current?.select();
    const done = await copy(text);
    setCopied(done);
    announce(t(done ? "copied" : "copy-by-hand"));
  };
  return (
    <div class="copy-line">
      <input ref={field} readOnly value={text} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" class="strong" onClick={() => void take()}>{t(copied ? "copied" : "copy")}</button>
      {canShare() && <button type="button" onClick={() => void share(title, text)}>{t("share")}</button>}
    </div>
  );
};
