/** A room's policy in words, shown to everybody: who has the word next, and for how long. */
import { t } from "../language";
import { FORMATS, type Format, type Policy } from "../wire";
import { span } from "./times";

/** Kinds of talk, as the start sheet names them. */
export const FORMAT_NAMES: readonly Format[] = ["talk_and_questions", "panel", "round", "two_minutes", "open_stage"];

/** What of a policy a format is about. */
const word = ({ hands, hand_order, hand_order_field, replies, turn }: Policy): string =>
  JSON.stringify([hands, hand_order, hand_order_field ?? null, replies, turn && [turn.budget_s, turn.then_audience]]);

/** Which of the known kinds it is; `null`: one of its own. */
export const formatOf = (policy: Policy): Format | null => FORMAT_NAMES.find((format) => word(FORMATS[format]) === word(policy)) ?? null;

/** "Hands: whoever has spoken least first", "2 min each", … Nothing about hands where there are none. */
export function wordFacts(policy: Policy): string[] {
  const { hands, hand_order, hand_order_field, replies, turn } = policy;
  const order = hand_order_field === undefined ? t(`order-fact-${hand_order}`) : t("order-fact-field", { field: t(`field-${hand_order_field}`) });
  const facts: (string | false)[] = [
    hands !== "off" && order,
    hands !== "off" && replies && t("replies-fact"),
    turn !== null && t(turn.then_audience && hands !== "off" ? "turn-fact-then-audience" : "turn-fact", { time: span(turn.budget_s) }),
  ];
  return facts.filter((fact) => fact !== false);
}

/** By which rule hands are taken, as a sentence. */
export function orderSentence({ hand_order, hand_order_field, replies }: Policy): string {
  const order = hand_order_field === undefined ? t(`order-what-${hand_order}`) : t("order-what-field", { field: t(`field-${hand_order_field}`) });
  return replies ? `${order} ${t("replies-what-queue")}` : order;
}
