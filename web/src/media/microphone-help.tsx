/** What to do when the microphone stays closed, in the words of this browser. */
import { t } from "../language";
import { Dialog } from "../ui/dialog";
import type { MicrophoneState } from "./microphone";

function browserOf(userAgent: string): "firefox" | "safari-ios" | "safari" | "chrome-android" | "chrome" {
  if (/iPhone|iPad/.test(userAgent)) return "safari-ios";
  if (/Firefox\//.test(userAgent)) return "firefox";
  if (/Android/.test(userAgent)) return "chrome-android";
  return /Chrome\//.test(userAgent) ? "chrome" : "safari";
}

export const MicrophoneHelp = ({ state, close, retry }: { state: MicrophoneState; close: () => void; retry: () => void }) => (
  <Dialog title={t("microphone-closed")} close={close}>
    {state === "insecure" && <p>{t("microphone-insecure")}</p>}
    {state === "missing" && <p>{t("microphone-missing")}</p>}
    {state !== "insecure" && state !== "missing" && <><p>{t("microphone-denied")}</p><p>{t(`microphone-allow-${browserOf(navigator.userAgent)}`)}</p></>}
    <p class="quiet">{t("microphone-listen-on")}</p>
    <p class="buttons">
      {state !== "insecure" && <button type="button" class="strong" onClick={() => {
        close();
        retry();
      }}>{t("retry")}</button>}
      <button type="button" onClick={close}>{t("keep-listening")}</button>
    </p>
  </Dialog>
);
