/** A question to everybody: its answers, how it stands, and one's own, which may be changed while it is open. */
import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { House } from "../house";
import { listed, percent, t } from "../language";
import { CheckIcon, CloseIcon, LockIcon } from "../ui/icons";
import type { Poll, Tally, View } from "../wire";
import { OwnVote } from "./own-vote";
import { isDismissed, dismiss } from "./poll-seen";
import "./poll.css";

/** Of options, none means a show of hands. */
const optionsOf = (poll: Poll): string[] => (poll.options.length === 0 ? [t("poll-for"), t("poll-against")] : poll.options);

/** The counts come a moment after the question; until then they are of the poll before. */
const tallyOf = ({ poll, tally }: View): Tally => (tally.number === poll?.number ? tally : { number: poll?.number ?? 0, voted: 0, counts: [], voters: [] });

export const PollCard = ({ house, room, view }: { house: House; room: string; view: View }) => {
  const { poll } = view;
  const seen = useSignal(0);
  if (poll === null || (!poll.open && (seen.value === poll.number || isDismissed(room, poll.number)))) return null;
  const tally = tallyOf(view);
  const close = (): void => {
    dismiss(room, poll.number);
    seen.value = poll.number;
    document.getElementById("controls")?.focus({ preventScroll: true });
  };
  return (
    <section id="poll" class="poll" tabIndex={-1} aria-labelledby="poll-question" data-open={poll.open ? "" : undefined}>
      <header class="poll-head">
        <div>
          <p class="poll-kind">{poll.secret && <LockIcon />}{t(poll.secret ? "poll-is-secret" : "poll-is-open")}</p>
          <h2 id="poll-question" dir="auto">{poll.question}</h2>
        </div>
        {!poll.open && <button type="button" class="bare" aria-label={t("poll-dismiss")} onClick={close}><CloseIcon /></button>}
      </header>
      <Answers key={poll.number} house={house} poll={poll} tally={tally} vote={view.own.vote} />
      <p class="poll-foot">
        <span class="quiet">{t(poll.open ? "poll-voted" : "poll-voted-in-all", { count: tally.voted })}</span>
        {poll.open && view.own.role === "moderator" && <button type="button" onClick={() => void house.command({ kind: "close_poll" })}>{t("poll-close")}</button>}
      </p>
      {tally.voters.some((members) => members.length > 0) && <Voters house={house} poll={poll} tally={tally} />}
    </section>
  );
};

interface AnswersInputs {
  house: House;
  poll: Poll;
  tally: Tally;
  vote: number | null;
}

const Answers = ({ house, poll, tally, vote }: AnswersInputs) => {
  const name = useId();
  const arrows = useRef(false);
  const own = useMemo(() => new OwnVote((option) => house.command({ kind: "vote", option })), [house]);
  useLayoutEffect(() => () => own.stop(), [poll.open]);
  const choose = (option: number): void => {
    own.choose(option, { rests: arrows.current });
    arrows.current = false;
  };
  const chosen = own.pending.value ?? vote;
  const votes = Math.max(1, tally.counts.reduce((sum, count) => sum + count, 0));
  return (
    <fieldset class="poll-answers">
      <legend class="out-of-sight">{t("poll-answers")}</legend>
      {optionsOf(poll).map((option, at) => {
        const count = tally.counts[at];
        const share = (count ?? 0) / votes;
        const whole = percent(Math.round(share * 100) / 100);
        const Line = poll.open ? "label" : "div";
        return (
          <Line key={at} class="poll-answer" data-own={vote === at ? "" : undefined}>
            {poll.open
              ? <input type="radio" name={name} checked={chosen === at} onKeyDown={(event) => (arrows.current = event.key.startsWith("Arrow"))} onChange={() => choose(at)} />
              : <span class="poll-mark">{vote === at && <CheckIcon />}</span>}
            <span class="poll-text" dir="auto">{option}{vote === at && <span class="poll-own">{t("poll-own")}</span>}</span>
            {count !== undefined && <span class="poll-count">{t("poll-count", { count, share: whole })}</span>}
            <span class="poll-bar" aria-hidden="true" style={{ "--share": share.toFixed(3) }} />
          </Line>
        );
      })}
    </fieldset>
  );
};

/** Of an open poll everybody may know who answered what. */
const Voters = ({ house, poll, tally }: { house: House; poll: Poll; tally: Tally }) => (
  <details class="poll-voters">
    <summary>{t("poll-who")}</summary>
    <dl>
      {optionsOf(poll).map((option, at) => {
        const members = tally.voters[at] ?? [];
        const more = (tally.counts[at] ?? 0) - members.length;
        const names = members.map((member) => house.people.handle(member));
        return [
          <dt key={`${at} option`} dir="auto">{option}</dt>,
          <dd key={at}>{names.length === 0 ? t(more > 0 ? "poll-elsewhere" : "poll-nobody") : listed(names, more)}</dd>,
        ];
      })}
    </dl>
  </details>
);

/** For the key that goes to the question: to one's answer, else to the first. */
export function focusPoll(): void {
  const card = document.getElementById("poll");
  (card?.querySelector<HTMLElement>("input:checked") ?? card?.querySelector<HTMLElement>("input") ?? card)?.focus();
}
