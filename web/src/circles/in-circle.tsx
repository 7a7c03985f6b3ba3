/** Whose room it is, among the facts of a room. Nothing, where it is nobody's. */
import { useEffect } from "preact/hooks";
import { t } from "../language";
import { ownCircles } from "./own";

export const InCircle = ({ circle }: { circle: string | undefined }) => {
  useEffect(() => {
    if (circle !== undefined) ownCircles.need();
  }, [circle]);
  return circle === undefined ? null : <span class="in-circle">{t("in-circle", { name: ownCircles.nameOf(circle) ?? "…" })}</span>;
};
