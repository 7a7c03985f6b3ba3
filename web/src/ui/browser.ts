/** The one place that uses what a browser may lack. Each is looked for first; without it the feature is not offered. */

/** Phones call the page back from the lock screen and the headset's button. */
export interface SessionControls {
  title: string;
  artist: string;
  hangUp: () => void;
  toggleMicrophone: (() => void) | null;
}

export function showMediaSession(controls: SessionControls | null): void {
  if (!("mediaSession" in navigator)) return;
  const { mediaSession } = navigator;
  const handle = (action: string, act: (() => void) | null): void => {
    try {
      mediaSession.setActionHandler(action as MediaSessionAction, act);
    } catch {
      // This browser has no such button.
    }
  };
  mediaSession.metadata = controls === null ? null : new MediaMetadata({
    title: controls.title,
    artist: controls.artist,
    artwork: [{ src: "/icon-512.png", sizes: "512x512", type: "image/png" }],
  });
  mediaSession.playbackState = controls === null ? "none" : "playing";
  handle("hangup", controls?.hangUp ?? null);
  handle("togglemicrophone", controls?.toggleMicrophone ?? null);
}

export function showMicrophoneActive(active: boolean): void {
  const session = (navigator as { mediaSession?: { setMicrophoneActive?: (on: boolean) => void } }).mediaSession;
  session?.setMicrophoneActive?.(active);
}

/** Keeps the screen on until the returned function is called. */
export function keepAwake(): () => void {
  if (!("wakeLock" in navigator)) return () => undefined;
  let lock: WakeLockSentinel | null = null;
  let wanted = true;
  const take = async (): Promise<void> => {
    if (!wanted || document.visibilityState !== "visible") return;
    try {
      lock = await navigator.wakeLock.request("screen");
      if (!wanted) await lock.release();
    } catch {
      // The battery saver said no: the screen may go dark.
    }
  };
  const again = (): void => void take();
  document.addEventListener("visibilitychange", again);
  again();
  return () => {
    wanted = false;
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
  };
}

type Sinkable = HTMLMediaElement & { setSinkId?: (id: string) => Promise<void> };

export const canChooseOutput = (): boolean => "setSinkId" in HTMLMediaElement.prototype;

export async function chooseOutput(element: HTMLMediaElement, device: string): Promise<boolean> {
  try {
    await (element as Sinkable).setSinkId?.(device);
    return true;
  } catch {
    return false;
  }
}

/** Whether the microphone would open without a question. Unknown counts as a question. */
export async function microphonePermission(): Promise<"granted" | "denied" | "prompt"> {
  try {
    return (await navigator.permissions.query({ name: "microphone" as PermissionName })).state;
  } catch {
    return "prompt";
  }
}

export const canShare = (): boolean => "share" in navigator;

export async function share(title: string, url: string): Promise<void> {
  try {
    await navigator.share({ title, url });
  } catch {
    // Closed without sharing.
  }
}

export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A touch of the hand, on phones; `pattern` in ms: on, off, on … */
export function vibrate(pattern: number[]): void {
  if ("vibrate" in navigator) navigator.vibrate(pattern);
}

/** Can this browser carry a room's sound at all? */
export const canHear = (): boolean => "RTCPeerConnection" in globalThis && "MediaStream" in globalThis;

/** Microphones open only on HTTPS pages and on this very machine. */
export const canSpeak = (): boolean => globalThis.isSecureContext && "mediaDevices" in navigator;

export const canRecord = (): boolean => "MediaRecorder" in globalThis;

/** A policy that lets the page load one script by address: the shell's worker. */
function workerAddress(): string {
  const path = "/sw.js";
  const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } } }).trustedTypes;
  if (!types) return path;
  const policy = types.createPolicy("jushou", {
    createScriptURL: (url) => {
      if (url !== path) throw new TypeError("only the shell's worker is loaded by address");
      return url;
    },
  });
  return policy.createScriptURL(path);
}

/** `open`: goes to a page that a notice is about. */
export function installShell(open: (page: string) => void): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", ({ data }: MessageEvent<{ page: string }>) => open(data.page));
  // What was read before this worker came is not among what it keeps.
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    for (const { name } of performance.getEntriesByType("resource")) if (name.includes("/assets/catalogue-")) fetch(name).catch(() => undefined);
  });
  // Without it the app works, only not offline.
  setTimeout(() => navigator.serviceWorker.register(workerAddress()).catch(() => undefined), SHELL_AFTER_MS);
}

/** The whole shell is fetched then. Sooner, it takes a slow phone's first seconds from the page itself. */
const SHELL_AFTER_MS = 2_000;

/** A worker that is being installed comes a little later than the page. Longer only keeps those waiting who get none. */
const WORKER_PATIENCE_MS = 10_000;

/** The shell's worker, where it can be pushed to and show it. */
export async function pushWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!("serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis)) return null;
  const late = new Promise<null>((end) => setTimeout(() => end(null), WORKER_PATIENCE_MS));
  return Promise.race([navigator.serviceWorker.ready, late]);
}

/** Calls back when another network took over: the cable, the Wi-Fi, the phone's own. */
export function onNetworkChange(changed: () => void): void {
  addEventListener("online", changed);
  const network = (navigator as { connection?: EventTarget & { type?: string } }).connection;
  let type = network?.type;
  network?.addEventListener("change", () => {
    if (network.type === type) return;
    type = network.type;
    changed();
  });
}

/** Once the page has nothing better to do; where the browser cannot say when that is, after the first things it did. */
export function whenIdle(act: () => void): void {
  const { requestIdleCallback: idle } = window as { requestIdleCallback?: (act: () => void, wish: { timeout: number }) => number };
  if (idle === undefined) setTimeout(act, 500);
  else idle(() => act(), { timeout: 3_000 });
}
