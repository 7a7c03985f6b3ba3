/** After a room: who was there, and whom one would like to talk with again. Only who is ticked by both learns of it. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Proved } from "../proofs/said";
import { Nowhere } from "../people/nowhere";
import { FollowUpOf } from "../schedule/follow-up";
import { Avatar } from "../ui/avatar";
import { useBack } from "../ui/back";
import { useFocusKept } from "../ui/focus-kept";
import { useLoad } from "../ui/load";
import { Name } from "../ui/name";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { MetRow } from "../wire";
import { calls } from "./calls";
import { useTold } from "./use-news";
import "../proofs/proofs.css";
import "./threads.css";

/** Takes the focus when a box turned into a link. */
const HEIR = "met";

export const AfterScreen = ({ house, room }: { house: House; room: string }) => {
  const [met, again] = useLoad(`met ${room}`, () => calls.met(room));
  const [rooms] = useLoad("rooms one was in", calls.rooms);
  useFocusKept(HEIR);
  useTold(house, again);
  useBack(house, again);
  if (met.at === "failed" && met.why.refusal?.code === "no_such_room") return <Nowhere />;
  const title = rooms.at === "here" ? rooms.value.find((visited) => visited.room === room)?.title : undefined;
  return (
    <main id="main" class="page narrow threads">
      <Title text={t("after")} />
      {title !== undefined && <p class="quiet" dir="auto">{title}</p>}
      {met.at === "loading" && <Skeleton rows={4} label={t("loading")} />}
      {met.at === "failed" && <Failed text={refusalText(met.why.refusal)} request={met.why.request} retry={again} />}
      {met.at === "here" && (met.value.length === 0 ? <p>{t("after-nobody")}</p> : (
        <>
          <p>{t("after-what")}</p>
          <ul id={HEIR} class="met" tabIndex={-1} aria-label={t("after")}>{met.value.map((row) => <Met key={row.person.member} house={house} room={room} row={row} />)}</ul>
        </>
      ))}
      <FollowUpOf house={house} room={room} />
      <p class="buttons"><a class="button" href="/m">{t("threads")}</a><a class="button" href="/">{t("to-hallway")}</a></p>
    </main>
  );
};

const Met = ({ house, room, row }: { house: House; room: string; row: MetRow }) => {
  const { member, handle } = row.person;
  const ticked = useSignal(row.ticked);
  const opened = useSignal<string | null>(null);
  const thread = row.thread ?? opened.value;
  const tick = async (wanted: boolean): Promise<void> => {
    ticked.value = wanted;
    const got = wanted ? await calls.tick(room, member) : await calls.untick(room, member);
    if (!got.ok) {
      ticked.value = !wanted;
      house.refused(got.refusal);
      return;
    }
    opened.value = got.value?.thread ?? null;
    if (opened.value !== null) house.say(t("tick-both", { handle }));
  };
  const who = (
    <>
      <Avatar id={member} handle={handle} bot={false} picture={row.person.avatar} size="small" />
      <span><strong>{handle}</strong>{row.person.name_mark && <> <Name of={row.person} /></>}<span class="quiet" dir="auto">{row.person.stated}</span>{row.person.badge && <> <Proved badge={row.person.badge} /></>}{row.on_stage && <span class="quiet">{t("met-on-stage")}</span>}</span>
    </>
  );
  return (
    <li>
      {thread === null
        ? <label class="choice met-who"><input type="checkbox" checked={ticked.value} onChange={({ currentTarget }) => void tick(currentTarget.checked)} />{who}</label>
        : <div class="met-who">{who}<a class="button" href={`/m/${thread}`} aria-label={t("message-write-who", { handle })}>{t("write-freely")}</a></div>}
    </li>
  );
};
