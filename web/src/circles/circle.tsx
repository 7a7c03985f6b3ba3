/** A circle's page: what it is, whether one belongs to it; for its members its rooms and who else is in it. */
import { useSignal } from "@preact/signals";
import { RoomSummary } from "../hallway/card";
import { StartRoom, mayOpen } from "../hallway/start-room";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Nowhere } from "../people/nowhere";
import { go } from "../router";
import { ScheduleForm } from "../schedule/schedule-form";
import { ScheduledSummary } from "../schedule/summary";
import { pageOf } from "../schedules";
import { useBack } from "../ui/back";
import { useFocusKept } from "../ui/focus-kept";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { CirclePage, Me } from "../wire";
import { CircleFacts } from "./card";
import { Members } from "./members";
import { Membership } from "./membership";
import { Owns } from "./owns";
import { belongs, ownCircles } from "./own";
import { circles } from "./requests";
import { Waiting } from "./waiting";
import "../hallway/hallway.css";
import "./circles.css";

export const CircleScreen = ({ house, me, circle }: { house: House; me: Me; circle: string }) => {
  const [loaded, again] = useLoad(`circle ${circle} ${ownCircles.turn.value}`, () => circles.one(circle));
  useBack(house, () => ownCircles.changed());
  useFocusKept("circle-own");
  if (loaded.at === "failed" && loaded.why.refusal?.code === "no_such_circle") return <Nowhere />;
  return (
    <main id="main" class="page circle">
      {loaded.at === "loading" && <><Title text={t("circles")} hidden /><Skeleton rows={4} label={t("loading")} /></>}
      {loaded.at === "failed" && <><Title text={t("circles")} /><Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} /></>}
      {loaded.at === "here" && <Page house={house} me={me} page={loaded.value} />}
    </main>
  );
};

const Page = ({ house, me, page }: { house: House; me: Me; page: CirclePage }) => {
  const { card, owner, rules } = page;
  const inside = belongs(card.own);
  return (
    <>
      <Title text={card.name} />
      {card.description !== null && <p class="circle-description" dir="auto">{card.description}</p>}
      <CircleFacts card={card} />
      {owner !== null && <p class="quiet">{t("circle-owner")} <a href={`/@${owner.handle}`}>@{owner.handle}</a></p>}
      {rules !== null && (
        <section aria-labelledby="rules">
          <h2 id="rules">{t("circle-rules")}</h2>
          <p class="circle-rules" dir="auto">{rules}</p>
        </section>
      )}
      <Membership house={house} page={page} />
      {inside && <Rooms house={house} me={me} circle={card.circle} />}
      {inside && <Members house={house} me={me} card={card} />}
      {(card.own === "owner" || card.own === "moderator") && <Waiting house={house} card={card} />}
      {card.own === "owner" && <Owns house={house} page={page} />}
      <p class="buttons"><a class="button" href="/circles">{t("circles")}</a></p>
    </>
  );
};

/** Its live rooms and those to come. */
const Rooms = ({ house, me, circle }: { house: House; me: Me; circle: string }) => {
  const starting = useSignal(false);
  const scheduling = useSignal(false);
  const [loaded, again] = useLoad(`scheduled in ${circle}`, () => circles.scheduled(circle));
  const live = (house.hallway.value ?? []).filter((room) => room.circle === circle);
  const scheduled = loaded.at === "here" ? loaded.value.scheduled : [];
  const may = mayOpen(house) && house.server.value?.rooms?.closed_rooms === true;
  return (
    <section aria-labelledby="circle-rooms">
      <h2 id="circle-rooms">{t("circle-rooms")}</h2>
      {live.length === 0 && loaded.at === "here" && scheduled.length === 0 && <p class="quiet">{t("circle-rooms-none")}</p>}
      {loaded.at === "loading" && <Skeleton rows={1} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      <ul class="cards">
        {live.map((room) => <li key={room.room}><RoomSummary card={room} link={`/r/${room.room}`} /></li>)}
        {scheduled.map((room) => <li key={room.scheduled}><ScheduledSummary card={room} me={me.account} /></li>)}
      </ul>
      {may && (
        <p class="buttons">
          <button type="button" onClick={() => (starting.value = true)}>{t("start-room")}</button>
          <button type="button" onClick={() => (scheduling.value = true)}>{t("schedule-room")}</button>
        </p>
      )}
      {starting.value && <StartRoom house={house} circle={circle} close={() => (starting.value = false)} />}
      {scheduling.value && <ScheduleForm house={house} circle={circle} close={() => (scheduling.value = false)} done={({ card }) => go(pageOf(card.scheduled, card.link))} />}
    </section>
  );
};
