/** Where sound comes out on this device, and playing back what the microphone just heard. Nothing leaves the page. */
import { chooseOutput } from "../ui/browser";
import { onDevice } from "../ui/kept";
import { audioContext } from "./meter";

const chosen = onDevice("speaker");
/** Long enough to judge one's own voice. */
const HEAR_MYSELF_MS = 3_000;

const elements = new Set<HTMLMediaElement>();

export const outputDevice = (): string => chosen.get() ?? "";

/** This element plays on the chosen device from now on. */
export function follow(element: HTMLMediaElement): void {
  elements.add(element);
  if (outputDevice() !== "") void chooseOutput(element, outputDevice());
}

export async function setOutputDevice(device: string): Promise<void> {
  chosen.set(device);
  for (const element of elements) await chooseOutput(element, device);
}

export async function hearMyself(track: MediaStreamTrack, playing: () => void): Promise<void> {
  const recorder = new MediaRecorder(new MediaStream([track]));
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  setTimeout(() => recorder.stop(), HEAR_MYSELF_MS);
  await stopped;
  playing();
  const audio = audioContext();
  const source = audio.createBufferSource();
  source.buffer = await audio.decodeAudioData(await new Blob(parts).arrayBuffer());
  await playOut(source, source, () => source.start());
}

/** Plays what `node` gives until `last` has ended. By way of an element: only elements can play on another device. */
export async function playOut(node: AudioNode, last: AudioScheduledSourceNode, start: () => void): Promise<void> {
  const out = audioContext().createMediaStreamDestination();
  node.connect(out);
  const element = new Audio();
  element.srcObject = out.stream;
  follow(element);
  const ended = new Promise((resolve) => (last.onended = resolve));
  try {
    start();
    await element.play();
    await ended;
  } finally {
    element.srcObject = null;
    elements.delete(element);
  }
}
