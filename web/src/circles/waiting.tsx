/** Who asked to join a circle or was invited, for its moderators; and the way to invite somebody. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Got } from "../api";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { PersonLine } from "../network/people-rows";
import { Field } from "../ui/field";
import { useFocusKept } from "../ui/focus-kept";
import { useLoad } from "../ui/load";
import { Failed, Skeleton } from "../ui/waiting";
import type { CircleCard, CircleWaitingRow } from "../wire";
import { ownCircles } from "./own";
import { circles } from "./requests";

/** Whoever let in the last one is not sent to the top of the page. */
const HEIR = "circle-waiting";

export const Waiting = ({ house, card }: { house: House; card: CircleCard }) => {
  const [loaded, again] = useLoad(`waiting ${card.circle} ${ownCircles.turn.value}`, () => circles.waiting(card.circle));
  useFocusKept(HEIR);
  // Somebody may just have asked.
  useEffect(() => house.inbox.listen(again), [house, again]);
  const act = async (asked: Promise<Got<null>>, said: string): Promise<void> => {
    const got = await asked;
    if (got.ok) house.say(said);
    else house.refused(got.refusal);
    // Who is let in is among the members then.
    ownCircles.changed();
  };
  return (
    <section aria-labelledby={HEIR}>
      <h2 id={HEIR} tabIndex={-1}>{t("circle-waiting")}</h2>
      {loaded.at === "loading" && <Skeleton rows={2} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && (loaded.value.length === 0 ? <p class="quiet">{t("circle-waiting-none")}</p> : (
        <ul class="person-rows">{loaded.value.map((row) => <Row key={row.person.member} card={card} row={row} act={act} />)}</ul>
      ))}
      <Invite house={house} card={card} done={again} />
    </section>
  );
};

interface RowInputs {
  card: CircleCard;
  row: CircleWaitingRow;
  act: (asked: Promise<Got<null>>, said: string) => Promise<void>;
}

const Row = ({ card: { circle }, row: { person, own }, act }: RowInputs) => {
  const { handle, member } = person;
  const asked = own === "asked";
  const letIn = (): void => void act(circles.giveRole(circle, member, "member"), t("circle-let-in-done", { handle }));
  const decline = (): void => void act(circles.putOut(circle, member), t(asked ? "circle-declined-done" : "circle-uninvited-done", { handle }));
  return (
    <PersonLine person={person} beside={t(asked ? "circle-waits-asked" : "circle-waits-invited")}>
      {asked && <button type="button" class="strong" aria-label={`${t("circle-let-in")}: ${handle}`} onClick={letIn}>{t("circle-let-in")}</button>}
      <button type="button" aria-label={`${t(asked ? "guest-decline" : "circle-take-back")}: ${handle}`} onClick={decline}>{t(asked ? "guest-decline" : "circle-take-back")}</button>
    </PersonLine>
  );
};

const Invite = ({ house, card, done }: { house: House; card: CircleCard; done: () => void }) => {
  const wrong = useSignal<string | undefined>(undefined);
  const invite = async (form: HTMLFormElement): Promise<void> => {
    const handle = String(new FormData(form).get("handle") ?? "").trim().replace(/^@/, "");
    const got = await circles.invite(card.circle, handle);
    wrong.value = got.ok ? undefined : refusalText(got.refusal);
    if (!got.ok) return;
    form.reset();
    house.say(t("circle-invited", { handle }));
    done();
  };
  return (
    <form class="form circle-invite" noValidate onSubmit={(event) => {
      event.preventDefault();
      void invite(event.currentTarget);
    }}>
      <Field label={t("circle-invite-handle")} wrong={wrong.value}>
        {(ties) => <input {...ties} name="handle" maxLength={21} autocomplete="off" autocapitalize="none" spellcheck={false} />}
      </Field>
      <button type="submit">{t("circle-invite")}</button>
    </form>
  );
};
