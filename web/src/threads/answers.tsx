/** What one can say to a request: yes, or nothing. */
import { useSignal } from "@preact/signals";
import type { House } from "../house";
import { t } from "../language";
import { calls } from "./calls";

interface Inputs {
  house: House;
  thread: string;
  handle: string;
  answered: (accepted: boolean) => void;
}

export const Answers = ({ house, thread, handle, answered }: Inputs) => {
  const busy = useSignal(false);
  const answer = async (accept: boolean): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const got = await (accept ? calls.accept(thread) : calls.decline(thread));
    busy.value = false;
    if (!got.ok) {
      house.refused(got.refusal);
      return;
    }
    house.say(t(accept ? "request-accepted" : "request-declined", { handle }));
    answered(accept);
  };
  return (
    <>
      <button type="button" class="strong" aria-label={t("request-accept-who", { handle })} aria-busy={busy.value} onClick={() => void answer(true)}>{t("request-accept")}</button>
      <button type="button" aria-label={t("request-decline-who", { handle })} onClick={() => void answer(false)}>{t("request-decline")}</button>
    </>
  );
};
