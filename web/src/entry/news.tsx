/** What another session did to this account: shown on every screen until it is put away. */
import { useEffect } from "preact/hooks";
import { api } from "../api";
import type { House } from "../house";
import { t, when } from "../language";
import { route } from "../router";
import { useLoad } from "../ui/load";
import type { NoticeRow } from "../wire";
import "./news.css";

/** A page that stays open asks again this often. More is kinder to the server; fewer tells sooner. */
const ASK_AGAIN_MS = 5 * 60_000;

/** An owner without a second factor is told on every screen until there is one. */
const Due = () => {
  const [ways] = useLoad("ways-in", api.waysIn);
  if (ways.at !== "here" || ways.value.second_factor !== "set_up_due") return null;
  return <aside class="news" aria-label={t("news")}><p>{t("second-factor-due")} <a href="/settings">{t("news-set-up")}</a></p></aside>;
};

/** Done by the house, not by a session of theirs. */
const isOfStaff = (row: NoticeRow): boolean => row.notice === "proof_taken_back";

export const News = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("notices", api.notices);
  useEffect(() => {
    const timer = setInterval(again, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const putAway = async (row: NoticeRow): Promise<void> => {
    await api.putNoticeAway(row.id);
    again();
  };
  const notMe = async (row: NoticeRow): Promise<void> => {
    if (row.session !== null) {
      const got = await api.revokeSession(row.session);
      if (got.ok) house.say(t("session-revoked"));
      else house.refused(got.refusal);
    }
    await putAway(row);
  };
  const owner = house.me.value?.owner ?? false;
  if (loaded.at !== "here" || loaded.value.length === 0) return owner && route.value.screen !== "settings" ? <Due /> : null;
  return (
    <aside class="news" aria-label={t("news")}>
      <ul>
        {loaded.value.slice(0, 3).map((row) => (
          <li key={row.id}>
            <p><strong>{t(`news-${row.notice}`)}</strong> <span class="quiet">{row.device} {when(row.at_ms)}</span></p>
            <p class="news-acts">
              {isOfStaff(row) && <a class="button" href="/settings/proofs">{t("news-why")}</a>}
              <button type="button" onClick={() => void putAway(row)}>{t(isOfStaff(row) ? "news-read" : "news-mine")}</button>
              {row.session !== null && <button type="button" class="serious" onClick={() => void notMe(row)}>{t("news-not-mine")}</button>}
            </p>
          </li>
        ))}
      </ul>
      <p class="quiet"><a href="/settings">{t("news-more")}</a></p>
    </aside>
  );
};
