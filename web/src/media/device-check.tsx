/** Is this microphone heard, and these speakers? A meter, the choice of devices, and three seconds of oneself. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../language";
import { canChooseOutput, canRecord } from "../ui/browser";
import { ring, sounds } from "./bell";
import { Field } from "../ui/field";
import { MicrophoneHelp } from "./microphone-help";
import { hearMyself, outputDevice, setOutputDevice } from "./playback";
import type { Sound } from "./sound";
import "./device-check.css";

/** Below this, after some speaking, others would strain to hear. 0 to 1. */
const QUIET = 0.35;
const LOUD = 0.97;

export const DeviceCheck = ({ sound }: { sound: Sound }) => {
  const microphone = sound.microphone;
  const devices = useSignal<MediaDeviceInfo[]>([]);
  const bar = useRef<HTMLDivElement>(null);
  const peak = useSignal(0);
  const playing = useSignal<"no" | "recording" | "playing">("no");
  const help = useSignal(false);
  const list = async (): Promise<void> => {
    if ("mediaDevices" in navigator) devices.value = await navigator.mediaDevices.enumerateDevices();
  };
  const start = async (): Promise<void> => {
    help.value = (await microphone.open()) === null;
    await list();
  };
  useEffect(() => {
    const release = sound.hold();
    const stop = microphone.watch((level) => {
      bar.current?.style.setProperty("--level", level.toFixed(2));
      if (level > peak.value + 0.02) peak.value = level;
    });
    void list();
    const changed = (): void => void list();
    navigator.mediaDevices?.addEventListener("devicechange", changed);
    return () => {
      stop();
      release();
      navigator.mediaDevices?.removeEventListener("devicechange", changed);
    };
  }, []);
  const { device, echoCancellation, noiseSuppression } = microphone.wishes.value;
  const track = microphone.track.value;
  const hear = async (): Promise<void> => {
    if (!track) return;
    playing.value = "recording";
    await hearMyself(track, () => (playing.value = "playing"));
    playing.value = "no";
  };
  const pick = (kind: MediaDeviceKind, value: string, choose: (id: string) => void, label: string) => (
    <Field label={label}>
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{t("device-default")}</option>
          {devices.value.filter((other) => other.kind === kind && other.deviceId !== "" && other.deviceId !== "default" && other.label !== "")
            .map((other) => <option key={other.deviceId} value={other.deviceId}>{other.label}</option>)}
        </select>
      )}
    </Field>
  );
  return (
    <div class="device-check">
      {track === null ? (
        <p class="buttons"><button type="button" class="strong" onClick={() => void start()}>{t("device-open-microphone")}</button></p>
      ) : (
        <>
          <div class="device-meter" ref={bar} role="img" aria-label={t("device-meter")} />
          <p>{t(peak.value < QUIET ? "device-speak" : peak.value > LOUD ? "device-too-loud" : "device-good")}</p>
          {pick("audioinput", device ?? "", (id) => void microphone.wish({ device: id === "" ? null : id }), t("device-microphone"))}
          <label class="choice"><input type="checkbox" checked={echoCancellation} onChange={(event) => void microphone.wish({ echoCancellation: event.currentTarget.checked })} /><span>{t("device-echo")}</span></label>
          <label class="choice"><input type="checkbox" checked={noiseSuppression} onChange={(event) => void microphone.wish({ noiseSuppression: event.currentTarget.checked })} /><span>{t("device-noise")}</span></label>
        </>
      )}
      {canChooseOutput() && pick("audiooutput", outputDevice(), (id) => void setOutputDevice(id), t("device-speaker"))}
      {track !== null && canRecord() && (
        <p class="buttons">
          <button type="button" disabled={playing.value !== "no"} onClick={() => void hear()}>{t(playing.value === "no" ? "device-hear" : playing.value === "recording" ? "device-recording" : "device-playing")}</button>
        </p>
      )}
      <label class="choice"><input type="checkbox" checked={sounds.on.value} onChange={(event) => {
        sounds.set(event.currentTarget.checked);
        // So that one knows what it sounds like.
        ring("over");
      }} /><span>{t("device-bell")}</span></label>
      <p class="quiet">{t("device-private")}</p>
      {help.value && <MicrophoneHelp state={microphone.state.value} close={() => (help.value = false)} retry={() => void start()} />}
    </div>
  );
};
