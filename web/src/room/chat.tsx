/** The chat beside the voice: what was written lately, and a line to write in. New lines are not read aloud: somebody is speaking. */
import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { House } from "../house";
import { t, timeOfDay } from "../language";
import { Field } from "../ui/field";
import { useFocusKept } from "../ui/focus-kept";
import { CloseIcon } from "../ui/icons";
import { useNow } from "../ui/now";
import type { View } from "../wire";
import { isSlow, mayWrite, runs, waitLeft } from "./chat-lines";
import { span } from "./times";
import "./chat.css";

const TEXT_MAX = 500;
/** Whoever is this close to the end reads along: new lines come into view. */
const NEAR_END_PX = 48;

interface Inputs {
  house: House;
  view: View;
  me: string;
  open: (member: string) => void;
  /** What is written and not sent; kept while one looks elsewhere. */
  draft: Signal<string>;
}

export const Chat = ({ house, view, me, open, draft }: Inputs) => (
  <div class="chat">
    <Lines house={house} view={view} me={me} open={open} />
    {mayWrite(view) ? <Write house={house} view={view} me={me} draft={draft} /> : <p class="quiet">{view.policy.chat === "stage" ? t("chat-stage-only") : t("chat-is-off")}</p>}
  </div>
);

const Lines = ({ house, view, me, open }: Omit<Inputs, "draft">) => {
  const log = useRef<HTMLDivElement>(null);
  const readsAlong = useRef(true);
  useLayoutEffect(() => {
    if (readsAlong.current) log.current?.scrollTo(0, log.current.scrollHeight);
  }, [view.chat]);
  useFocusKept("chat-lines");
  const moderates = view.own.role === "moderator";
  return (
    <div ref={log} id="chat-lines" class="chat-lines" role="log" aria-live="off" aria-label={t("chat")} tabIndex={-1}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => (readsAlong.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX)}>
      <p class="quiet">{t("chat-kept")}</p>
      {view.chat.length === 0 && <p class="quiet">{t("chat-empty")}</p>}
      <ol>
        {runs(view.chat).map((run) => {
          const [{ number, member, at_ms }] = run;
          const handle = house.people.handle(member);
          return (
            <li key={number}>
              <p class="chat-who"><button type="button" class="bare" onClick={() => open(member)}>{handle}</button> <span class="quiet">{timeOfDay(at_ms)}</span></p>
              {run.map((line) => (
                <div key={line.number} class="chat-line" data-line={line.number}>
                  <p dir="auto">{line.text}</p>
                  {(member === me || moderates) && <button type="button" class="bare" aria-label={t("chat-delete-who", { handle })} onClick={() => void house.command({ kind: "delete_line", number: line.number })}><CloseIcon /></button>}
                </div>
              ))}
            </li>
          );
        })}
      </ol>
    </div>
  );
};

const Write = ({ house, view, me, draft }: Omit<Inputs, "open">) => {
  const busy = useSignal(false);
  const left = Math.ceil(waitLeft(view, me, useNow(1_000)) / 1_000);
  const send = async (): Promise<void> => {
    const text = draft.value.trim();
    if (text === "") return;
    busy.value = true;
    const answer = await house.command({ kind: "write_line", text });
    busy.value = false;
    // What did not get there stays, to be sent again.
    if (answer.kind === "done" && draft.value.trim() === text) draft.value = "";
  };
  const slow = left > 0 ? t("chat-wait", { time: span(left) }) : t("chat-slow", { time: span(view.policy.slow_mode_s) });
  return (
    <form class="chat-write" onSubmit={(event) => {
      event.preventDefault();
      if (!busy.value) void send();
    }}>
      <Field label={t("chat-write")} hint={isSlow(view) ? slow : undefined}>
        {(ties) => <input {...ties} dir="auto" maxLength={TEXT_MAX} autocomplete="off" value={draft.value} onInput={(event) => (draft.value = event.currentTarget.value)} />}
      </Field>
      <button type="submit" class="strong" aria-busy={busy.value}>{t("chat-send")}</button>
    </form>
  );
};
