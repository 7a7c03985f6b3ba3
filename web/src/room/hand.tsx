/** Raise hand: the button of a listener, and how long their hand still waits. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { House } from "../house";
import { t } from "../language";
import { MicrophoneHelp } from "../media/microphone-help";
import { HandIcon } from "../ui/icons";
import { useNow } from "../ui/now";
import type { Asking, View } from "../wire";
import { ByTurn, setHabit } from "./by-turn";
import { handOf, isUp, placeOf } from "./hands";
import { RaiseHand } from "./raise-hand";
import { minutesLeft } from "./times";
import "./hand.css";

/** An estimate in minutes is good enough when it is that old. */
const LOOK_INTERVAL_MS = 5_000;

/** Asks; never assumes. The hand is up when the server says so. */
export const HandButton = ({ house, view, me }: { house: House; view: View; me: string }) => {
  const step = useSignal<"none" | "ask" | "help">("none");
  const last = useRef<Asking | undefined>(undefined);
  const up = isUp(view, me);
  useEffect(() => {
    if (!up) return;
    // Whatever became of the answer: the sheet has done its work.
    step.value = "none";
    last.current = undefined;
  }, [up]);
  if (view.own.role !== "listener") return null;
  const place = placeOf(view);
  if (!up && view.policy.hands === "off" && me !== view.owner) return <p class="quiet hands-off">{t("room-hands-off")}</p>;
  const raise = async (asking?: Asking): Promise<void> => {
    last.current = asking;
    let done = false;
    // Whoever is brought up can speak at once: no microphone, no hand.
    const open = await house.sound.openFor(async () => {
      done = (await house.command({ kind: "raise_hand", ...(asking && { asking }) })).kind === "done";
    });
    if (done && asking && view.policy.turn !== null) setHabit(asking.by_turn);
    // Refused: the sheet stays, or comes back, with what was written.
    step.value = !open ? "help" : done || !asking ? "none" : "ask";
  };
  const press = async (): Promise<void> => {
    if (up) await house.command({ kind: "lower_hand" });
    // An owner needs nobody's yes, and says nothing about why.
    else if (me === view.owner) await raise();
    else step.value = "ask";
  };
  return (
    <>
      <button type="button" class={up ? "control hand-raised" : "control strong"} aria-pressed={up} aria-keyshortcuts="h" data-act="hand" onClick={() => void press()}>
        <HandIcon /><span>{t(up ? "lower-hand" : "raise-hand")}</span>
        {place && <span class="hand-place">{t("hand-place", place)}</span>}
      </button>
      {step.value === "ask" && !up && <RaiseHand house={house} view={view} me={me} begin={last.current} raise={raise} close={() => (step.value = "none")} />}
      {step.value === "help" && <MicrophoneHelp state={house.sound.microphone.state.value} close={() => (step.value = "none")} retry={() => void raise(last.current)} />}
    </>
  );
};

/** While one's hand is up: which place it has, about how long it still waits, and whether the turn it waits for opens the microphone. */
export const OwnHand = ({ house, view, me }: { house: House; view: View; me: string }) => {
  if (view.own.role !== "listener" || !isUp(view, me)) return null;
  const hand = handOf(view, me);
  const place = placeOf(view);
  return (
    <section class="own-hand" aria-label={t("own-hand")}>
      <HandIcon />
      <div class="own-hand-what">
        <p><strong>{t("own-hand")}</strong> {place === null ? t("own-hand-picked") : <>{t("hand-place", place)}<Wait expected_ms={view.own.hand_expected_ms} /></>}</p>
        {hand && <p class="quiet">{t(`hand-${hand.kind}`)}{hand.reply_to !== null && <> · {t("hand-replies-to", { handle: house.people.handle(hand.reply_to) })}</>}{hand.line !== null && <>: <q dir="auto">{hand.line}</q></>}</p>}
      </div>
      {place && place.place < view.hands.length && <button type="button" onClick={() => void house.command({ kind: "let_pass" })}>{t("let-pass")}</button>}
      <ByTurn house={house} view={view} />
    </section>
  );
};

/** Counts down by itself; what the room told is enough for it. */
const Wait = ({ expected_ms }: { expected_ms: number | null }) => {
  const now = useNow(LOOK_INTERVAL_MS);
  if (expected_ms === null) return null;
  return <> · {expected_ms <= now ? t("hand-soon") : t("hand-about", { time: minutesLeft(expected_ms - now) })}</>;
};
