/** Whether what happens can be pushed to this browser, and asking its push service for it. */
import { pushWorker } from "../ui/browser";
import type { NewPushDevice, Wishes } from "../wire";

/** Pushed to or not yet; else what stands in the way. */
export type Reach = "on" | "off" | "denied" | "home_screen" | "browser" | "server";

export interface Known {
  /** The server has a key to push with. */
  server: boolean;
  /** The browser has a worker, a push service and notices. */
  browser: boolean;
  /** An iPhone or iPad, and not opened from its home screen. */
  inAppleTab: boolean;
  permission: NotificationPermission;
  /** Both the browser and the server know of it. */
  subscribed: boolean;
}

export function reachOf({ server, browser, inAppleTab, permission, subscribed }: Known): Reach {
  if (!server) return "server";
  if (!browser) return inAppleTab ? "home_screen" : "browser";
  if (permission === "denied") return "denied";
  return subscribed && permission === "granted" ? "on" : "off";
}

/** An iPad says that it is a Mac; no Mac has a screen that takes several fingers. */
export const isAppleTouch = (agent: string, fingers: number): boolean => /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && fingers > 1);

export async function reachHere(wishes: Wishes): Promise<Reach> {
  // Where the server does not push, nobody waits for a worker.
  const worker = wishes.push_key === null ? null : await pushWorker();
  const subscription = await worker?.pushManager.getSubscription().catch(() => null);
  return reachOf({
    server: wishes.push_key !== null,
    browser: worker !== null,
    inAppleTab: isAppleTouch(navigator.userAgent, navigator.maxTouchPoints) && !matchMedia("(display-mode: standalone)").matches,
    permission: worker === null ? "default" : Notification.permission,
    subscribed: Boolean(subscription) && wishes.devices.some(({ this_one }) => this_one),
  });
}

/** Has to be called from a touch: browsers ask whoever uses them. `null`: they said no, or no push service answers. */
export async function subscribe(key: string): Promise<NewPushDevice | null> {
  try {
    if ((await Notification.requestPermission()) !== "granted") return null;
    // One of another key, or of whoever used this browser before.
    await unsubscribe();
    const worker = await pushWorker();
    const subscription = await worker?.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { endpoint, keys }: PushSubscriptionJSON = subscription?.toJSON() ?? {};
    const [p256dh, auth] = [keys?.p256dh, keys?.auth];
    return endpoint && p256dh && auth ? { endpoint, p256dh, auth } : null;
  } catch {
    return null;
  }
}

/** Where that fails the server does not push all the same. */
export async function unsubscribe(): Promise<void> {
  try {
    const worker = await pushWorker();
    await (await worker?.pushManager.getSubscription())?.unsubscribe();
  } catch {
    // There was none.
  }
}
