/** Somebody's place in a room: letter, ring, name, and what stands beside the name. One button that opens their sheet. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { House } from "../house";
import { t } from "../language";
import { Avatar } from "../ui/avatar";
import { HandIcon, MutedIcon, SilencedIcon, SoundIcon } from "../ui/icons";
import type { StageSeat } from "../wire";
import "./badge.css";

interface Inputs {
  house: House;
  member: string;
  /** On stage; listeners have none. */
  seat?: StageSeat;
  handRaised?: boolean;
  me: string;
  size: "large" | "middle";
  open: (member: string) => void;
}

export const Badge = ({ house, member, seat, handRaised = false, me, size, open }: Inputs) => {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => (button.current && seat ? house.levels.show(member, button.current) : undefined), [member, seat !== undefined]);
  const person = house.people.get(member);
  const handle = person?.handle ?? "…";
  const said = [
    handle,
    member === me ? t("badge-you") : "",
    person?.bot ? t("badge-bot") : "",
    seat?.role === "moderator" ? t("badge-moderator") : "",
    seat ? t(seat.connected ? `badge-mute-${seat.mute}` : "badge-away") : "",
    handRaised ? t("badge-hand") : "",
    person && seat ? person.stated : "",
  ].filter((part) => part !== "").join(", ");
  return (
    <button ref={button} type="button" class="badge" data-member={member} data-size={size} data-away={seat && !seat.connected ? "" : undefined} aria-label={said} title={person ? `${handle} · ${person.stated}` : handle} onClick={() => open(member)}>
      <span class="badge-face">
        <Avatar id={member} handle={handle} bot={person?.bot ?? false} size={size} />
        {seat && seat.mute !== "open" && <span class="badge-mark">{seat.mute === "by_moderator" ? <SilencedIcon /> : <MutedIcon />}</span>}
        {seat?.mute === "open" && <span class="badge-mark badge-sound"><SoundIcon /></span>}
        {handRaised && <span class="badge-mark badge-hand"><HandIcon /></span>}
      </span>
      <span class="badge-name">{handle}</span>
      {size === "large" && <span class="badge-role">{[person?.bot && t("badge-bot"), seat?.role === "moderator" && t("badge-moderator"), member === me && t("badge-you")].filter(Boolean).join(" · ") || " "}</span>}
      {size === "large" && person && <span class="badge-stated" dir="auto">{seat && !seat.connected ? t("badge-away") : person.stated}</span>}
      {size === "middle" && person?.bot && <span class="badge-role">{t("badge-bot")}</span>}
    </button>
  );
};
