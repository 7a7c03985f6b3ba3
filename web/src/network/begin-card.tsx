/** In the hallway of whoever follows nobody and nothing yet, until they choose or put it away. */
import type { ReadonlySignal } from "@preact/signals";
import { t } from "../language";
import { onUnlessOff } from "../ui/kept";

const offered = onUnlessOff("begin-put-away");

/** Seen once, it does not come again on this device. */
export const putAway = (): void => offered.set(false);

export const BeginCard = ({ follows }: { follows: ReadonlySignal<boolean | null> }) => {
  if (follows.value !== false || !offered.on.value) return null;
  return (
    <aside class="begin-card" aria-label={t("begin")}>
      <p>{t("begin-card")}</p>
      <p><a class="button strong" href="/begin">{t("begin-go")}</a> <button type="button" onClick={() => {
        putAway();
        // The button that was pressed is gone.
        document.querySelector("h1")?.focus({ preventScroll: true });
      }}>{t("begin-not-now")}</button></p>
    </aside>
  );
};
