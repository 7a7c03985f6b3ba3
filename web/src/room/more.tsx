/** What else one can do in a room: its link, an invite, the device check; for moderators the room itself. */
import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { MadeInvite } from "../entry/invites";
import { api } from "../api";
import type { House } from "../house";
import { inviting } from "../inviting";
import { t } from "../language";
import { DeviceCheck } from "../media/device-check";
import { PingList } from "../network/mutuals";
import { addressOf } from "../router";
import { CopyLine } from "../ui/copy-line";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { LaterHere, later } from "../ui/later";
import { type Loaded, useLoad } from "../ui/load";
import { Wrong } from "../ui/wrong";
import { type RoomSheet, commandsOf } from "./edited";
import { KEYS, roomKeys } from "./keys";
import { NewPin } from "./new-pin";
import { NewPoll } from "./new-poll";
import { Players } from "./players";
import { Formats, LanguageSpoken, PolicyFields, policyOf } from "./policy-fields";
import type { EntryCard, InviteMade, Me, View } from "../wire";

const qr = later(() => import("../ui/qr-code"));

interface Inputs {
  house: House;
  room: string;
  view: View;
  me: Me;
  page: Page;
  close: () => void;
}

type Act = "lock" | "unlock" | "step_down" | "start_round" | "stop_round" | "close_poll";

export type Page = "list" | "link" | "ping" | "invite" | "devices" | "players" | "poll" | "pin" | "edit" | "end" | "help";

export const More = ({ house, room, view, me, page: first, close }: Inputs) => {
  const page = useSignal<Page>(first);
  const [entry] = useLoad("entry", api.entry);
  const to = (next: Page) => () => (page.value = next);
  const act = (kind: Act) => async () => {
    if ((await house.command({ kind })).kind === "done") close();
  };
  switch (page.value) {
    case "link":
      return <Dialog title={t("room-link")} close={close}><RoomLink room={room} view={view} /></Dialog>;
    case "ping":
      return <Dialog title={t("ping")} close={close}><PingList house={house} /></Dialog>;
    case "invite":
      return <Dialog title={t("invite-here")} close={close}><InviteHere house={house} room={room} left={me.invites_left} /></Dialog>;
    case "devices":
      return <Dialog title={t("device-check")} close={close}><DeviceCheck sound={house.sound} /></Dialog>;
    case "players":
      return <Dialog title={t("players")} close={close}><Players house={house} room={room} title={view.title} /></Dialog>;
    case "poll":
      return <Dialog title={t("poll-new")} close={close}><NewPoll house={house} close={close} /></Dialog>;
    case "pin":
      return <Dialog title={t("pin-new")} close={close}><NewPin house={house} close={close} /></Dialog>;
    case "edit":
      return <Dialog title={t("edit-room")} close={close}><EditRoom house={house} view={view} close={close} /></Dialog>;
    case "end":
      return (
        <Dialog title={t("end-room")} close={close}>
          <p>{t("end-room-what")}</p>
          <p class="buttons">
            <button type="button" class="strong serious" onClick={() => void house.command({ kind: "end" })}>{t("end-room")}</button>
            <button type="button" onClick={close}>{t("cancel")}</button>
          </p>
        </Dialog>
      );
    case "help":
      return <Dialog title={t("keys")} close={close}><Keys /></Dialog>;
    case "list":
      return <Dialog title={t("more")} close={close}><Offers view={view} entry={entry} to={to} act={act} /></Dialog>;
  }
};

interface OfferInputs {
  view: View;
  entry: Loaded<EntryCard>;
  to: (next: Page) => () => void;
  act: (kind: Act) => () => Promise<void>;
}

export const Offers = ({ view, entry, to, act }: OfferInputs) => {
  const moderates = view.own.role === "moderator";
  // A closed room's link is a secret that moderators hand out.
  const mayLink = view.policy.visibility === "open" || moderates;
  const round = view.turn !== null || view.turns_next.length > 0;
  // Offered once the server says that invites can be made: a button that vanishes is worse than one that comes. Whoever is new
  // here belongs to no circle.
  const mayInvite = entry.at === "here" && entry.value.invites && view.policy.circle === undefined;
  return (
    <div class="acts">
      {mayLink && <button type="button" onClick={to("link")}>{t("room-link")}</button>}
      {mayLink && !view.locked && <button type="button" onClick={to("ping")}>{t("ping")}</button>}
      {mayInvite && <button type="button" onClick={to("invite")}>{t("invite-here")}</button>}
      <button type="button" onClick={to("devices")}>{t("device-check")}</button>
      <button type="button" onClick={to("players")}>{t("players")}</button>
      <button type="button" onClick={to("help")}>{t("keys")}</button>
      {view.own.role !== "listener" && <button type="button" data-act="step_down" onClick={() => void act("step_down")()}>{t("act-step_down")}</button>}
      {moderates && <>
        {view.poll?.open === true ? <button type="button" data-act="close_poll" onClick={() => void act("close_poll")()}>{t("poll-close")}</button> : <button type="button" onClick={to("poll")}>{t("poll-new")}</button>}
        {view.policy.turn !== null && <button type="button" data-act={round ? "stop_round" : "start_round"} onClick={() => void act(round ? "stop_round" : "start_round")()}>{t(round ? "round-stop" : "round-start")}</button>}
        <button type="button" onClick={to("pin")}>{t("pin-new")}</button>
        <button type="button" onClick={to("edit")}>{t("edit-room")}</button>
        <button type="button" data-act={view.locked ? "unlock" : "lock"} onClick={() => void act(view.locked ? "unlock" : "lock")()}>{t(view.locked ? "unlock" : "lock")}</button>
        <button type="button" class="serious" data-act="end" onClick={to("end")}>{t("end-room")}</button>
      </>}
    </div>
  );
};

const RoomLink = ({ room, view }: { room: string; view: View }) => {
  const closed = view.policy.visibility === "closed";
  /** `undefined`: not known yet. */
  const secret = useSignal<string | null | undefined>(closed ? undefined : null);
  const wrong = useSignal(false);
  useEffect(() => {
    if (!closed) return;
    void api.roomLink(room).then((got) => {
      if (got.ok) secret.value = got.value.link;
      else wrong.value = true;
    });
  }, []);
  if (wrong.value) return <Wrong text={t("unreachable")} />;
  if (secret.value === undefined) return <p>{t("loading")}</p>;
  const address = location.origin + addressOf(room, secret.value);
  return (
    <>
      <p>{t(view.policy.circle !== undefined ? "room-link-circle" : closed ? "room-link-closed" : "room-link-open")}</p>
      <CopyLine label={t("room-link")} text={address} title={view.title} />
      <LaterHere part={qr} show={({ QrCode }) => <QrCode text={address} label={t("room-link-qr")} />} />
    </>
  );
};

const InviteHere = ({ house, room, left }: { house: House; room: string; left: number }) => {
  const made = useSignal<InviteMade | null>(null);
  const [budget] = useLoad("budget", inviting.budget);
  if (made.value) return <MadeInvite invite={made.value} />;
  const make = async (): Promise<void> => {
    const got = await api.makeInvite({ room });
    if (got.ok) {
      made.value = got.value;
      house.invitesLeft(got.value.invites_left);
    } else {
      house.refused(got.refusal);
    }
  };
  return (
    <>
      <p>{t("invites-what", { left })}</p>
      <p class="buttons">{budget.at === "here" && !budget.value.link_invites
        ? <a class="button strong" href="/invites">{t("invite-make")}</a>
        : <button type="button" class="strong" onClick={() => void make()}>{t("invite-make")}</button>}</p>
    </>
  );
};

const EditRoom = ({ house, view, close }: { house: House; view: View; close: () => void }) => {
  /** As it was when this opened: what others change meanwhile is not taken back. */
  const [base] = useState((): RoomSheet => ({ title: view.title, topic: view.topic ?? "", policy: view.policy }));
  const policy = useSignal({ ...base.policy });
  const placeKeptForOwner = view.stage.some(({ member }) => member === view.owner) ? 0 : 1;
  const save = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const title = String(data.get("title") ?? "").trim();
    const topic = String(data.get("topic") ?? "").trim();
    const commands = commandsOf(base, { title, topic, policy: policyOf(policy.value) }, view.policy);
    if ((await Promise.all(commands.map((command) => house.command(command)))).every(({ kind }) => kind === "done")) close();
  };
  return (
    <form class="form" onSubmit={(event) => {
      event.preventDefault();
      void save(event.currentTarget);
    }}>
      <Field label={t("room-title")}>{(ties) => <input {...ties} name="title" required maxLength={80} defaultValue={base.title} autocomplete="off" />}</Field>
      <Field label={t("room-topic")}>{(ties) => <input {...ties} name="topic" maxLength={40} defaultValue={base.topic} autocomplete="off" />}</Field>
      <Formats form={policy} onStage={view.stage.length + placeKeptForOwner} />
      <LanguageSpoken form={policy} />
      <PolicyFields form={policy} closed={house.server.value?.rooms?.closed_rooms ?? true} leaves={view.policy.recap} />
      <button class="strong" type="submit">{t("save")}</button>
    </form>
  );
};

export const Keys = () => (
  <>
    <dl class="keys">
      {KEYS.map((key) => [<dt key={`${key}-key`}><kbd>{key === "space" ? t("key-space-name") : key.toUpperCase()}</kbd></dt>, <dd key={key}>{t(`key-${key === "?" ? "help" : key}`)}</dd>])}
    </dl>
    <label class="choice"><input type="checkbox" checked={roomKeys.on.value} onChange={(event) => roomKeys.set(event.currentTarget.checked)} /><span>{t("keys-on")}</span></label>
  </>
);
