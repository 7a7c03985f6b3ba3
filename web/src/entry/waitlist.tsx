/** The waitlist, from the owner's side: who waits, and the door. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api, type Got } from "../api";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { Avatar } from "../ui/avatar";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { ApplicantRow } from "../wire";
import "./invites.css";

/** How often the list is read anew while somebody looks at it. */
const REFRESH_MS = 10_000;

/** Applicants in one answer; fewer means that nobody comes after them. */
const PAGE = 200;

/** All that are asked for so far, page by page. */
async function waiting(pages: number): Promise<Got<ApplicantRow[]>> {
  const rows: ApplicantRow[] = [];
  for (let page = 0; page < pages && rows.length === page * PAGE; page += 1) {
    const got = await api.waitlist(rows.at(-1)?.account ?? null);
    if (!got.ok) return got;
    rows.push(...got.value);
  }
  return { ok: true, value: rows };
}

export const Waitlist = ({ house }: { house: House }) => {
  const pages = useSignal(1);
  const [loaded, again] = useLoad(`waitlist ${pages.value}`, () => waiting(pages.value));
  const letIn = useSignal<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") again();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  const open = async (row: ApplicantRow): Promise<void> => {
    const got = await api.letIn(row.account);
    if (!got.ok) {
      house.refused(got.refusal);
      return;
    }
    letIn.value = new Set([...letIn.value, row.account]);
    house.say(t("waitlist-done", { handle: row.handle }));
    again();
  };
  const rows = loaded.at === "here" ? loaded.value.filter((row) => !letIn.value.has(row.account)) : [];
  const isMore = loaded.at === "here" && loaded.value.length === pages.value * PAGE;
  return (
    <main id="main" class="page">
      <Title text={t("waitlist")} />
      <p>{t("waitlist-what")}</p>
      <p class="buttons"><a class="button" href="/admin/tree">{t("tree")}</a><a class="button" href="/admin/invites">{t("bulk")}</a></p>
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && rows.length === 0 && <p class="quiet">{t("waitlist-none")}</p>}
      {rows.length > 0 && (
        <ul class="waitlist">
          {rows.map((row) => (
            <li key={row.account}>
              <Avatar id={row.account} handle={row.handle} bot={false} size="middle" />
              <div class="waitlist-who">
                <strong>@{row.handle}</strong>
                <span dir="auto">{row.stated}</span>
                <span class="quiet">{t(`field-${row.field}`)} · {t("as-stated")} · {t("waitlist-since", { when: when(row.registered_ms) })}</span>
              </div>
              <button type="button" class="strong" aria-label={t("waitlist-let-in-who", { handle: row.handle })} onClick={() => void open(row)}>{t("waitlist-let-in")}</button>
            </li>
          ))}
        </ul>
      )}
      {isMore && <button type="button" onClick={() => { pages.value += 1; }}>{t("show-more")}</button>}
    </main>
  );
};
