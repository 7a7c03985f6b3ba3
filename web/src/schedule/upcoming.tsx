/** In the hallway: what begins within a day. */
import { t } from "../language";
import { schedules } from "../schedules";
import { useLoad } from "../ui/load";
import { useNow } from "../ui/now";
import { ScheduledSummary } from "./summary";
import { dayKey } from "./times";

const SOON_MS = 24 * 3600_000;
const SHOWN_MAX = 3;
/** How often it is looked at anew. */
const EVERY_MS = 60_000;

export const Upcoming = ({ me }: { me: string }) => {
  const now = useNow(EVERY_MS);
  const [loaded] = useLoad(`upcoming ${Math.floor(now / EVERY_MS)}`, () => schedules.upcoming(null));
  if (loaded.at !== "here") return null;
  const soon = loaded.value.scheduled.filter((card) => card.begins_ms < now + SOON_MS).slice(0, SHOWN_MAX);
  if (soon.length === 0) return null;
  const today = soon.every((card) => dayKey(card.begins_ms) === dayKey(now));
  return (
    <section class="upcoming" aria-labelledby="upcoming">
      <h2 id="upcoming">{t(today ? "later-today" : "coming-up")}</h2>
      <ul class="cards">{soon.map((card) => <li key={card.scheduled}><ScheduledSummary card={card} me={me} /></li>)}</ul>
      <p><a href="/calendar">{t("calendar-whole")}</a></p>
    </section>
  );
};
