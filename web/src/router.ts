/** Which screen an address names, and how to get from one to another without loading the page anew. */
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { SearchKind } from "./wire";

export type Route =
  | { screen: "hallway" }
  | { screen: "room"; room: string; link: string | null }
  | { screen: "invite"; token: string }
  | { screen: "join" }
  | { screen: "sign-in"; next: string }
  | { screen: "wait" }
  | { screen: "invites" }
  | { screen: "settings" }
  | { screen: "waitlist" }
  | { screen: "proofs" }
  | { screen: "reviews" }
  | { screen: "sign-on"; refused: string | null }
  | { screen: "admission" }
  | { screen: "criteria" }
  | { screen: "decisions" }
  | { screen: "decision"; decision: string }
  | { screen: "vouches" }
  | { screen: "tree" }
  | { screen: "bulk" }
  | { screen: "set-up" }
  | { screen: "report" }
  | { screen: "thread-reports" }
  | { screen: "calendar" }
  | { screen: "past" }
  | { screen: "past-room"; room: string }
  | { screen: "scheduled"; scheduled: string; link: string | null }
  | { screen: "person"; handle: string }
  | { screen: "own-profile" }
  | { screen: "search"; find: string; kind: SearchKind | null }
  | { screen: "topics" }
  | { screen: "following" }
  | { screen: "begin" }
  | { screen: "threads" }
  /** Its id, or `@` and the handle of somebody whom one may have none with yet. */
  | { screen: "thread"; thread: string }
  | { screen: "after"; room: string }
  | { screen: "circles" }
  | { screen: "circle"; circle: string }
  | { screen: "inbox" }
  | { screen: "wishes" }
  | { screen: "unsubscribe"; letter: string }
  | { screen: "nowhere" };

/** What may be looked for, in the order in which it is shown. */
export const KINDS: readonly SearchKind[] = ["people", "topics", "rooms", "scheduled"];

/** A way back inside this site; anything else becomes the hallway. */
export const inside = (address: string | null): string =>
  address !== null && /^\/(?![/\\])/.test(address) ? address : "/";

export function routeOf(path: string, search: string): Route {
  const asked = new URLSearchParams(search);
  const [first = "", second = "", ...rest] = path.split("/").filter((part) => part !== "").map(readable);
  if (first === "admin" && second === "decisions" && rest.length === 1 && rest[0]) return { screen: "decision", decision: rest[0] };
  if (rest.length > 0) return { screen: "nowhere" };
  if (second === "") {
    switch (first) {
      case "":
        return { screen: "hallway" };
      case "join":
      case "wait":
      case "invites":
      case "vouches":
      case "calendar":
      case "past":
      case "settings":
      case "topics":
      case "following":
      case "begin":
      case "circles":
      case "inbox":
        return { screen: first };
      case "search":
        return { screen: "search", find: asked.get("find") ?? "", kind: KINDS.find((kind) => kind === asked.get("kind")) ?? null };
      case "m":
        return { screen: "threads" };
      case "sign-in":
        return { screen: "sign-in", next: inside(asked.get("next")) };
      case "sign-on":
        return { screen: "sign-on", refused: asked.get("refused") };
      default:
        return first.startsWith("@") ? { screen: "person", handle: first.slice(1).toLowerCase() } : { screen: "nowhere" };
    }
  }
  if (first === "r") return { screen: "room", room: second, link: asked.get("link") };
  if (first === "m") return { screen: "thread", thread: second };
  if (first === "circles") return { screen: "circle", circle: second };
  if (first === "after") return { screen: "after", room: second };
  if (first === "unsubscribe") return { screen: "unsubscribe", letter: second };
  if (first === "past") return { screen: "past-room", room: second };
  if (first === "e") return { screen: "scheduled", scheduled: second, link: asked.get("link") };
  if (first === "i") return { screen: "invite", token: second };
  if (first === "admin" && (second === "waitlist" || second === "set-up" || second === "report" || second === "thread-reports")) return { screen: second };
  if (first === "settings" && second === "proofs") return { screen: "proofs" };
  if (first === "settings" && second === "inbox") return { screen: "wishes" };
  if (first === "settings" && second === "profile") return { screen: "own-profile" };
  if (first === "admin" && second === "proofs") return { screen: "reviews" };
  if (first === "admin" && (second === "admission" || second === "criteria" || second === "decisions")) return { screen: second };
  if (first === "admin" && second === "tree") return { screen: "tree" };
  if (first === "admin" && second === "invites") return { screen: "bulk" };
  return { screen: "nowhere" };
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "?";
  }
}

const here = (): { path: string; search: string } => ({ path: location.pathname, search: location.search });
const address = signal("location" in globalThis ? here() : { path: "/", search: "" });

export const route: ReadonlySignal<Route> = computed(() => routeOf(address.value.path, address.value.search));

/** Of a room; a closed one's with the secret of its link. */
export const addressOf = (room: string, link: string | null): string => `/r/${room}${link === null ? "" : `?link=${encodeURIComponent(link)}`}`;

/** Of a search, for one kind or for all. */
export const searchPage = (find: string, kind: SearchKind | null): string => `/search?find=${encodeURIComponent(find)}${kind === null ? "" : `&kind=${kind}`}`;

/** True from a change of screen until the new heading took the focus. */
let headingWantsFocus = false;

export function takeHeadingFocus(): boolean {
  const wanted = headingWantsFocus;
  headingWantsFocus = false;
  return wanted;
}

const read = (): void => {
  headingWantsFocus = address.value.path !== location.pathname;
  address.value = here();
};

export function go(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  read();
  scrollTo(0, 0);
}

/** Plain links inside the site change the screen; `data-outside` leaves a link to the browser. */
export function start(): void {
  addEventListener("popstate", read);
  document.addEventListener("click", (click) => {
    if (click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
    const link = click.target instanceof Element ? click.target.closest("a") : null;
    if (!link || link.origin !== location.origin || link.target !== "" || link.hasAttribute("download")) return;
    if ("outside" in link.dataset || link.hash !== "") return;
    click.preventDefault();
    go(link.pathname + link.search);
  });
}
