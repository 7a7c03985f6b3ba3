/** Why one is not in the room (any more), and what can be done about it. */
import type { House } from "../house";
import { refusalText } from "../house";
import { serverNow } from "../clock";
import { t } from "../language";
import { hour } from "../schedule/times";
import { pageOf } from "../schedules";
import { Title } from "../ui/title";
import type { Out, Refused, RefusalCode } from "../wire";
import "./removal.css";

interface OutInputs {
  house: House;
  room: string;
  title: string;
  why: Exclude<Out, "left">;
  link: string | null;
}

export const WentOut = ({ house, room, title, why, link }: OutInputs) => {
  const back = why === "removed" || why === "seat_taken_over" || why === "connection_reset";
  return (
    <main id="main" class="page narrow removal">
      <Title text={t(`out-${why}`)} />
      {title !== "" && <p class="quiet" dir="auto">{title}</p>}
      <p>{t(`out-${why}-what`)}</p>
      <p class="buttons">
        {back && <button type="button" class={why === "removed" ? "" : "strong"} onClick={() => house.seat.enter(room, link)}>{t(why === "seat_taken_over" ? "take-seat-here" : "come-back-in")}</button>}
        {why === "room_ended" && <><a class="button" href={`/after/${room}`}>{t("after")}</a><a class="button" href="/past">{t("past")}</a></>}
        {why === "not_in_circle" && <a class="button" href="/circles">{t("circles")}</a>}
        <a class={back && why !== "removed" ? "button" : "button strong"} href="/">{t("to-hallway")}</a>
      </p>
    </main>
  );
};

/** Asking again can help: time passes, places get free. */
const PASSING: RefusalCode[] = ["not_begun", "room_full", "full_here", "too_soon", "locked", "not_now", "too_many_requests"];

export const NotLetIn = ({ house, room, refusal, link }: { house: House; room: string; refusal: Refused; link: string | null }) => {
  const time = hour(serverNow() + (refusal.retry_in_ms ?? 0));
  return (
    <main id="main" class="page narrow removal">
      <Title text={t("not-let-in")} />
      {refusal.code === "not_begun"
        ? <p>{t("not-begun", { time })} <a href={pageOf(room, link)}>{t("not-begun-page")}</a></p>
        : <p>{refusalText(refusal)}</p>}
      <p class="buttons">
        {PASSING.includes(refusal.code) && <button type="button" class="strong" onClick={() => house.seat.enter(room, link)}>{t("retry")}</button>}
        <a class={PASSING.includes(refusal.code) ? "button" : "button strong"} href="/">{t("to-hallway")}</a>
      </p>
    </main>
  );
};
