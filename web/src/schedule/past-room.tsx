/** What one room left: when it was, who spoke, and the questions that are asked and answered in writing. */
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Nowhere } from "../people/nowhere";
import { schedules } from "../schedules";
import { useBack } from "../ui/back";
import { useFocusKept } from "../ui/focus-kept";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { Me, PastRoomPage } from "../wire";
import { FollowUp } from "./follow-up";
import { PastFacts } from "./past";
import { Question } from "./question";
import "../hallway/card.css";
import "./calendar.css";
import "./questions.css";

/** Takes the focus where a form went away. */
const HEIR = "questions";

interface Inputs {
  house: House;
  me: Me;
  room: string;
}

export const PastRoomScreen = ({ house, me, room }: Inputs) => {
  const told = house.questions.value;
  const [loaded, again] = useLoad(`past room ${room} ${told?.room === room ? told.turn : 0}`, () => schedules.pastRoom(room));
  useBack(house, again);
  useFocusKept(HEIR);
  if (loaded.at === "failed" && loaded.why.refusal?.code === "no_such_room") return <Nowhere />;
  return (
    <main id="main" class="page past-room">
      {loaded.at === "loading" && <><Title text={t("recap")} hidden /><Skeleton rows={4} label={t("loading")} /></>}
      {loaded.at === "failed" && <><Title text={t("recap")} /><Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} /></>}
      {loaded.at === "here" && <Left house={house} me={me} page={loaded.value} again={again} />}
      <p class="buttons"><a class="button" href="/past">{t("past")}</a></p>
    </main>
  );
};

const Left = ({ house, me, page, page: { past, questions }, again }: { house: House; me: Me; page: PastRoomPage; again: () => void }) => (
  <>
    {past.topic && <p class="card-topic" dir="auto">{past.topic}</p>}
    <Title text={past.title} />
    <PastFacts past={past} />
    <FollowUp house={house} page={page} />
    <section aria-labelledby={HEIR}>
      <h2 id={HEIR} tabIndex={-1}>{t("questions")}</h2>
      {questions.some(({ may_answer }) => may_answer) && <p>{t("questions-to-answer-what")}</p>}
      {questions.length === 0 && <p class="quiet">{t("questions-none")}</p>}
      <ul class="questions">
        {questions.map((question) => <Question key={question.author.member} house={house} me={me} room={past.room} question={question} again={again} />)}
      </ul>
    </section>
  </>
);
