/** Reporting a thread: the people who run this server read what was written last in it. The other one is not told. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Wrong } from "../ui/wrong";
import type { ReportReason } from "../wire";
import { calls } from "./calls";

const REASONS: readonly ReportReason[] = ["spam", "harassment", "threat", "fraud", "other"];
/** As on the server. */
const LINE_MAX = 300;

interface Inputs {
  house: House;
  thread: string;
  handle: string;
}

export const ReportButton = ({ house, thread, handle }: Inputs) => {
  const asking = useSignal(false);
  return (
    <>
      <button type="button" class="serious" aria-label={t("thread-report-who", { handle })} onClick={() => (asking.value = true)}>{t("thread-report")}</button>
      {asking.value && <Asking house={house} thread={thread} handle={handle} close={() => (asking.value = false)} />}
    </>
  );
};

const Asking = ({ house, thread, handle, close }: Inputs & { close: () => void }) => {
  const reason = useSignal<ReportReason | null>(null);
  const line = useSignal("");
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const send = async (): Promise<void> => {
    if (busy.value) return;
    if (reason.value === null) {
      wrong.value = t("thread-report-reason-missing");
      return;
    }
    busy.value = true;
    const added = line.value.trim();
    const got = await calls.report(thread, { reason: reason.value, line: added === "" ? null : added });
    busy.value = false;
    if (!got.ok) {
      wrong.value = refusalText(got.refusal);
      return;
    }
    close();
    house.say(t("thread-report-done", { handle }));
  };
  return (
    <Dialog title={t("thread-report-who", { handle })} close={close}>
      <form class="form" noValidate onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}>
        <p>{t("thread-report-what", { handle })}</p>
        <fieldset>
          <legend>{t("thread-report-reason")}</legend>
          {REASONS.map((each) => (
            <label key={each} class="choice">
              <input type="radio" name="reason" checked={reason.value === each} onChange={() => (reason.value = each)} />
              <span>{t(`thread-report-reason-${each}`)}</span>
            </label>
          ))}
        </fieldset>
        <Field label={t("thread-report-line")} hint={t("thread-report-line-hint")}>
          {(ties) => <input {...ties} dir="auto" maxLength={LINE_MAX} autocomplete="off" value={line.value} onInput={(event) => (line.value = event.currentTarget.value)} />}
        </Field>
        {wrong.value && <Wrong text={wrong.value} />}
        <p class="buttons">
          <button type="submit" class="serious strong" aria-busy={busy.value}>{t("thread-report")}</button>
          <button type="button" onClick={close}>{t("cancel")}</button>
        </p>
      </form>
    </Dialog>
  );
};
