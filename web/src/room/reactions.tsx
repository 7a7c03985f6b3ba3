/** Reactions: six buttons behind one, and how many pressed them a moment ago. Never read aloud: a thousand hands would talk over the talk. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { House } from "../house";
import { t } from "../language";
import { ClapIcon, HeartIcon, LaughIcon, PartyIcon, ReactIcon, ThumbIcon, WowIcon } from "../ui/icons";
import type { Reaction } from "../wire";
import { REACTIONS } from "./reaction-counts";
import "./reactions.css";

const ICONS: Record<Reaction, typeof ClapIcon> = { clap: ClapIcon, heart: HeartIcon, laugh: LaughIcon, wow: WowIcon, thumbs_up: ThumbIcon, party: PartyIcon };

export const Reactions = ({ house }: { house: House }) => {
  const opened = useSignal(false);
  const tray = useId();
  return (
    <>
      <button type="button" class="control control-small" aria-expanded={opened.value} aria-controls={tray} onClick={() => (opened.value = !opened.value)}><ReactIcon /><span>{t("react")}</span></button>
      <span id={tray} class="reactions" role="group" aria-label={t("react")} hidden={!opened.value}>
        {REACTIONS.map((reaction) => {
          const Icon = ICONS[reaction];
          return <button key={reaction} type="button" class="bare" data-reaction={reaction} aria-label={t(`reaction-${reaction}`)} title={t(`reaction-${reaction}`)} onClick={() => void house.react(reaction)}><Icon /></button>;
        })}
      </span>
      <Counts house={house} />
    </>
  );
};

const Counts = ({ house }: { house: House }) => (
  <span class="reaction-counts" aria-hidden="true">
    {house.reactions.shown.value.map(({ reaction, count }) => {
      const Icon = ICONS[reaction];
      // A count that grew is drawn anew, and moves for it.
      return <span key={`${reaction} ${count}`} class="reaction-count" data-reaction={reaction}><Icon />{count}</span>;
    })}
  </span>
);
