/** The inbox: what happened to one that one would want to know, the latest first. Showing it is looking at it. */
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { lately } from "../threads/times";
import { Avatar } from "../ui/avatar";
import { BellIcon } from "../ui/icons";
import { useNow } from "../ui/now";
import { useRows } from "../ui/rows";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { InboxPage, InboxRow } from "../wire";
import { calls } from "./calls";
import { lookedAt, withFirst, withNext } from "./rows";
import "./inbox.css";

/** Times in the list are of today or not. */
const DAY_LOOKED_AT_MS = 60_000;

export const InboxScreen = ({ house }: { house: House }) => {
  const { rows, failed, again, more } = useRows(house, { fetch: calls.rows, withFirst, withNext, listen: (changed) => listen(house, changed), came: read });
  const now = useNow(DAY_LOOKED_AT_MS);
  return (
    <main id="main" class="page inbox">
      <Title text={t("inbox")} />
      <p class="buttons"><a class="button" href="/settings/inbox">{t("wishes")}</a></p>
      {failed && <Failed text={refusalText(failed.refusal)} request={failed.request} retry={again} />}
      {rows === null && !failed && <Skeleton rows={4} label={t("loading")} />}
      {rows?.rows.length === 0 && <><p>{t("inbox-none")}</p><p class="buttons"><a class="button" href="/following">{t("following")}</a></p></>}
      {rows !== null && rows.rows.length > 0 && (
        <ul class="inbox-rows">{rows.rows.map((row) => <Row key={row.row} row={row} fresh={rows.fresh.has(row.row)} now={now} />)}</ul>
      )}
      {rows !== null && rows.next !== null && <p class="buttons"><button type="button" onClick={() => void more()}>{t("show-more")}</button></p>}
      <p class="quiet inbox-kept">{t("inbox-kept")}</p>
    </main>
  );
};

/** Whenever something came, or somebody looks at the page again. */
function listen(house: House, changed: () => void): () => void {
  const seen = (): void => {
    if (document.visibilityState === "visible") changed();
  };
  const end = house.inbox.listen(changed);
  document.addEventListener("visibilitychange", seen);
  return () => {
    end();
    document.removeEventListener("visibilitychange", seen);
  };
}

/** A page that nobody looks at has not been read; it looks again once somebody does. */
function read(page: InboxPage): void {
  const upTo = lookedAt(page);
  if (upTo !== null && document.visibilityState === "visible") void calls.see(upTo);
}

const Row = ({ row, fresh, now }: { row: InboxRow; fresh: boolean; now: number }) => {
  const said = <Said row={row} fresh={fresh} now={now} />;
  return <li data-fresh={fresh ? "" : undefined}>{row.page === null ? <div class="inbox-row">{said}</div> : <a class="inbox-row" href={row.page}>{said}</a>}</li>;
};

const Said = ({ row, fresh, now }: { row: InboxRow; fresh: boolean; now: number }) => {
  const { by, times, at_ms, title, begins_ms } = row;
  const happened = row.happened === "room_changed" && row.cancelled ? "room_cancelled" : row.happened;
  return (
    <>
      {by === null ? <span class="inbox-bell"><BellIcon /></span> : <Avatar id={by.member} handle={by.handle} bot={by.bot} picture={by.avatar} size="small" />}
      <span class="inbox-what">
        <span>{fresh && <span class="out-of-sight">{t("inbox-fresh")} </span>}{t(`happened-${happened}`, { by: by?.handle ?? "", times })}</span>
        {title !== null && <strong dir="auto">{title}</strong>}
        {happened !== "followed" && row.page === null && <span class="quiet">{t("inbox-over")}</span>}
        {begins_ms !== null && <span class="quiet">{when(begins_ms)}</span>}
      </span>
      <span class="quiet">{lately(at_ms, now)}</span>
    </>
  );
};
