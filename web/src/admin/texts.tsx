/** What text messages cost today, and where the breaker is open. Drawn only where a gateway is configured. */
import { api } from "../api";
import { refusalText } from "../house";
import { language, t, when } from "../language";
import { useLoad } from "../ui/load";
import { Failed } from "../ui/waiting";
import type { TextRange, TextsToday } from "../wire";

/** Prices are in thousandths of whatever coin the operator counts in. */
const coins = (thousandths: number): string => (thousandths / 1000).toLocaleString(language(), { minimumFractionDigits: 2, maximumFractionDigits: 3 });

export const Texts = () => {
  const [loaded, again] = useLoad("texts", api.texts);
  if (loaded.at === "failed") return <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />;
  if (loaded.at !== "here" || !loaded.value.on) return null;
  return <Today today={loaded.value} />;
};

const Today = ({ today }: { today: TextsToday }) => (
  <section class="texts" aria-labelledby="texts">
    <h2 id="texts">{t("texts")}</h2>
    <p>{t("texts-today", { sent: today.sent, spent: coins(today.spent), cap: coins(today.cap_per_day) })}</p>
    {today.failing && <p class="texts-failing">{t("texts-failing")}</p>}
    {today.spent >= today.cap_per_day && <p>{t("texts-spent")}</p>}
    {today.ranges.length > 0 && (
      <details open={today.ranges.some(({ closed_until_ms }) => closed_until_ms !== null)}>
        <summary>{t("texts-ranges")}</summary>
        <ul class="text-ranges">{today.ranges.map((range) => <Range key={range.digits} range={range} cap={today.cap_per_range} />)}</ul>
      </details>
    )}
    <p class="quiet">{t("texts-what")}</p>
  </section>
);

const Range = ({ range, cap }: { range: TextRange; cap: number }) => (
  <li>
    <strong>+{range.digits}…</strong> {t("texts-range", { sent: range.sent, used: range.used, spent: coins(range.spent), cap: coins(cap) })}
    {range.closed_until_ms !== null && <><br />{t("texts-closed", { when: when(range.closed_until_ms) })}</>}
  </li>
);
