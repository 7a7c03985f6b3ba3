/** In an owner's hallway, until the first steps are done or skipped. */
import { api } from "../api";
import type { House } from "../house";
import { t } from "../language";
import { useLoad } from "../ui/load";

export const SetUpCard = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("set-up", api.setUp);
  if (loaded.at !== "here" || loaded.value.done || house.server.value?.demo) return null;
  const skip = async (): Promise<void> => {
    const got = await api.setUpDone();
    if (got.ok) again();
    else house.refused(got.refusal);
  };
  return (
    <aside class="set-up-card" aria-label={t("set-up")}>
      <p>{t("set-up-card")}</p>
      <p><a class="button strong" href="/admin/set-up">{t("set-up")}</a> <button type="button" onClick={() => void skip()}>{t("set-up-skip")}</button></p>
    </aside>
  );
};
