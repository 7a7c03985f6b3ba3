/** The queue of hands: in the room's order, said in a sentence; moderators call up from it, everybody else sees who waits. */
import type { House } from "../house";
import { t } from "../language";
import { useNow } from "../ui/now";
import { PersonButton } from "../ui/person-button";
import type { Hand, View } from "../wire";
import { mayAccept } from "./hands";
import { orderSentence } from "./policy-facts";
import { backstageOf } from "./reduce";
import { minutesPassed } from "./times";
import "./queue.css";

const LOOK_INTERVAL_MS = 15_000;

interface Inputs {
  house: House;
  view: View;
  open: (member: string) => void;
}

export const HandQueue = ({ house, view, open }: Inputs) => {
  const { asking_to_unmute, invited } = backstageOf(view);
  const person = (member: string) => <PersonButton member={member} person={house.people.get(member)} open={open} />;
  return (
    <div class="queue">
      {view.policy.hands !== "off" && <p class="queue-order">{orderSentence(view.policy)}</p>}
      {view.hands.length === 0 ? <p class="quiet">{t(view.policy.hands === "off" ? "room-hands-off" : "queue-empty")}</p> : (
        <>
          <p class="quiet">{t("stated-note")}</p>
          <ol class="queue-hands">
            {view.hands.map((hand) => (
              <li key={hand.member} data-hand={hand.member} data-reply={hand.reply_to === null ? undefined : ""}>
                {person(hand.member)}
                <Asking house={house} hand={hand} />
                {view.own.role === "moderator" && <Answers house={house} view={view} member={hand.member} />}
              </li>
            ))}
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

/** What the hand is for, and since when it is up. */
const Asking = ({ house, hand }: { house: House; hand: Hand }) => {
  const waited = useNow(LOOK_INTERVAL_MS) - hand.since_ms;
  return (
    <div class="queue-asking">
      <p><span class="queue-kind">{t(`hand-${hand.kind}`)}</span> <span class="quiet">· {waited < 60_000 ? t("hand-new") : t("hand-waits", { time: minutesPassed(waited) })}</span></p>
      {hand.reply_to !== null && <p class="queue-reply">{t("hand-replies-to", { handle: house.people.handle(hand.reply_to) })}</p>}
      {hand.line !== null && <p class="queue-line" dir="auto">{hand.line}</p>}
    </div>
  );
};

/** In an order that holds only the first can be brought up. */
const Answers = ({ house, view, member }: { house: House; view: View; member: string }) => {
  const handle = house.people.handle(member);
  return (
    <span class="queue-acts">
      {mayAccept(view, member) && <button type="button" class="strong" aria-label={t("accept-hand-of", { handle })} onClick={() => void house.command({ kind: "accept_hand", member })}>{t("accept-hand")}</button>}
      <button type="button" aria-label={t("decline-hand-of", { handle })} onClick={() => void house.command({ kind: "decline_hand", member })}>{t("decline-hand")}</button>
    </span>
  );
};
