/** What went wrong with a form, shown where it stands and read aloud at once. */
import { useEffect } from "preact/hooks";
import { announceNow } from "./announce";

export const Wrong = ({ text }: { text: string }) => {
  useEffect(() => announceNow(text), [text]);
  return <p class="form-wrong">{text}</p>;
};
