/** How somebody came to be here: who invited them, and since when. */
import { month, t } from "../language";
import type { Person } from "../wire";
import "./came.css";

export const Came = ({ person }: { person: Person }) => (
  <>
    {person.invited_by && <p class="quiet came"><a href={`/@${person.invited_by}`}>{t("profile-invited-by", { handle: `@${person.invited_by}` })}</a></p>}
    {typeof person.member_since_ms === "number" && <p class="quiet">{t("profile-since", { when: month(person.member_since_ms) })}</p>}
  </>
);
