/** Somebody's place in a room: letter, ring, name, and what stands beside the name. One button that opens their sheet. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { House } from "../house";
import { t } from "../language";
import { Proved } from "../proofs/said";
import { Avatar } from "../ui/avatar";
import { HandIcon, MutedIcon, SilencedIcon, SoundIcon } from "../ui/icons";
import { Name } from "../ui/name";
import type { StageSeat } from "../wire";
import "../proofs/proofs.css";
import "./badge.css";

interface Inputs {
  house: House;
  member: string;
  /** On stage; listeners have none. */
  seat?: StageSeat;
  handRaised?: boolean;
  /** Has the turn. */
  turn?: boolean;
  me: string;
  size: "large" | "middle";
  open: (member: string) => void;
}

export const Badge = ({ house, member, seat, handRaised = false, turn = false, me, size, open }: Inputs) => {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => (button.current && seat ? house.levels.show(member, button.current) : undefined), [member, seat !== undefined]);
  const person = house.people.get(member);
  const handle = person?.handle ?? "…";
  const stated = seat && !seat.connected ? t("badge-away") : person?.stated;
  return (
    <button ref={button} type="button" class="badge" data-member={member} data-size={size} data-me={member === me ? "" : undefined} data-away={seat && !seat.connected ? "" : undefined} data-muted={seat && seat.mute !== "open" ? "" : undefined} title={person ? `${handle} · ${person.stated}` : handle} onClick={() => open(member)}>
      <span class="badge-face">
        <Avatar id={member} handle={handle} bot={person?.bot ?? false} picture={person?.avatar} size={size} />
        {seat && seat.mute !== "open" && <span class="badge-mark">{seat.mute === "by_moderator" ? <SilencedIcon /> : <MutedIcon />}</span>}
        {handRaised && <span class="badge-mark badge-hand"><HandIcon /></span>}
      </span>
      <span class="badge-name">{handle}</span>
      <Unseen text={member === me && size === "middle" ? t("badge-you") : ""} />
      <span class="badge-role">{notes({ bot: person?.bot, moderator: seat?.role === "moderator", turn, you: member === me && size === "large" })}</span>
      {size === "large" && person?.name_mark && <span class="badge-stated"><Name of={person} /></span>}
      {size === "large" && stated !== undefined && <span class="badge-stated" dir="auto">{stated}</span>}
      {(seat === undefined || seat.connected) && person?.badge && <span class="badge-stated"><Proved badge={person.badge} /></span>}
      <Unseen text={seat ? t(`badge-mute-${seat.mute}`) : ""} />
      <Unseen text={handRaised ? t("badge-hand") : ""} />
      {/* Part of the name while it shows: nothing is painted or said of a seat that is silent. */}
      {seat?.mute === "open" && <span class="badge-mark badge-sound"><SoundIcon /><Unseen text={t("badge-speaking")} /></span>}
    </button>
  );
};

const notes = ({ bot, moderator, turn, you }: { bot: boolean | undefined; moderator: boolean; turn: boolean; you: boolean }): string =>
  [turn && t("badge-turn"), bot && t("badge-bot"), moderator && t("badge-moderator"), you && t("badge-you")].filter(Boolean).join(" · ");

/** For those who hear the screen. */
const Unseen = ({ text }: { text: string }) => (text === "" ? null : <span class="out-of-sight">, {text}</span>);
