/** What a circle's owner alone can do: say anew what it is about, or dissolve it. */
import { useSignal } from "@preact/signals";
import type { House } from "../house";
import { t } from "../language";
import { go } from "../router";
import { Dialog } from "../ui/dialog";
import type { CirclePage } from "../wire";
import { CircleForm } from "./circle-form";
import { ownCircles } from "./own";
import { circles } from "./requests";

export const Owns = ({ house, page }: { house: House; page: CirclePage }) => {
  const changing = useSignal(false);
  const dissolving = useSignal(false);
  const { circle, name } = page.card;
  const dissolve = async (): Promise<void> => {
    dissolving.value = false;
    const got = await circles.dissolve(circle);
    if (!got.ok) {
      house.refused(got.refusal);
      return;
    }
    house.say(t("circle-dissolved", { name }));
    ownCircles.changed();
    go("/circles");
  };
  return (
    <>
      <p class="buttons">
        <button type="button" onClick={() => (changing.value = true)}>{t("circle-change")}</button>
        <button type="button" class="serious" onClick={() => (dissolving.value = true)}>{t("circle-dissolve")}</button>
      </p>
      {changing.value && <CircleForm page={page} close={() => (changing.value = false)} done={() => ownCircles.changed()} />}
      {dissolving.value && (
        <Dialog title={t("circle-dissolve")} close={() => (dissolving.value = false)}>
          <p>{t("circle-dissolve-what", { name })}</p>
          <p class="buttons">
            <button type="button" class="serious strong" onClick={() => void dissolve()}>{t("circle-dissolve")}</button>
            <button type="button" onClick={() => (dissolving.value = false)}>{t("cancel")}</button>
          </p>
        </Dialog>
      )}
    </>
  );
};
