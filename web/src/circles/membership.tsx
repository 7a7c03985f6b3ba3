/** What one is to a circle, and the way in or out. Whoever joins agrees to its rules as they stand on the page. */
import { useSignal } from "@preact/signals";
import type { Got } from "../api";
import { serverNow } from "../clock";
import type { House } from "../house";
import { t, when } from "../language";
import { go } from "../router";
import { Dialog } from "../ui/dialog";
import type { CirclePage } from "../wire";
import { belongs, ownCircles } from "./own";
import { circles } from "./requests";

export const Membership = ({ house, page }: { house: House; page: CirclePage }) => {
  const leaving = useSignal(false);
  const { card, rules, rules_version, rules_agreed, ask_again_ms } = page;
  const { circle, name, own, entry } = card;
  const agrees = rules !== null;
  const act = async (done: Promise<Got<unknown>>, said: string): Promise<boolean> => {
    const got = await done;
    if (got.ok) house.say(said);
    else house.refused(got.refusal);
    // Where the rules were changed meanwhile they are shown, too.
    ownCircles.changed();
    return got.ok;
  };
  const join = (said: string) => () => void act(circles.join(circle, rules_version), said);
  const leave = async (said: string): Promise<void> => {
    leaving.value = false;
    // Whoever is out of one by invite finds nothing there any more.
    if (await act(circles.leave(circle), said) && entry === "invite") go("/circles");
  };
  if (belongs(own)) {
    const isNew = rules_agreed !== rules_version;
    return (
      <section id="circle-own" class="circle-own" aria-label={t("circle-own")} tabIndex={-1}>
        {agrees && isNew && <p><strong>{t("circle-rules-new")}</strong></p>}
        <p class="buttons">
          {agrees && isNew && <button type="button" class="strong" onClick={join(t("circle-agreed"))}>{t("circle-agree")}</button>}
          {own !== "owner" && <button type="button" class="serious" onClick={() => (leaving.value = true)}>{t("circle-leave")}</button>}
        </p>
        {leaving.value && (
          <Dialog title={t("circle-leave")} close={() => (leaving.value = false)}>
            <p>{t(`circle-leave-${entry}`)}</p>
            <p class="buttons">
              <button type="button" class="serious strong" onClick={() => void leave(t("circle-left", { name }))}>{t("circle-leave")}</button>
              <button type="button" onClick={() => (leaving.value = false)}>{t("cancel")}</button>
            </p>
          </Dialog>
        )}
      </section>
    );
  }
  const later = ask_again_ms !== null && ask_again_ms > serverNow();
  const asks = entry === "approval" && own !== "invited";
  return (
    <section id="circle-own" class="circle-own" aria-label={t("circle-own")} tabIndex={-1}>
      {own === "asked" && <p>{t("circle-asked-what")}</p>}
      {own === "removed" && <p>{t("circle-removed-what")}</p>}
      {own === "declined" && later && <p>{t("circle-declined-what", { when: when(ask_again_ms) })}</p>}
      {own !== "asked" && own !== "removed" && agrees && !later && <p class="quiet">{t("circle-agrees")}</p>}
      <p class="buttons">
        {own !== "asked" && own !== "removed" && !later && <button type="button" class="strong" onClick={join(t(asks ? "circle-asked" : "circle-joined", { name }))}>{t(asks ? "circle-ask" : "circle-join")}</button>}
        {own === "asked" && <button type="button" onClick={() => void leave(t("circle-taken-back"))}>{t("circle-take-back")}</button>}
        {own === "invited" && <button type="button" onClick={() => void leave(t("circle-invite-declined"))}>{t("guest-decline")}</button>}
      </p>
    </section>
  );
};
