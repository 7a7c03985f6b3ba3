/** The microphone button of somebody on stage: mute, unmute, or ask a moderator who muted them. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { House } from "../house";
import { t } from "../language";
import { MicrophoneHelp } from "../media/microphone-help";
import { announce } from "../ui/announce";
import { MicrophoneIcon, MutedIcon, SilencedIcon } from "../ui/icons";
import type { View } from "../wire";
import "./mute.css";

/** Said once in a while, not with every sentence. */
const UNHEARD_APART_MS = 15_000;

export const MuteButton = ({ house, view }: { house: House; view: View }) => {
  const help = useSignal(false);
  if (view.own.role === "listener") return null;
  if (view.own.mute === "by_moderator") return <AskToUnmute house={house} asked={view.own.asked_to_unmute} />;
  const live = house.sound.live.value;
  const press = async (): Promise<void> => {
    if (live) await house.mute();
    else help.value = !(await house.unmute());
  };
  return (
    <>
      <button type="button" class={live ? "control microphone-open" : "control strong microphone-muted"} aria-keyshortcuts="m" data-act="microphone" onClick={() => void press()}>
        {live ? <MicrophoneIcon /> : <MutedIcon />}<span>{t(live ? "mute" : "unmute")}</span>
        {live && <OwnMeter house={house} />}
      </button>
      {!live && house.sound.unheard.value && <Unheard />}
      {help.value && <MicrophoneHelp state={house.sound.microphone.state.value} close={() => (help.value = false)} retry={() => void press()} />}
    </>
  );
};

const AskToUnmute = ({ house, asked }: { house: House; asked: boolean }) => (
  <>
    <p class="silenced"><SilencedIcon />{t("muted-by-moderator")}</p>
    <button type="button" class="control" disabled={asked} data-act="ask-to-unmute" onClick={() => void house.command({ kind: "ask_to_unmute" })}>
      <span>{t(asked ? "asked-to-unmute" : "ask-to-unmute")}</span>
    </button>
  </>
);

const Unheard = () => {
  useEffect(() => announce(t("you-are-muted"), { about: "unheard", apart_ms: UNHEARD_APART_MS }), []);
  return <p class="unheard">{t("you-are-muted")}</p>;
};

/** Shows that sound goes out; painted without the component. */
const OwnMeter = ({ house }: { house: House }) => {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => house.sound.microphone.watch((level) => bar.current?.style.setProperty("--level", level.toFixed(2))), []);
  return <span ref={bar} class="own-meter" aria-hidden="true" />;
};
