/** The sheet that raises a hand: what it is for, in a line if one likes, and whether that stays; a reply to whoever speaks; the microphone. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { House } from "../house";
import { t } from "../language";
import { microphonePermission } from "../ui/browser";
import { Chips } from "../ui/chips";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import type { Asking, HandKind, View } from "../wire";
import { agreesByHabit } from "./by-turn";
import { repliable } from "./hands";
import { span } from "./times";
import "./raise-hand.css";

const HAND_KINDS: readonly HandKind[] = ["question", "answer", "counterpoint", "experience"];
const LINE_MAX = 140;
/** Not a member's id. */
const NOBODY = "";

interface Inputs {
  house: House;
  view: View;
  me: string;
  /** What was asked before, and did not arrive. */
  begin: Asking | undefined;
  raise: (asking: Asking) => Promise<void>;
  close: () => void;
}

export const RaiseHand = ({ house, view, me, begin, raise, close }: Inputs) => {
  const kind = useSignal<HandKind>(begin?.kind ?? "question");
  const line = useSignal(begin?.line ?? "");
  const reply = useSignal(begin?.reply_to ?? NOBODY);
  const inWriting = useSignal(begin?.in_writing ?? true);
  const byTurn = useSignal(begin?.by_turn ?? agreesByHabit());
  const busy = useSignal(false);
  const permission = useSignal<"granted" | "denied" | "prompt">(house.sound.microphone.track.peek() ? "granted" : "prompt");
  useEffect(() => {
    if (permission.peek() !== "granted") void microphonePermission().then((found) => (permission.value = found));
  }, []);
  // Who speaks changes all the time: nothing moves under the finger.
  const shown = useRef<string[]>([]);
  const speakers = (shown.current = repliable(view, me, house.levels.speaking(), shown.current));
  // Whoever was chosen may have fallen silent since.
  const replyTo = speakers.includes(reply.value) ? reply.value : NOBODY;
  const agrees = view.policy.turn !== null && permission.value !== "denied" && byTurn.value;
  // A room that leaves nothing leaves no question.
  const mayStay = kind.value === "question" && view.policy.recap;
  const send = async (): Promise<void> => {
    const said = line.value.trim();
    busy.value = true;
    await raise({ kind: kind.value, line: said === "" ? null : said, reply_to: replyTo === NOBODY ? null : replyTo, by_turn: agrees, in_writing: mayStay && said !== "" && inWriting.value });
    busy.value = false;
  };
  return (
    <Dialog title={t("raise-hand")} close={close}>
      <form class="form raise-hand" onSubmit={(event) => {
        event.preventDefault();
        if (!busy.value) void send();
      }}>
        <Chips legend={t("hand-kind")} options={HAND_KINDS.map((value) => ({ value, label: t(`hand-${value}`) }))} chosen={kind.value} choose={(value) => (kind.value = value)} />
        <Field label={t("hand-line")} hint={t("hand-line-hint", { count: line.value.length, of: LINE_MAX })}>
          {(ties) => <input {...ties} maxLength={LINE_MAX} autocomplete="off" value={line.value} onInput={(event) => (line.value = event.currentTarget.value)} />}
        </Field>
        {mayStay && line.value.trim() !== "" && (
          <label class="choice">
            <input type="checkbox" checked={inWriting.value} onChange={(event) => (inWriting.value = event.currentTarget.checked)} />
            <span><strong>{t("in-writing")}</strong> <span class="quiet">{t("in-writing-what")}</span></span>
          </label>
        )}
        {speakers.length > 0 && (
          <Chips legend={t("hand-when")} chosen={replyTo} choose={(value) => (reply.value = value)}
            options={[{ value: NOBODY, label: t("hand-in-line") }, ...speakers.map((value) => ({ value, label: t("hand-reply-to", { handle: house.people.handle(value) }) }))]} />
        )}
        {view.policy.turn !== null && permission.value !== "denied" && (
          <label class="choice">
            <input type="checkbox" checked={byTurn.value} onChange={(event) => (byTurn.value = event.currentTarget.checked)} />
            <span><strong>{t("by-turn")}</strong> <span class="quiet">{t("by-turn-what", { time: span(view.policy.turn.budget_s) })}</span></span>
          </label>
        )}
        <p class="quiet">{permission.value !== "granted" && <>{t("hand-explain")} </>}{t(agrees ? "hand-silent-by-turn" : "hand-explain-silent")}</p>
        <button type="submit" class="strong" aria-busy={busy.value}>{t("raise-hand")}</button>
      </form>
    </Dialog>
  );
};
