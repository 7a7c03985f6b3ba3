/** The parts of criteria in plain words: met, missing, and what one can do about those that are missing. */
import type { ComponentChildren } from "preact";
import { t } from "../language";
import type { LooksAt, PartState, PartWords } from "../wire";
import "./parts.css";

/** What there is to do about it, most direct first; one line a part says enough. */
const DO: LooksAt[] = ["answers", "proofs", "vouches", "said", "waiting", "quota"];

/** The answers stand folded once they are given. */
const unfold = (): void => {
  const answers = document.getElementById("answers");
  if (answers instanceof HTMLDetailsElement) answers.open = true;
};

const Do = ({ part }: { part: PartWords }) => {
  const at = DO.find((each) => part.looks_at.includes(each));
  if (at === undefined) return null;
  if (at === "proofs") return <span class="quiet part-do"><a href="/settings/proofs">{t("part-do-proofs")}</a></span>;
  if (at === "vouches") return <span class="quiet part-do"><a href="#named">{t("part-do-vouches")}</a></span>;
  if (at === "answers") return <span class="quiet part-do"><a href="#answers" onClick={unfold}>{t("part-do-answers")}</a></span>;
  return <span class="quiet part-do">{t(`part-do-${at}`)}</span>;
};

/** ✓ and ○ with words for those who do not see them. `helps`: says what to do about what is missing. */
export const Parts = ({ parts, helps = false }: { parts: PartState[]; helps?: boolean }) => (
  <ul class="parts">
    {parts.map((part) => (
      <li key={part.key} data-met={part.met ? "" : undefined}>
        <span class="parts-mark" aria-hidden="true">{part.met ? "✓" : "○"}</span>
        <span><span class="out-of-sight">{t(part.met ? "part-met" : "part-missing")} </span><span dir="auto">{part.words}</span>{helps && !part.met && <><br /><Do part={part} /></>}</span>
      </li>
    ))}
  </ul>
);

/** Before registering nothing is met or missing yet. */
export const WhatHelps = ({ parts, atLeast, invites }: { parts: PartWords[]; atLeast: number | null; invites: boolean }): ComponentChildren => (
  <section class="what-helps" aria-labelledby="what-helps">
    <h2 id="what-helps">{t("what-helps")}</h2>
    <p>{t(atLeast === null || atLeast === parts.length ? "what-helps-all" : "what-helps-at-least", { count: atLeast ?? parts.length, of: parts.length })}</p>
    <ul class="wait-next">{parts.map(({ key, words }) => <li key={key} dir="auto">{words}</li>)}</ul>
    <p class="quiet">{t("what-helps-later")}{invites && <> {t("what-helps-invite")}</>}</p>
  </section>
);
