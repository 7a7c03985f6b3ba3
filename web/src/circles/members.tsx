/** Who belongs to a circle, and who is called so; what a moderator and the owner can do about them. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Got } from "../api";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { PersonLine } from "../network/people-rows";
import { announce } from "../ui/announce";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { named, pagesOf } from "../ui/pages";
import { Failed, Skeleton } from "../ui/waiting";
import type { CircleCard, CircleMemberRow, CircleRole, Me } from "../wire";
import { ownCircles } from "./own";
import { circles } from "./requests";
import { useTyped } from "./use-typed";

const FIND_MAX = 60;

export const Members = ({ house, me, card }: { house: House; me: Me; card: CircleCard }) => {
  const pages = useSignal(1);
  const about = useSignal<CircleMemberRow | null>(null);
  const [typed, wanted] = useTyped();
  const text = wanted.value;
  const page = async (after: string | null) => named(await (text === "" ? circles.members(card.circle, after) : circles.findMembers(card.circle, text)), (of) => of.members, (of) => of.next);
  const [loaded, again] = useLoad(`members ${card.circle} ${text} ${pages.value} ${ownCircles.turn.value}`, () => pagesOf(pages.value, page));
  const found = loaded.at === "here" && text !== "" ? loaded.value.rows.length : null;
  useEffect(() => {
    if (found !== null) announce(t("people-found", { count: found }), { about: "found", apart_ms: 1_000 });
  }, [loaded]);
  /** Whoever is above somebody can do something about them. */
  const mayAct = ({ person, role }: CircleMemberRow): boolean => person.member !== me.account && (card.own === "owner" || (card.own === "moderator" && role === "member"));
  return (
    <section aria-labelledby="circle-people">
      <h2 id="circle-people">{t("circle-people")}</h2>
      <div role="search" aria-label={t("circle-people-find")}>
        <Field label={t("circle-people-find")}>
          {(ties) => <input {...ties} type="search" dir="auto" maxLength={FIND_MAX} autocomplete="off" value={typed.value} onInput={({ currentTarget }) => (typed.value = currentTarget.value)} />}
        </Field>
      </div>
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && loaded.value.rows.length === 0 && <p class="quiet">{t("people-found", { count: 0 })}</p>}
      {loaded.at === "here" && <ul class="person-rows">{loaded.value.rows.map((row) => <MemberRow key={row.person.member} row={row} act={mayAct(row) ? () => (about.value = row) : null} />)}</ul>}
      {loaded.at === "here" && loaded.value.more && <p class="buttons"><button type="button" onClick={() => (pages.value += 1)}>{t("show-more")}</button></p>}
      {about.value !== null && <Acts house={house} card={card} row={about.value} close={() => (about.value = null)} done={again} />}
    </section>
  );
};

const MemberRow = ({ row: { person, role }, act }: { row: CircleMemberRow; act: (() => void) | null }) => (
  <PersonLine person={person} beside={role === "member" ? undefined : t(`circle-role-${role}`)}>
    {act !== null && <button type="button" aria-label={t("circle-act-who", { handle: person.handle })} onClick={act}>{t("circle-act")}</button>}
  </PersonLine>
);

interface ActInputs {
  house: House;
  card: CircleCard;
  row: CircleMemberRow;
  close: () => void;
  done: () => void;
}

type Sure = "put-out" | "hand-over";

const Acts = ({ house, card, row: { person, role }, close, done }: ActInputs) => {
  const sure = useSignal<Sure | null>(null);
  const { handle, member } = person;
  const act = async (asked: Promise<Got<null>>, said: string): Promise<void> => {
    const got = await asked;
    close();
    if (got.ok) house.say(said);
    else house.refused(got.refusal);
    done();
  };
  const give = (to: CircleRole, said: string) => () => void act(circles.giveRole(card.circle, member, to), said);
  const putOut = (): void => void act(circles.putOut(card.circle, member), t("circle-put-out-done", { handle }));
  if (sure.value !== null) {
    const out = sure.value === "put-out";
    return (
      <Dialog title={t(`circle-${sure.value}`)} close={close}>
        <p>{t(`circle-${sure.value}-what`, { handle })}</p>
        <p class="buttons">
          <button type="button" class="serious strong" onClick={out ? putOut : give("owner", t("circle-handed-over", { handle }))}>{t(`circle-${sure.value}`)}</button>
          <button type="button" onClick={close}>{t("cancel")}</button>
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog title={handle} close={close}>
      <div class="acts">
        {card.own === "owner" && <>
          {role === "moderator"
            ? <button type="button" onClick={give("member", t("circle-now-member", { handle }))}>{t("circle-make-member")}</button>
            : <button type="button" onClick={give("moderator", t("circle-now-moderator", { handle }))}>{t("circle-make-moderator")}</button>}
          <button type="button" onClick={() => (sure.value = "hand-over")}>{t("circle-hand-over")}</button>
        </>}
        <button type="button" class="serious" onClick={() => (sure.value = "put-out")}>{t("circle-put-out")}</button>
      </div>
    </Dialog>
  );
};
