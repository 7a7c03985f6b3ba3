/** A soft bell of two notes, for whoever has the turn. It can be switched off on this device. */
import { onUnlessOff } from "../ui/kept";
import { audioContext } from "./meter";
import { playOut } from "./playback";

/** Up: the turn ends soon; down: it is over. In hertz. */
const NOTES = { soon: [659, 880], over: [880, 587] } as const;
export type Bell = keyof typeof NOTES;

/** Of full scale. One is speaking meanwhile: it must not startle, nor reach the microphone. */
const LOUDNESS = 0.07;
const NOTES_APART_S = 0.22;
const RINGS_S = 0.9;
/** The element starts a moment after the context. */
const AHEAD_S = 0.08;

export const sounds = onUnlessOff("sounds-off");

/** A context that is made now, at a tap, runs when the bell rings. Until the returned function is called. */
export function readyAtNextTap(): () => void {
  const ready = new AbortController();
  for (const tap of ["pointerup", "keydown"]) {
    addEventListener(tap, () => {
      audioContext();
      ready.abort();
    }, { signal: ready.signal });
  }
  return () => ready.abort();
}

export function ring(bell: Bell): void {
  if (!sounds.on.peek()) return;
  const audio = audioContext();
  // Before the first tap nothing sounds; later it would be too late.
  if (audio.state !== "running") return;
  const out = audio.createGain();
  const strikes = NOTES[bell].map((hertz, at) => {
    const [start, fade] = [audio.currentTime + AHEAD_S + at * NOTES_APART_S, audio.createGain()];
    const note = new OscillatorNode(audio, { frequency: hertz });
    fade.gain.setValueAtTime(0, start);
    fade.gain.linearRampToValueAtTime(LOUDNESS, start + 0.015);
    fade.gain.exponentialRampToValueAtTime(0.0001, start + RINGS_S);
    note.connect(fade).connect(out);
    return { note, start };
  });
  const last = strikes[1]?.note;
  if (!last) return;
  playOut(out, last, () => {
    for (const { note, start } of strikes) {
      note.start(start);
      note.stop(start + RINGS_S);
    }
  }).catch(() => undefined); // The words beside it are enough.
}
