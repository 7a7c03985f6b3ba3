/** A moderator asks me on stage: join muted, or stay where I am. */
import { useSignal } from "@preact/signals";
import type { House } from "../house";
import { t } from "../language";
import { MicrophoneHelp } from "../media/microphone-help";
import { Dialog } from "../ui/dialog";
import { useNow } from "../ui/now";

/** Seconds are shown. */
const LOOK_INTERVAL_MS = 500;

export const InvitedToSpeak = ({ house, until_ms }: { house: House; until_ms: number }) => {
  const seconds = Math.max(0, Math.ceil((until_ms - useNow(LOOK_INTERVAL_MS)) / 1000));
  const help = useSignal(false);
  const join = async (): Promise<void> => {
    help.value = !(await house.sound.openFor(() => house.command({ kind: "accept_invite_to_speak" })));
  };
  if (help.value) return <MicrophoneHelp state={house.sound.microphone.state.value} close={() => (help.value = false)} retry={() => void join()} />;
  return (
    <Dialog title={t("invited-title")} close={() => undefined} mustAnswer>
      <p>{t("invited-what")}</p>
      <p class="buttons">
        <button type="button" class="strong" onClick={() => void join()}>{t("invited-join")}</button>
        <button type="button" onClick={() => void house.command({ kind: "decline_invite_to_speak" })}>{t("invited-decline")}</button>
      </p>
      <p class="quiet" aria-hidden="true">{t("invited-seconds", { seconds })}</p>
    </Dialog>
  );
};
