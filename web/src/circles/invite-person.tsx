/** Invites somebody, from their own page, to a circle that one moderates. Drawn for whoever moderates one. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Field } from "../ui/field";
import { ownCircles } from "./own";
import { circles } from "./requests";

export const InvitePerson = ({ house, handle }: { house: House; handle: string }) => {
  const wrong = useSignal<string | undefined>(undefined);
  useEffect(() => ownCircles.need(), []);
  const { moderated } = ownCircles;
  if (moderated.length === 0) return null;
  const invite = async (form: HTMLFormElement): Promise<void> => {
    const got = await circles.invite(String(new FormData(form).get("circle") ?? ""), handle);
    wrong.value = got.ok ? undefined : refusalText(got.refusal);
    if (got.ok) house.say(t("circle-invited", { handle }));
  };
  return (
    <section aria-labelledby="to-circle">
      <h2 id="to-circle">{t("circle-invite-who", { handle })}</h2>
      <form class="form" noValidate onSubmit={(event) => {
        event.preventDefault();
        void invite(event.currentTarget);
      }}>
        <Field label={t("filter-circle")} wrong={wrong.value}>
          {(ties) => <select {...ties} name="circle">{moderated.map((card) => <option key={card.circle} value={card.circle}>{card.name}</option>)}</select>}
        </Field>
        <button type="submit">{t("circle-invite")}</button>
      </form>
    </section>
  );
};
