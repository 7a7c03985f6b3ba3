/** Whose turn it is, until when, and who is next: for everybody; with the buttons of whoever has it, and of moderators. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { serverNow } from "../clock";
import type { House } from "../house";
import { listed, t } from "../language";
import { Avatar } from "../ui/avatar";
import { MicrophoneIcon, MutedIcon } from "../ui/icons";
import { useNow } from "../ui/now";
import type { Turn, View } from "../wire";
import { hasTurn } from "./notices";
import { clock } from "./times";
import { SOON_MS } from "./turn-bell";
import "./turn.css";

/** Seconds are shown. */
const LOOK_INTERVAL_MS = 250;
/** More names than these are said as a number. */
const NEXT_MAX = 3;

export const TurnBanner = ({ house, view, me }: { house: House; view: View; me: string }) => {
  const { turn, turns_next: next } = view;
  if (turn === null && next.length === 0) return null;
  const moderates = view.own.role === "moderator";
  const mine = hasTurn(view, me);
  return (
    <section class="turn" aria-label={t("turn")} data-mine={mine ? "" : undefined}>
      {turn !== null && <Avatar id={turn.member} handle={house.people.handle(turn.member)} bot={house.people.get(turn.member)?.bot ?? false} picture={house.people.get(turn.member)?.avatar} size="middle" />}
      <div class="turn-who">
        <p class="turn-name">{turn === null ? t("turn-nobody") : mine ? t("turn-mine") : t("turn-of", { handle: house.people.handle(turn.member) })}</p>
        {mine && <Microphone house={house} />}
        {next.length > 0 && <p class="quiet">{nextText(house, next, me)}</p>}
      </div>
      {turn !== null && <TimeLeft turn={turn} agreed={mine && view.own.by_turn} budget_s={view.policy.turn?.budget_s ?? 0} />}
      {turn !== null && (mine || moderates) && (
        <p class="turn-acts">
          {mine && <button type="button" class="strong" data-act="end-turn" onClick={() => void house.command({ kind: "end_turn", member: me })}>{t("turn-done")}</button>}
          {moderates && !mine && <button type="button" data-act="end-turn" onClick={() => void house.command({ kind: "end_turn", member: turn.member })}>{t("turn-next")}</button>}
          {moderates && <button type="button" data-act="extend-turn" onClick={() => void house.command({ kind: "extend_turn", turn })}>{t("turn-extend")}</button>}
        </p>
      )}
    </section>
  );
};

/** Whether one is heard: nobody should find out by talking. */
const Microphone = ({ house }: { house: House }) => {
  const live = house.sound.live.value;
  return <p class="turn-microphone" data-live={live ? "" : undefined}>{live ? <MicrophoneIcon /> : <MutedIcon />}{t(live ? "turn-live" : "turn-muted")}</p>;
};

function nextText(house: House, next: string[], me: string): string {
  const names = next.slice(0, NEXT_MAX).map((member) => (member === me ? t("turn-you") : house.people.handle(member)));
  return t("turn-then", { names: listed(names, next.length - names.length) });
}

/** A clock, and a bar that empties by itself: drawn once for each turn, moved by the compositor. */
const TimeLeft = ({ turn, agreed, budget_s }: { turn: Turn; agreed: boolean; budget_s: number }) => {
  const left = turn.until_ms - useNow(LOOK_INTERVAL_MS);
  return (
    <>
      <p class="turn-left" data-soon={left < SOON_MS ? "" : undefined}>
        {left > 0 ? <><span class="out-of-sight">{t("turn-left")} </span><span role="timer">{clock(left)}</span></> : t(agreed ? "turn-time-up" : "turn-finish")}
      </p>
      <Bar key={`${turn.member} ${turn.until_ms}`} until_ms={turn.until_ms} budget_ms={budget_s * 1000} soon={left < SOON_MS} />
    </>
  );
};

/** Where motion is not wanted it stands in tenths. */
const TENTHS = 10;

const Bar = ({ until_ms, budget_ms, soon }: { until_ms: number; budget_ms: number; soon: boolean }) => {
  const bar = useRef<HTMLSpanElement>(null);
  const left = Math.max(0, until_ms - serverNow());
  // Of a turn that was made longer, all that was left when it was.
  const whole = useRef(Math.max(budget_ms, left, 1));
  const tenths = Math.ceil((left / whole.current) * TENTHS) / TENTHS;
  useLayoutEffect(() => {
    bar.current?.style.setProperty("--from", (left / whole.current).toFixed(4));
    bar.current?.style.setProperty("--left", `${left}ms`);
  }, []);
  useLayoutEffect(() => bar.current?.style.setProperty("--tenths", String(tenths)), [tenths]);
  return <span ref={bar} class="turn-bar" data-soon={soon ? "" : undefined} aria-hidden="true"><i /></span>;
};
