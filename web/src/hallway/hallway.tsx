/** The hallway: every open room that is live now. */
import { useSignal } from "@preact/signals";
import type { House } from "../house";
import { t } from "../language";
import { Greeting, meaning } from "../language/greeting";
import { SetUpCard } from "../look/card";
import { Upcoming } from "../schedule/upcoming";
import { Title } from "../ui/title";
import { Skeleton } from "../ui/waiting";
import type { Me } from "../wire";
import { RoomSummary } from "./card";
import { StartRoom, mayOpen } from "./start-room";
import "./hallway.css";

export const Hallway = ({ house, me }: { house: House; me: Me }) => {
  const rooms = house.hallway.value;
  const starting = useSignal(false);
  const stay = house.seat.stay.value;
  const here = stay.at === "inside" ? stay.room : null;
  return (
    <main id="main" class="page hallway">
      <header class="hallway-head">
        <div>
          <p class="hallway-greeting"><Greeting broken={false} /></p>
          <Title text={t("hallway")} />
          {meaning() && <p class="quiet">{meaning()}</p>}
        </div>
        {mayOpen(house) && <button type="button" class="strong hallway-start" onClick={() => (starting.value = true)}>{t("start-room")}</button>}
      </header>
      {me.owner && <SetUpCard house={house} />}
      {me.seat_in !== null && here === null && <p class="hallway-elsewhere">{t("seat-elsewhere")} <a href={`/r/${me.seat_in}`}>{t("seat-fetch")}</a></p>}
      {rooms === null && <Skeleton rows={4} label={t("hallway-loading")} />}
      {rooms?.length === 0 && (
        <div class="hallway-empty">
          <p>{t("hallway-empty")}</p>
          <p class="buttons">
            {mayOpen(house) && <button type="button" class="strong" onClick={() => (starting.value = true)}>{t("start-room")}</button>}
            <a class="button" href="/invites">{t("hallway-invite")}</a>
          </p>
        </div>
      )}
      {rooms !== null && rooms.length > 0 && (
        <ul class="cards">
          {rooms.map((card) => <li key={card.room}><RoomSummary card={card} link={`/r/${card.room}`} here={card.room === here} /></li>)}
        </ul>
      )}
      <Upcoming me={me.account} />
      <p class="quiet hallway-kept">{t("kept")}</p>
      {starting.value && <StartRoom house={house} close={() => (starting.value = false)} />}
    </main>
  );
};
