/** Messages: requests that wait for an answer, one's threads, and rooms one was in lately. */
import type { Got } from "../api";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { go } from "../router";
import { Avatar } from "../ui/avatar";
import { useFocusKept } from "../ui/focus-kept";
import { useLoad } from "../ui/load";
import { useNow } from "../ui/now";
import { type ShownRows, useRows } from "../ui/rows";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { ThreadRow, ThreadsPage } from "../wire";
import { Answers } from "./answers";
import { BlockButton } from "./block";
import { calls } from "./calls";
import { type Rows, withFirst, withNext } from "./rows";
import { lately } from "./times";
import "./threads.css";

/** Takes the focus when a request was answered. */
const HEIR = "threads-all";
/** Times in the list are of today or not. */
const DAY_LOOKED_AT_MS = 60_000;

export const ThreadsScreen = ({ house }: { house: House }) => {
  useFocusKept(HEIR);
  const requests = useThreads(house, calls.requests);
  const threads = useThreads(house, calls.threads);
  return (
    <main id="main" class="page threads">
      <Title text={t("threads")} />
      {requests.failed && <Failed text={refusalText(requests.failed.refusal)} request={requests.failed.request} retry={requests.again} />}
      {requests.rows !== null && requests.rows.threads.length > 0 && (
        <section aria-labelledby="requests">
          <h2 id="requests">{t("requests")}</h2>
          <p class="quiet">{t("requests-what")}</p>
          <ul class="thread-rows">{requests.rows.threads.map((row) => <Request key={row.thread} house={house} row={row} again={requests.again} />)}</ul>
          <More rows={requests.rows} more={requests.more} />
        </section>
      )}
      <section aria-labelledby={HEIR}>
        <h2 id={HEIR} tabIndex={-1}>{t("threads-all")}</h2>
        {threads.failed && <Failed text={refusalText(threads.failed.refusal)} request={threads.failed.request} retry={threads.again} />}
        {threads.rows === null && !threads.failed && <Skeleton rows={4} label={t("loading")} />}
        {threads.rows?.threads.length === 0 && <p>{t("threads-none")}</p>}
        {threads.rows !== null && threads.rows.threads.length > 0 && <><Threads rows={threads.rows.threads} /><More rows={threads.rows} more={threads.more} /></>}
      </section>
      <Rooms />
    </main>
  );
};

const useThreads = (house: House, fetch: (after: string | null) => Promise<Got<ThreadsPage>>): ShownRows<Rows> =>
  useRows(house, { fetch, withFirst, withNext, listen: (changed) => house.threads.listen(changed) });

const More = ({ rows, more }: { rows: Rows; more: () => Promise<void> }) => (
  rows.next === null ? null : <p class="buttons"><button type="button" onClick={() => void more()}>{t("show-more")}</button></p>
);

const Threads = ({ rows }: { rows: ThreadRow[] }) => {
  const now = useNow(DAY_LOOKED_AT_MS);
  return <ul class="thread-rows">{rows.map((row) => <Row key={row.thread} row={row} now={now} />)}</ul>;
};

const Row = ({ row, now }: { row: ThreadRow; now: number }) => {
  const { thread, person, last, unread, moved_ms } = row;
  return (
    <li>
      <a class="thread-row" href={`/m/${thread}`} data-unread={unread > 0 ? "" : undefined}>
        <Avatar id={person?.member ?? thread} handle={person?.handle ?? "?"} bot={false} picture={person?.avatar} size="small" />
        <span class="thread-row-what">
          <span class="thread-row-head">
            <strong>{person?.handle ?? t("thread-gone")}</strong>
            <span class="quiet">{lately(last?.at_ms ?? moved_ms, now)}</span>
          </span>
          <span class="thread-row-last" dir="auto">{last?.mine && <span class="quiet">{t("message-you")} </span>}{last?.text ?? t("thread-introduced")}</span>
          <Standing row={row} />
        </span>
        {unread > 0 && <span class="thread-row-unread"><span aria-hidden="true">{unread}</span><span class="out-of-sight">{t("threads-new", { count: unread })}</span></span>}
      </a>
    </li>
  );
};

const Standing = ({ row }: { row: ThreadRow }) => {
  if (row.blocked) return <span class="quiet">{t("thread-blocked")}</span>;
  const waits = row.view === "waits";
  return waits ? <span class="quiet">{t("write-waits")}</span> : null;
};

const Request = ({ house, row, again }: { house: House; row: ThreadRow; again: () => void }) => {
  const { thread, person, last } = row;
  if (!person) return null;
  const { member, handle } = person;
  return (
    <li class="request">
      <Avatar id={member} handle={handle} bot={false} picture={person.avatar} size="small" />
      <div>
        <p><a href={`/@${handle}`}>{handle}</a><br /><span class="quiet" dir="auto">{person.stated}</span></p>
        <p class="said-text" dir="auto">{last?.text}</p>
        <div class="buttons">
          <Answers house={house} thread={thread} handle={handle} answered={(accepted) => (accepted ? go(`/m/${thread}`) : again())} />
          <BlockButton house={house} member={member} handle={handle} blocked={row.blocked} changed={again} />
        </div>
      </div>
    </li>
  );
};

/** Where one may still say whom one would like to talk with. */
const Rooms = () => {
  const [loaded, again] = useLoad("rooms one was in", calls.rooms);
  if (loaded.at === "failed") return <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />;
  if (loaded.at !== "here" || loaded.value.length === 0) return null;
  return (
    <section aria-labelledby="visited">
      <h2 id="visited">{t("visited")}</h2>
      <p class="quiet">{t("visited-what")}</p>
      <ul class="visited">
        {loaded.value.map(({ room, title, left_ms }) => <li key={room}><a href={`/after/${room}`} dir="auto">{title}</a> <span class="quiet">{when(left_ms)}</span></li>)}
      </ul>
      <p class="buttons"><a class="button" href="/past">{t("past")}</a></p>
    </section>
  );
};
