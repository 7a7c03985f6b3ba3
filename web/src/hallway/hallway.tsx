/** The hallway: every open room that is live now, in one's own order, with why each stands there. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Greeting, meaning } from "../language/greeting";
import { SetUpCard } from "../look/card";
import { BeginCard } from "../network/begin-card";
import { WaveList } from "../network/mutuals";
import { go, searchPage } from "../router";
import { Upcoming } from "../schedule/upcoming";
import { SearchField } from "../search/field";
import { whenIdle } from "../ui/browser";
import { LaterHere, later } from "../ui/later";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { Me } from "../wire";
import { RoomSummary } from "./card";
import { NO_FILTER, isOff } from "./filter";
import { Filters } from "./filters";
import { Order, type Row, rowsOf } from "./order";
import { StartRoom, mayOpen, mayWave } from "./start-room";
import "./hallway.css";

const found = later(() => import("../search/found"));

export const Hallway = ({ house, me }: { house: House; me: Me }) => {
  const order = useOrder(house);
  const starting = useSignal(false);
  const sought = useSignal("");
  const start = (): void => void (starting.value = true);
  return (
    <main id="main" class="page hallway">
      <header class="hallway-head">
        <div>
          <p class="hallway-greeting"><Greeting broken={false} /></p>
          <Title text={t("hallway")} />
          {meaning() && <p class="quiet">{meaning()}</p>}
        </div>
        {mayOpen(house) && <button type="button" class="strong hallway-start" onClick={start}>{t("start-room")}</button>}
      </header>
      <SearchField typed={sought} enter={() => go(searchPage(sought.value.trim(), null))} />
      {sought.value.trim() === ""
        ? <Live house={house} me={me} order={order} start={start} />
        : <LaterHere part={found} show={({ FoundHere }) => <FoundHere house={house} me={me} text={sought.value} kind={null} />} />}
      {starting.value && <StartRoom house={house} close={() => (starting.value = false)} />}
    </main>
  );
};

/** What is on, as long as nothing is looked for. */
const Live = ({ house, me, order, start }: { house: House; me: Me; order: Order; start: () => void }) => {
  const told = house.hallway.value;
  const asked = order.rooms.value;
  const filter = order.filter.value;
  const choices = order.choices.value;
  const filtered = !isOff(filter);
  // Without an order of one's own there are the fullest rooms first, as they are told. Which of them fit a filter the server knows.
  const failed = asked === null && order.failed.value;
  const rows = asked !== null ? rowsOf(asked, told, filtered) : failed && !filtered && told !== null ? rowsOf([], told) : null;
  return (
    <>
      {me.owner && <SetUpCard house={house} />}
      <BeginCard follows={order.follows} />
      <Elsewhere house={house} me={me} />
      <WasIn house={house} />
      <nav class="hallway-links" aria-label={t("hallway-order")}><a href="/topics">{t("topics")}</a><a href="/following">{t("following")}</a><a href="/circles">{t("circles")}</a></nav>
      {choices !== null && <Filters choices={choices} filter={filter} choose={(filter) => order.choose(filter)} />}
      {failed && (rows === null ? <Failed text={refusalText(null)} request={null} retry={() => order.start()} /> : <p class="quiet">{t("hallway-unordered")} <button type="button" onClick={() => order.start()}>{t("retry")}</button></p>)}
      {rows === null && !failed && <Skeleton rows={4} label={t("hallway-loading")} />}
      {rows?.length === 0 && filtered && <p class="hallway-none">{t("filter-none")} <button type="button" onClick={() => order.choose(NO_FILTER)}>{t("filter-off")}</button></p>}
      {rows?.length === 0 && !filtered && (
        <div class="hallway-empty">
          <p>{t("hallway-empty")}</p>
          <p class="buttons">
            {mayOpen(house) && <button type="button" class="strong" onClick={start}>{t("start-room")}</button>}
            <a class="button" href="/invites">{t("hallway-invite")}</a>
          </p>
        </div>
      )}
      {rows !== null && rows.length > 0 && <Rooms house={house} rows={rows} order={order} />}
      <Upcoming me={me.account} />
      {mayWave(house) && <WaveList house={house} />}
      <p class="quiet hallway-kept">{t("kept")}</p>
    </>
  );
};

/** The order, as long as the hallway is shown. */
function useOrder(house: House): Order {
  const order = useMemo(() => {
    const known = house.arrival.knownHallway();
    return new Order({ ask: (filter) => house.arrival.hallway(filter), seen: () => document.visibilityState === "visible" }, known);
  }, []);
  useSignalEffect(() => order.told(house.hallway.value));
  useEffect(() => {
    const seen = (): void => order.stale();
    document.addEventListener("visibilitychange", seen);
    order.start();
    return () => {
      document.removeEventListener("visibilitychange", seen);
      order.stop();
    };
  }, [order]);
  return order;
}

/** What says that somebody's hand is among the rooms. */
const TOUCHES = ["pointerdown", "pointermove", "touchmove", "wheel"] as const;

const Rooms = ({ house, rows, order }: { house: House; rows: Row[]; order: Order }) => {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const here = list.current;
    if (here === null) return undefined;
    const touched = (): void => order.touched();
    const focused = ({ type, relatedTarget }: FocusEvent): void => order.focused(type === "focusin" || (relatedTarget instanceof Node && here.contains(relatedTarget)));
    for (const touch of TOUCHES) here.addEventListener(touch, touched, { passive: true });
    here.addEventListener("focusin", focused);
    here.addEventListener("focusout", focused);
    order.focused(here.contains(document.activeElement));
    return () => {
      for (const touch of TOUCHES) here.removeEventListener(touch, touched);
      here.removeEventListener("focusin", focused);
      here.removeEventListener("focusout", focused);
      order.focused(false);
    };
  }, [order]);
  const stay = house.seat.stay.value;
  const seatedIn = stay.at === "inside" ? stay.room : null;
  const many = useSoMany(rows.length);
  return (
    <ul ref={list} class="cards">
      {rows.slice(0, many).map(({ card, reasons, over }) => <li key={card.room}><RoomSummary card={card} link={`/r/${card.room}`} here={card.room === seatedIn} reasons={reasons} over={over} /></li>)}
    </ul>
  );
};

/** So many rooms are drawn first: more than a screen holds. */
const FIRST = 24;
/** As many were drawn by now, and may be drawn at once. */
let drawn = FIRST;

/** How many of so many rooms to draw now: on a slow phone hundreds take longer than what somebody came for. */
function useSoMany(all: number): number {
  const [many, setMany] = useState(drawn);
  useEffect(() => {
    if (many < all) whenIdle(() => setMany((drawn = many * 4)));
  }, [many < all, many]);
  return many;
}

const Elsewhere = ({ house, me }: { house: House; me: Me }) => {
  if (me.seat_in === null || house.seat.stay.value.at === "inside") return null;
  return <p class="hallway-elsewhere">{t("seat-elsewhere")} <a href={`/r/${me.seat_in}`}>{t("seat-fetch")}</a></p>;
};

/** Whoever just left a room can say whom they would like to talk with again. */
const WasIn = ({ house }: { house: House }) => {
  const left = house.left.room.value;
  if (left === null) return null;
  return <p class="hallway-elsewhere">{t("was-in", { title: left.title })} <a href={`/after/${left.room}`}>{t("after")}</a></p>;
};
