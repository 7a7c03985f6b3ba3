/** The audience: everybody while it is small, else the first ones and a count. */
import type { House } from "../house";
import { t } from "../language";
import type { View } from "../wire";
import { Badge } from "./badge";
import "./audience.css";

interface Inputs {
  house: House;
  view: View;
  me: string;
  open: (member: string) => void;
  openPeople: () => void;
}

export const Audience = ({ house, view, me, open, openPeople }: Inputs) => {
  const raised = new Set(view.hands.map(({ member }) => member));
  const { count, shown } = view.audience;
  return (
    <section class="audience" aria-labelledby="audience-title">
      <h2 id="audience-title">{t("audience")} <span class="count">{count}</span></h2>
      {count === 0 ? <p class="quiet">{t("audience-empty")}</p> : (
        <ul class="audience-seats">
          {shown.map((member, at) => (
            <li key={member} aria-setsize={count} aria-posinset={at + 1}>
              <Badge house={house} member={member} handRaised={raised.has(member)} me={me} size="middle" open={open} />
            </li>
          ))}
        </ul>
      )}
      {count > shown.length && <p><button type="button" onClick={openPeople}>{t("audience-more", { count: count - shown.length })}</button></p>}
    </section>
  );
};
