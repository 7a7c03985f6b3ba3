/** The stage: who may speak, in the order they came up. */
import type { House } from "../house";
import { listed, t } from "../language";
import type { View } from "../wire";
import { Badge } from "./badge";
import "./stage.css";

interface Inputs {
  house: House;
  view: View;
  me: string;
  open: (member: string) => void;
}

export const Stage = ({ house, view, me, open }: Inputs) => (
  <section class="stage" aria-labelledby="stage-title">
    <h2 id="stage-title">{t("stage")} <span class="count">{view.stage.length}</span></h2>
    {view.stage.length === 0 ? <p class="quiet">{t("stage-empty")}</p> : (
      <>
        <ul class="stage-seats">
          {view.stage.map((seat) => <li key={seat.member}><Badge house={house} member={seat.member} seat={seat} turn={view.turn?.member === seat.member} me={me} size="large" open={open} /></li>)}
        </ul>
        <p class="quiet stage-stated">{t("stated-note")}</p>
      </>
    )}
  </section>
);

/** For the key that says who is speaking. */
export function speakingText(house: House): string {
  const names = house.levels.speaking().map((member) => house.people.handle(member));
  return names.length === 0 ? t("nobody-speaking") : t("speaking", { names: listed(names) });
}
