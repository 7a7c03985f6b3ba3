/** What was said in a thread, day by day; below it what is on its way. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../language";
import { wide } from "../ui/width";
import type { Message } from "../wire";
import { type Known, byDay, isRead } from "./conversation";
import type { Unsent } from "./desk";
import { clock, day } from "./times";

/** Who reads upwards stays there; this near to the end, new messages come into sight. */
const NEAR_PX = 120;

interface Inputs {
  /** `null`: they are gone. */
  handle: string | null;
  known: Known;
  theirRead: number;
  pending: Unsent[];
  isOnline: boolean;
  earlier: () => Promise<void>;
  takeBack: (key: string) => void;
}

/** The page scrolls; beside a rail its middle does. */
const scroller = (): Element | null => (wide.peek() ? document.getElementById("main") : document.scrollingElement);

export const Log = ({ handle, known, theirRead, pending, isOnline, earlier, takeBack }: Inputs) => {
  const { messages } = known;
  useEndInSight(`${messages.at(-1)?.n ?? 0} ${pending.at(-1)?.key ?? ""}`);
  const [loading, setLoading] = useState(false);
  const keepPlace = usePlaceKept(messages[0]?.n);
  const loadEarlier = async (): Promise<void> => {
    if (loading) return;
    setLoading(true);
    keepPlace();
    await earlier();
    // Drawn by then: nobody hears the old ones as new.
    await new Promise(requestAnimationFrame);
    setLoading(false);
  };
  return (
    <>
      {known.earlier !== null && <p class="buttons"><button type="button" aria-busy={loading} onClick={() => void loadEarlier()}>{t(loading ? "one-moment" : "thread-earlier")}</button></p>}
      <div class="log" role="log" aria-label={t("thread-log")} aria-live={loading ? "off" : "polite"}>
        {byDay(messages, day).map(({ day, messages }) => (
          <div key={day}>
            <h2 class="log-day">{day}</h2>
            <ol>{messages.map((message) => <Said key={message.n} message={message} handle={handle} />)}</ol>
          </div>
        ))}
      </div>
      {isRead(messages, theirRead) && pending.length === 0 && <p class="quiet log-read">{t("thread-read")}</p>}
      {pending.length > 0 && (
        <ol class="log" aria-label={t("thread-pending")}>
          {pending.map((message) => <OnItsWay key={message.key} message={message} isOnline={isOnline} takeBack={takeBack} />)}
        </ol>
      )}
    </>
  );
};

const Said = ({ message, handle }: { message: Message; handle: string | null }) => (
  <li class="message" data-mine={message.mine ? "" : undefined}>
    <span class="out-of-sight">{message.mine ? t("message-you") : (handle ?? t("thread-gone"))}</span>
    <p class="said-text" dir="auto">{message.text}</p>
    <time class="quiet" dateTime={new Date(message.at_ms).toISOString()}>{clock(message.at_ms)}</time>
  </li>
);

const OnItsWay = ({ message, isOnline, takeBack }: { message: Unsent; isOnline: boolean; takeBack: (key: string) => void }) => (
  <li class="message" data-mine="" data-pending="">
    <p class="said-text" dir="auto">{message.text}</p>
    <span class="quiet">{t(isOnline ? "message-sending" : "message-offline")}</span>
    {!isOnline && <button type="button" onClick={() => takeBack(message.key)}>{t("message-take-back")}</button>}
  </li>
);

/** At first, and when something new is below what somebody looks at, the end comes into sight. */
function useEndInSight(last: string): void {
  const isNear = useRef(true);
  useEffect(() => {
    const look = (): void => {
      const box = scroller();
      if (box) isNear.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    };
    // On phones the page scrolls, which only the document hears of; what scrolls inside it does not bubble.
    document.addEventListener("scroll", look, { capture: true, passive: true });
    return () => document.removeEventListener("scroll", look, { capture: true });
  }, []);
  useLayoutEffect(() => {
    const box = scroller();
    if (box && isNear.current) box.scrollTop = box.scrollHeight;
  }, [last]);
}

/** Returns what is called before messages come above: what is looked at stays where it is. */
function usePlaceKept(first: number | undefined): () => void {
  const below = useRef<number | null>(null);
  useLayoutEffect(() => {
    const box = scroller();
    if (box && below.current !== null) box.scrollTop = box.scrollHeight - below.current;
    below.current = null;
  }, [first]);
  return () => {
    const box = scroller();
    below.current = box ? box.scrollHeight - box.scrollTop : null;
  };
}
