/** "Open and close my microphone with my turn": agreed to for one room at a time, and offered as it was chosen last on this device. */
import { useSignal } from "@preact/signals";
import type { House } from "../house";
import { t } from "../language";
import { MicrophoneHelp } from "../media/microphone-help";
import { onDevice } from "../ui/kept";
import type { View } from "../wire";
import { span } from "./times";
import "./by-turn.css";

const habit = onDevice("by-turn");

/** What was chosen last. It opens nothing by itself: the room is asked each time. */
export const agreesByHabit = (): boolean => habit.get() !== null;

export const setHabit = (agrees: boolean): void => habit.set(agrees ? "1" : null);

/** Where there are turns: for whoever is on stage, or waits with a hand up. */
export const ByTurn = ({ house, view }: { house: House; view: View }) => {
  const help = useSignal(false);
  if (view.policy.turn === null) return null;
  const agree = async (by_turn: boolean): Promise<void> => {
    const ask = async (): Promise<void> => {
      if ((await house.command({ kind: "agree_to_turns", by_turn })).kind === "done") setHabit(by_turn);
    };
    // It could not open by itself without having been opened once.
    if (by_turn) help.value = !(await house.sound.openFor(ask));
    else await ask();
  };
  const press = (box: HTMLInputElement): void => {
    const wanted = box.checked;
    // The room says when it is so.
    box.checked = view.own.by_turn;
    void agree(wanted);
  };
  return (
    <>
      <label class="choice by-turn">
        <input type="checkbox" role="switch" aria-checked={view.own.by_turn} checked={view.own.by_turn} onChange={(event) => press(event.currentTarget)} />
        <span>{t("by-turn")} <span class="quiet">{t("by-turn-what", { time: span(view.policy.turn.budget_s) })}</span></span>
      </label>
      {help.value && <MicrophoneHelp state={house.sound.microphone.state.value} close={() => (help.value = false)} retry={() => void agree(true)} />}
    </>
  );
};
