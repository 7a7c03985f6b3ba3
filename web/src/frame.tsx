/** What stands around every screen of a signed-in account: navigation, the bar of the room one is in, the state of the connection. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { House } from "./house";
import { News } from "./entry/news";
import { StartRoom, mayOpen } from "./hallway/start-room";
import { t } from "./language";
import { LeavingBanner } from "./leaving/banner";
import { HouseMark } from "./look/mark";
import { MiniBar } from "./room/mini-bar";
import { route } from "./router";
import { announceNow } from "./ui/announce";
import { BellIcon, CalendarIcon, HouseIcon, InviteIcon, ListIcon, MessageIcon, PersonIcon, PlusIcon } from "./ui/icons";
import { LaterHere, later } from "./ui/later";
import { wide } from "./ui/width";
import "./frame.css";

const callCards = later(() => import("./people/call-cards"));

export const Frame = ({ house, children }: { house: House; children: ComponentChildren }) => {
  const starting = useSignal(false);
  const inRoom = route.value.screen === "room" && house.seat.stay.value.at === "inside";
  const me = house.me.value;
  return (
    <div class="frame" data-in-room={inRoom ? "" : undefined}>
      <a class="skip" href={inRoom ? "#controls" : "#main"}>{t(inRoom ? "skip-to-controls" : "skip-to-main")}</a>
      <div class="bars">
        <ConnectionBar house={house} />
        {house.newBuild.value && house.seat.stay.value.at !== "inside" && <NewBuild />}
        {me?.standing === "member" && <LeavingBanner house={house} />}
        {house.calls.all.value.length > 0 && <LaterHere part={callCards} show={({ CallCards }) => <CallCards house={house} />} />}
      </div>
      <nav class="rail" aria-label={t("navigation")}>
        <a class="rail-home" href="/"><HouseMark house={house} /><span>{house.server.value?.name ?? "Jushou"}</span></a>
        <ul class="rail-links">
          <li><Link to="/" screen="hallway" label={t("hallway")}><HouseIcon /></Link></li>
          {me?.standing === "member" && <>
            {mayOpen(house) && <li><button type="button" class="rail-link" onClick={() => (starting.value = true)}><PlusIcon /><span>{t("start-room-short")}</span></button></li>}
            <li><Link to="/m" screen="threads" label={t("threads")} news={<Unread house={house} />}><MessageIcon /></Link></li>
            {wide.value && <li><Bell house={house} /></li>}
            <li><Link to="/calendar" screen="calendar" label={t("calendar")}><CalendarIcon /></Link></li>
            <li><Link to="/invites" screen="invites" label={t("invites")}><InviteIcon /></Link></li>
          </>}
          {me?.owner && <li><Link to="/admin/waitlist" screen="waitlist" label={t("waitlist")}><ListIcon /></Link></li>}
          <li><Link to="/settings" screen="settings" label={t("me")}><PersonIcon /></Link></li>
        </ul>
        {wide.value && inRoom && <LiveList house={house} />}
        {house.server.value?.demo && <p class="rail-demo">{t("demo-note")}</p>}
      </nav>
      {!inRoom && <News house={house} />}
      {!inRoom && !wide.value && me?.standing === "member" && <nav class="bell" aria-label={t("inbox")}><Bell house={house} /></nav>}
      {children}
      {route.value.screen !== "room" && <MiniBar house={house} />}
      {starting.value && <StartRoom house={house} close={() => (starting.value = false)} />}
    </div>
  );
};

/** More than this says nothing more. */
const COUNTED_MAX = 99;

const Link = ({ to, screen, label, news, children }: { to: string; screen: string; label: string; news?: ComponentChildren; children: ComponentChildren }) => (
  <a class="rail-link" href={to} aria-current={route.value.screen === screen ? "page" : undefined}>{children}<span>{label}</span>{news}</a>
);

/** Threads with something new in them, and requests that wait. */
const Unread = ({ house }: { house: House }) => {
  const { threads, requests } = house.threads.unread.value;
  return <CountMark count={threads + requests} />;
};

/** Phones have it at the top of the page: no more fits into the bar. */
const Bell = ({ house }: { house: House }) => (
  <Link to="/inbox" screen="inbox" label={t("inbox")} news={<CountMark count={house.inbox.unseen.now.value.rows} />}><BellIcon /></Link>
);

const CountMark = ({ count }: { count: number }) => (
  count === 0 ? null : <span class="rail-count"><span aria-hidden="true">{count > COUNTED_MAX ? `${COUNTED_MAX}+` : count}</span><span class="out-of-sight">{t("threads-new", { count })}</span></span>
);

const LiveList = ({ house }: { house: House }) => {
  const here = house.seat.stay.value;
  const others = (house.hallway.value ?? []).filter((card) => here.at !== "inside" || card.room !== here.room);
  if (others.length === 0) return null;
  return (
    <section class="rail-live" aria-labelledby="rail-live">
      <h2 id="rail-live">{t("also-live")}</h2>
      <ul>{others.slice(0, 8).map((card) => <li key={card.room}><a href={`/r/${card.room}`} dir="auto">{card.title}</a></li>)}</ul>
    </section>
  );
};

/** A gap shorter than this is not worth a word to those who hear the screen. */
const LONG_SECONDS = 5;

/** Only after a moment, so that a short gap passes unseen; with the seconds since. */
const ConnectionBar = ({ house }: { house: House }) => {
  const since = house.socket.lostSince.value;
  const now = useSignal(Date.now());
  useEffect(() => {
    if (since === null) return undefined;
    const timer = setInterval(() => (now.value = Date.now()), 500);
    return () => clearInterval(timer);
  }, [since]);
  const seconds = since === null ? 0 : Math.floor((now.value - since) / 1000);
  const long = seconds >= LONG_SECONDS;
  useEffect(() => {
    if (long) announceNow(t("connection-lost"));
  }, [long]);
  if (since === null || seconds < 1) return null;
  return (
    <aside class="connection-bar" aria-label={t("connection-state")}>
      <p>{t("reconnecting", { seconds })} {house.seat.stay.value.at === "inside" && <span>{t(seconds < 30 ? "seat-held" : "seat-perhaps-gone")}</span>}</p>
      <button type="button" onClick={() => house.socket.retryNow()}>{t("try-now")}</button>
    </aside>
  );
};

const NewBuild = () => (
  <aside class="connection-bar" data-tone="plain" aria-label={t("new-build")}>
    <p>{t("new-build")}</p>
    <button type="button" onClick={() => location.reload()}>{t("reload")}</button>
  </aside>
);
