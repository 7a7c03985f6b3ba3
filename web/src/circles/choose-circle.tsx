/** In which of one's circles a room is opened, if in any. Drawn for whoever belongs to one. */
import type { Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../language";
import { Field } from "../ui/field";
import type { Policy } from "../wire";
import { ownCircles } from "./own";

export const ChooseCircle = ({ form }: { form: Signal<Policy> }) => {
  useEffect(() => ownCircles.need(), []);
  const { mine } = ownCircles;
  if (mine.length === 0) return null;
  const choose = (chosen: string): void => {
    const { circle: _, ...rest } = form.value;
    form.value = chosen === "" ? rest : { ...rest, circle: chosen };
  };
  const { circle } = form.value;
  return (
    <Field label={t("room-circle")} hint={circle === undefined ? undefined : t("room-circle-hint")}>
      {(ties) => (
        <select {...ties} value={circle ?? ""} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          <option value="">{t("room-circle-none")}</option>
          {mine.map((card) => <option key={card.circle} value={card.circle}>{card.name}</option>)}
        </select>
      )}
    </Field>
  );
};
