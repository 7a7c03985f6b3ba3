/** Circles: one's own, and those one may find. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { go } from "../router";
import { announce } from "../ui/announce";
import { useBack } from "../ui/back";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { named, pagesOf } from "../ui/pages";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { CircleCard } from "../wire";
import { CircleSummary } from "./card";
import { CircleForm } from "./circle-form";
import { ownCircles } from "./own";
import { circlePage, circles } from "./requests";
import { useTyped } from "./use-typed";
import "../hallway/hallway.css";
import "./circles.css";

const FIND_MAX = 60;

export const CirclesScreen = ({ house }: { house: House }) => {
  const making = useSignal(false);
  const [own, again] = useLoad(`own circles ${ownCircles.turn.value}`, circles.own);
  useBack(house, () => ownCircles.changed());
  return (
    <main id="main" class="page circles">
      <header class="hallway-head">
        <Title text={t("circles")} />
        <button type="button" class="strong" onClick={() => (making.value = true)}>{t("circle-make")}</button>
      </header>
      <p>{t("circles-what")}</p>
      <section aria-labelledby="own">
        <h2 id="own">{t("circles-own")}</h2>
        {own.at === "loading" && <Skeleton rows={2} label={t("loading")} />}
        {own.at === "failed" && <Failed text={refusalText(own.why.refusal)} request={own.why.request} retry={again} />}
        {own.at === "here" && <Cards cards={own.value.circles} none={t("circles-own-none")} />}
      </section>
      <Others />
      <p class="buttons"><a class="button" href="/">{t("to-hallway")}</a></p>
      {making.value && <CircleForm close={() => (making.value = false)} done={({ card }) => {
        ownCircles.changed();
        house.say(t("circle-made", { name: card.name }));
        go(circlePage(card.circle));
      }} />}
    </main>
  );
};

const Cards = ({ cards, none }: { cards: CircleCard[]; none: string }) =>
  cards.length === 0 ? <p class="quiet">{none}</p> : <ul class="cards">{cards.map((card) => <li key={card.circle}><CircleSummary card={card} /></li>)}</ul>;

/** The largest first, or those found. */
const Others = () => {
  const pages = useSignal(1);
  const [typed, wanted] = useTyped();
  const text = wanted.value;
  const page = async (after: string | null) => named(await (text === "" ? circles.all(after) : circles.find(text)), (of) => of.circles, (of) => of.next);
  const [loaded, again] = useLoad(`circles ${text} ${pages.value} ${ownCircles.turn.value}`, () => pagesOf(pages.value, page));
  const found = loaded.at === "here" && text !== "" ? loaded.value.rows.length : null;
  useEffect(() => {
    if (found !== null) announce(t("circles-found", { count: found }), { about: "circles", apart_ms: 1_000 });
  }, [loaded]);
  return (
    <section aria-labelledby="all">
      <h2 id="all">{t("circles-all")}</h2>
      <div role="search" aria-label={t("circles-find")}>
        <Field label={t("circles-find")} hint={t("circles-find-hint")}>
          {(ties) => <input {...ties} type="search" dir="auto" maxLength={FIND_MAX} autocomplete="off" value={typed.value} onInput={({ currentTarget }) => (typed.value = currentTarget.value)} />}
        </Field>
      </div>
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && <Cards cards={loaded.value.rows} none={text === "" ? t("circles-none") : t("circles-found", { count: 0 })} />}
      {loaded.at === "here" && loaded.value.more && <p class="buttons"><button type="button" onClick={() => (pages.value += 1)}>{t("show-more")}</button></p>}
    </section>
  );
};
