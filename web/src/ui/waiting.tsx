/** What stands where something is still to come, or did not come. */
import { useEffect, useState } from "preact/hooks";
import { t } from "../language";
import { copy } from "./browser";
import { Wrong } from "./wrong";
import "./waiting.css";

/** Quick answers show no skeleton at all: a flash is worse than a blank. */
const SKELETON_AFTER_MS = 300;

export const Skeleton = ({ rows, label }: { rows: number; label: string }) => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="skeleton" aria-busy="true">
      {late && Array.from({ length: rows }, (_, row) => <div key={row} class="skeleton-row" />)}
      {late && <p class="skeleton-label">{label}</p>}
    </div>
  );
};

/** `request`: for whoever asks the server's operator. */
export const Failed = ({ text, request, retry }: { text: string; request: string | null; retry: () => void }) => (
  <div class="failed">
    <Wrong text={text} />
    <p class="buttons">
      <button type="button" class="strong" onClick={retry}>{t("retry")}</button>
      {request && <button type="button" onClick={() => void copy(request)}>{t("copy-request-id")}</button>}
    </p>
    {request && <p class="quiet">{t("request-id", { id: request })}</p>}
  </div>
);
