/** Raise hand: the button of a listener, and the queue that a moderator calls up from. */
import { useSignal } from "@preact/signals";
import type { House } from "../house";
import { t } from "../language";
import { MicrophoneHelp } from "../media/microphone-help";
import { Proved } from "../proofs/said";
import { Avatar } from "../ui/avatar";
import { microphonePermission } from "../ui/browser";
import { Dialog } from "../ui/dialog";
import { HandIcon } from "../ui/icons";
import { Name } from "../ui/name";
import type { View } from "../wire";
import { backstageOf } from "./reduce";
import "./hand.css";

/** Asks; never assumes. The hand is up when the server says so. */
export const HandButton = ({ house, view }: { house: House; view: View }) => {
  const step = useSignal<"none" | "explain" | "help">("none");
  if (view.own.role !== "listener") return null;
  const place = view.own.hand_place;
  if (place === null && view.policy.hands === "off") return <p class="quiet hands-off">{t("room-hands-off")}</p>;
  const raise = async (): Promise<void> => {
    // Whoever is brought up can speak at once: no microphone, no hand.
    step.value = (await house.sound.openFor(() => house.command({ kind: "raise_hand" }))) ? "none" : "help";
  };
  const press = async (): Promise<void> => {
    if (place !== null) await house.command({ kind: "lower_hand" });
    else if (house.sound.microphone.track.value || (await microphonePermission()) === "granted") await raise();
    else step.value = "explain";
  };
  return (
    <>
      <button type="button" class={place === null ? "control strong" : "control hand-raised"} aria-pressed={place !== null} aria-keyshortcuts="h" data-act="hand" onClick={() => void press()}>
        <HandIcon /><span>{t(place === null ? "raise-hand" : "lower-hand")}</span>
        {place !== null && <span class="hand-place">{t("hand-place", { place, of: Math.max(place, view.hands.length) })}</span>}
      </button>
      {step.value === "explain" && (
        <Dialog title={t("raise-hand")} close={() => (step.value = "none")}>
          <p>{t("hand-explain")}</p>
          <p>{t("hand-explain-silent")}</p>
          <p class="buttons"><button type="button" class="strong" onClick={() => {
            step.value = "none";
            void raise();
          }}>{t("hand-explain-go")}</button></p>
        </Dialog>
      )}
      {step.value === "help" && <MicrophoneHelp state={house.sound.microphone.state.value} close={() => (step.value = "none")} retry={() => void raise()} />}
    </>
  );
};

/** First raised, first shown. Moderators decide; everybody else sees who waits. */
export const HandQueue = ({ house, view, open }: { house: House; view: View; open: (member: string) => void }) => {
  const moderates = view.own.role === "moderator";
  const { asking_to_unmute, invited } = backstageOf(view);
  const person = (member: string) => (
    <button type="button" class="bare person" onClick={() => open(member)}>
      <Avatar id={member} handle={house.people.handle(member)} bot={house.people.get(member)?.bot ?? false} size="small" />
      <span class="person-who"><strong>{house.people.handle(member)}</strong>{house.people.get(member)?.name_mark && <> <Name of={house.people.get(member)} /></>}<br /><span class="quiet" dir="auto">{house.people.get(member)?.stated}</span>{house.people.get(member)?.badge && <><br /><Proved badge={house.people.get(member)?.badge} /></>}</span>
    </button>
  );
  return (
    <div class="queue">
      {view.hands.length === 0 ? <p class="quiet">{t(view.policy.hands === "off" ? "room-hands-off" : "queue-empty")}</p> : (
        <>
          <p class="quiet">{t("stated-note")}</p>
          <ol class="queue-hands">
            {view.hands.map((member) => {
              const handle = house.people.handle(member);
              return (
                <li key={member} data-hand={member}>
                  {person(member)}
                  {moderates && (
                    <span class="queue-acts">
                      <button type="button" class="strong" aria-label={t("accept-hand-of", { handle })} onClick={() => void house.command({ kind: "accept_hand", member })}>{t("accept-hand")}</button>
                      <button type="button" aria-label={t("decline-hand-of", { handle })} onClick={() => void house.command({ kind: "decline_hand", member })}>{t("decline-hand")}</button>
                    </span>
                  )}
                </li>
              );
            })}
          </ol>
        </>
      )}
      {asking_to_unmute.length > 0 && (
        <>
          <h3>{t("asking-to-unmute")}</h3>
          <ul class="queue-hands">
            {asking_to_unmute.map((member) => (
              <li key={member}>{person(member)}<span class="queue-acts"><button type="button" class="strong" aria-label={t("allow-unmute-who", { handle: house.people.handle(member) })} onClick={() => void house.command({ kind: "allow_unmute", member })}>{t("allow-unmute")}</button></span></li>
            ))}
          </ul>
        </>
      )}
      {invited.length > 0 && (
        <>
          <h3>{t("invited-to-speak")}</h3>
          <ul class="queue-hands">{invited.map((member) => <li key={member}>{person(member)}</li>)}</ul>
        </>
      )}
    </div>
  );
};
