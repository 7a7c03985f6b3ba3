/** The room: stage, audience, queue, and the bar of controls. */
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { InCircle } from "../circles/in-circle";
import type { House } from "../house";
import { languageName, t } from "../language";
import { readyAtNextTap } from "../media/bell";
import { Dialog } from "../ui/dialog";
import { useFocusKept } from "../ui/focus-kept";
import { BackIcon, ChatIcon, LeaveIcon, LockIcon, MoreIcon, PeopleIcon, QueueIcon, SoundIcon } from "../ui/icons";
import { LaterHere, later } from "../ui/later";
import { Title } from "../ui/title";
import { wide } from "../ui/width";
import { Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { Me, View } from "../wire";
import { Audience } from "./audience";
import { ByTurn } from "./by-turn";
import { newest, unread } from "./chat-lines";
import { GreenRoom } from "./green-room";
import { HandButton, OwnHand } from "./hand";
import { InvitedToSpeak } from "./invited";
import { type Press, useKeys } from "./keys";
import { More, type Page } from "./more";
import { MuteButton } from "./mute";
import { Network } from "./network";
import { PeoplePanel } from "./people-panel";
import { Pins } from "./pins";
import { wordFacts } from "./policy-facts";
import { PollCard, focusPoll } from "./poll";
import { Profile } from "./profile";
import { HandQueue } from "./queue";
import { Reactions } from "./reactions";
import { NotLetIn, WentOut } from "./removal";
import { Stage, speakingText } from "./stage";
import { TurnBanner } from "./turn";
import "./room.css";

const chat = later(() => import("./chat"));

interface Inputs {
  house: House;
  me: Me;
  room: string;
  link: string | null;
}

export const RoomScreen = ({ house, me, room, link }: Inputs) => {
  const stay = house.seat.stay.value;
  useEffect(() => house.seat.enter(room, link), [room, link]);
  const view = house.seat.view.value;
  if (stay.at === "out" && stay.room === room) return <WentOut house={house} room={room} title={stay.title} why={stay.why} link={link} />;
  if (stay.at === "refused" && stay.room === room) return <NotLetIn house={house} room={room} refusal={stay.refusal} link={link} />;
  if (stay.at !== "inside" || stay.room !== room || !view) return <Joining house={house} />;
  return <Inside house={house} me={me} room={room} view={view} />;
};

const Joining = ({ house }: { house: House }) => (
  <main id="main" class="page narrow">
    <Title text={t("joining")} />
    <ol class="joining">
      <li data-done={house.socket.state.value === "open" ? "" : undefined}>{t("joining-signal")}</li>
      <li>{t("joining-room")}</li>
      <li>{t("joining-sound")}</li>
    </ol>
    <Skeleton rows={2} label={t("loading")} />
    <p><a class="button" href="/">{t("cancel")}</a></p>
  </main>
);

const PANELS = ["queue", "people", "chat"] as const;
type Panel = (typeof PANELS)[number];

const Inside = ({ house, me, room, view }: { house: House; me: Me; room: string; view: View }) => {
  const profile = useSignal<string | null>(null);
  const more = useSignal<Page | null>(null);
  const panel = useSignal<Panel>("queue");
  const sheet = useSignal(false);
  const draft = useSignal("");
  // What was written before one came is there to be read, and calls nobody.
  const seen = useRef(newest(view.chat));
  const open = (member: string): void => {
    sheet.value = false;
    profile.value = member;
  };
  const openPanel = (wanted: Panel): void => {
    panel.value = wanted;
    sheet.value = !wide.value;
    if (wide.value) document.getElementById(`tab-${wanted}`)?.focus();
  };
  const leave = (): void => house.leave();
  useLayoutEffect(() => {
    // The button that had the focus went with the role.
    if (document.activeElement === document.body) document.getElementById("controls")?.focus({ preventScroll: true });
  }, [view.own.role]);
  useFocusKept("controls");
  // The bell needs a context, and a browser starts one only after a tap.
  const hasTurns = view.policy.turn !== null;
  useEffect(() => (hasTurns ? readyAtNextTap() : undefined), [hasTurns]);
  useKeys((press) => keyPressed({ press, house, view, leave, openPanel, help: () => (more.value = "help") }));
  const bodies = {
    queue: () => <HandQueue house={house} view={view} open={open} />,
    people: () => <PeoplePanel house={house} room={room} view={view} me={me.account} open={open} />,
    chat: () => <LaterHere part={chat} show={({ Chat }) => <Chat house={house} view={view} me={me.account} open={open} draft={draft} />} />,
  };
  const panelBody = bodies[panel.value]();
  if (panel.value === "chat" && (wide.value || sheet.value)) seen.current = newest(view.chat);
  const fresh = unread(view.chat, seen.current, me.account);
  return (
    <>
      <main id="main" class="room" data-role={view.own.role}>
        <header class="room-head">
          <a class="bare room-back" href="/" aria-label={t("back-to-hallway")}><BackIcon /></a>
          <div class="room-name">
            {view.topic && <p class="room-topic" dir="auto">{view.topic}</p>}
            <Title text={view.title} />
          </div>
          <Network house={house} room={room} moderates={view.own.role === "moderator"} />
          <button type="button" class="bare" aria-label={t("more")} onClick={() => (more.value = "list")}><MoreIcon /></button>
        </header>
        <p class="room-facts">
          <InCircle circle={view.policy.circle} />
          {(view.policy.circle === undefined || view.policy.visibility === "closed") && <span>{t(`room-${view.policy.visibility}`)}</span>}
          {view.policy.language !== undefined && <span>{languageName(view.policy.language)}</span>}
          {view.locked && <span><LockIcon />{t("room-locked")}</span>}
          {view.policy.hands === "proven" && <span>{view.policy.hands_field === undefined ? t("room-hands-proven") : t("room-hands-proven-field", { field: t(`field-${view.policy.hands_field}`) })}</span>}
          {view.policy.hands === "off" && <span>{t("room-hands-off")}</span>}
          {/* The dot stays with what it follows. */}
          <span>{wordFacts(view.policy).join("\u00a0· ")}</span>
          <span>{t(view.policy.recap ? "recap-left" : "recap-none")}</span>
          <span class="room-kept">{t("kept")}</span>
        </p>
        {view.begins_ms !== null && <GreenRoom house={house} view={view} begins_ms={view.begins_ms} />}
        <Pins house={house} view={view} />
        <SoundState house={house} />
        <OwnHand house={house} view={view} me={me.account} />
        <TurnBanner house={house} view={view} me={me.account} />
        {view.own.role !== "listener" && <ByTurn house={house} view={view} />}
        <PollCard house={house} room={room} view={view} />
        <Stage house={house} view={view} me={me.account} open={open} />
        <Audience house={house} view={view} me={me.account} open={open} openPeople={() => openPanel("people")} />
      </main>
      {wide.value && (
        <aside class="panel" aria-label={t(panel.value)}>
          <div class="panel-tabs" role="tablist">
            <Tab of="queue" panel={panel.value} count={view.hands.length} choose={openPanel} />
            <Tab of="people" panel={panel.value} count={view.stage.length + view.audience.count} choose={openPanel} />
            <Tab of="chat" panel={panel.value} count={fresh === 0 ? null : fresh} choose={openPanel} />
          </div>
          <div role="tabpanel" id="panel" aria-labelledby={`tab-${panel.value}`} class="panel-body">{panelBody}</div>
        </aside>
      )}
      <section id="controls" class="controls" aria-label={t("controls")} tabIndex={-1}>
        <button type="button" class="control control-leave" aria-keyshortcuts="l" data-act="leave" onClick={leave}><LeaveIcon /><span>{t("leave")}</span></button>
        <span class="controls-main"><MuteButton house={house} view={view} /><HandButton house={house} view={view} me={me.account} /></span>
        {!wide.value && <>
          <button type="button" class="control control-small" aria-keyshortcuts="q" onClick={() => openPanel("queue")}><QueueIcon /><span>{t("queue")}</span>{view.hands.length > 0 && <span class="count-mark">{view.hands.length}</span>}</button>
          <button type="button" class="control control-small" aria-keyshortcuts="p" onClick={() => openPanel("people")}><PeopleIcon /><span>{t("people")}</span></button>
        </>}
        <div class="controls-beside">
          <Reactions house={house} />
          {!wide.value && <button type="button" class="control control-small control-chat" aria-keyshortcuts="c" onClick={() => openPanel("chat")}><ChatIcon /><span>{t("chat")}</span>{fresh > 0 && <span class="count-mark">{fresh}</span>}</button>}
        </div>
      </section>
      {sheet.value && !wide.value && <Dialog title={t(panel.value)} close={() => (sheet.value = false)}>{panelBody}</Dialog>}
      {profile.value !== null && <Profile house={house} view={view} member={profile.value} me={me.account} close={() => (profile.value = null)} />}
      {more.value !== null && <More house={house} room={room} view={view} me={me} page={more.value} close={() => (more.value = null)} />}
      {view.own.invited_until_ms !== null && <InvitedToSpeak house={house} until_ms={view.own.invited_until_ms} />}
    </>
  );
};

const Tab = ({ of, panel, count, choose }: { of: Panel; panel: Panel; count: number | null; choose: (panel: Panel) => void }) => (
  <button type="button" role="tab" id={`tab-${of}`} aria-selected={of === panel} aria-controls="panel" tabIndex={of === panel ? 0 : -1} onClick={() => choose(of)}
    onKeyDown={({ key }) => {
      const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
      if (step !== 0) choose(PANELS.at((PANELS.indexOf(of) + step) % PANELS.length) ?? of);
    }}>
    {t(of)} {count !== null && <span class="count">{count}</span>}
  </button>
);

/** What stands between the listener and the sound, while anything does. */
const SoundState = ({ house }: { house: House }) => {
  const { connection } = house.sound;
  const rung = house.rung.value;
  if (rung === "elsewhere") {
    return <p class="sound-state" role="status">{t("sound-elsewhere")} <button type="button" onClick={() => house.bringSoundBack()}>{t("sound-bring-back")}</button></p>;
  }
  if (rung === "stream") {
    if (house.stream.blocked.value) {
      return <button type="button" class="strong tap-to-listen" onClick={() => void house.stream.play()}><SoundIcon />{t("tap-to-listen")}</button>;
    }
    return <p class="sound-state" role="status">{t(house.stream.plays.value ? "sound-stream" : "sound-stream-connecting")}</p>;
  }
  if (connection.blocked.value) {
    return <button type="button" class="strong tap-to-listen" onClick={() => void connection.play()}><SoundIcon />{t("tap-to-listen")}</button>;
  }
  if (connection.state.value === "connected") return null;
  const fails = connection.failures.value > 2;
  return fails ? <Wrong text={t("sound-fails")} /> : <p class="sound-state">{t("sound-connecting")}</p>;
};

interface KeyInputs {
  press: Press;
  house: House;
  view: View;
  leave: () => void;
  openPanel: (panel: Panel) => void;
  help: () => void;
}

/** The key presses the button: what it asks and explains, the key does too. */
const act = (name: string): void => document.querySelector<HTMLButtonElement>(`.controls [data-act="${name}"]`)?.click();

function keyPressed({ press, house, view, leave, openPanel, help }: KeyInputs): void {
  const onStage = view.own.role !== "listener";
  switch (press.key) {
    case "m":
      act(view.own.mute === "by_moderator" ? "ask-to-unmute" : "microphone");
      break;
    case "space":
      if (onStage && view.own.mute !== "by_moderator") void (press.held ? house.unmute() : house.mute());
      break;
    case "h":
      act("hand");
      break;
    case "v":
      focusPoll();
      break;
    case "q":
      openPanel("queue");
      break;
    case "p":
      openPanel("people");
      break;
    case "c":
      openPanel("chat");
      break;
    case "s":
      house.say(speakingText(house));
      break;
    case "l":
      leave();
      break;
    case "?":
      help();
  }
}
