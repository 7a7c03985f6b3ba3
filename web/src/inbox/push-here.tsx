/** Pushing to this browser: switched on by a button, never asked for at once; or why it cannot be, and what there is instead. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { announceNow } from "../ui/announce";
import { deviceName } from "../ui/device-name";
import { useFocusKept } from "../ui/focus-kept";
import { Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { PushDevice, Wishes } from "../wire";
import { calls } from "./calls";
import { type Reach, reachHere, subscribe, unsubscribe } from "./push";

const HEADING = "wishes-push";

interface Inputs {
  house: House;
  wishes: Wishes;
  again: () => void;
}

export const PushHere = ({ house, wishes, again }: Inputs) => {
  useFocusKept(HEADING);
  /** `null`: not known yet. */
  const reach = useSignal<Reach | null>(null);
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const look = async (): Promise<void> => {
    reach.value = await reachHere(wishes);
  };
  useEffect(() => void look(), [wishes]);

  const turnOn = async (): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    wrong.value = null;
    const device = await subscribe(wishes.push_key ?? "");
    const got = device && (await calls.addDevice(device));
    busy.value = false;
    if (got?.ok) {
      house.say(t("push-on"));
      again();
      return;
    }
    await look();
    if (got) {
      wrong.value = refusalText(got.refusal);
    } else if (reach.peek() === "denied") {
      announceNow(t("push-denied"));
    } else {
      wrong.value = t("push-failed");
    }
  };
  const remove = async ({ id, this_one }: PushDevice): Promise<void> => {
    const got = await calls.dropDevice(id);
    if (!got.ok) {
      house.refused(got.refusal);
      return;
    }
    if (this_one) await unsubscribe();
    house.say(t("push-removed"));
    again();
  };

  const isNot = reach.value !== null && reach.value !== "on";
  return (
    <section aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>{t("push")}</h2>
      {reach.value === null && <Skeleton rows={1} label={t("loading")} />}
      {reach.value !== null && <p data-reach={reach.value}>{t(`push-${reach.value}`)}</p>}
      {reach.value === "off" && <p class="buttons"><button type="button" class="strong" aria-busy={busy.value} onClick={() => void turnOn()}>{t(busy.value ? "one-moment" : "push-turn-on")}</button></p>}
      {wrong.value && <Wrong text={wrong.value} />}
      {isNot && (reach.value !== "off" || wrong.value !== null) && <Instead />}
      {wishes.devices.length > 0 && (
        <>
          <h3 id="push-devices">{t("push-devices")}</h3>
          <ul class="push-devices" aria-labelledby="push-devices">
            {wishes.devices.map((device) => (
              <li key={device.id}>
                <div><strong>{deviceName(device.device)}</strong> {device.this_one && t("session-this")}<br /><span class="quiet">{t("push-since", { when: when(device.since_ms) })}</span></div>
                <button type="button" aria-label={`${t("push-remove")}: ${deviceName(device.device)}`} onClick={() => void remove(device)}>{t("push-remove")}</button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

/** There is always another way to hear of it. */
const Instead = () => (
  <>
    <p>{t("push-instead")}</p>
    <p class="buttons"><a class="button" href="#wishes-letters">{t("push-instead-letters")}</a><a class="button" href="/calendar">{t("push-instead-calendar")}</a></p>
  </>
);
