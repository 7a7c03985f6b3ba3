/** People in a list, each with a button to follow them or let go. */
import { useSignal } from "@preact/signals";
import type { House } from "../house";
import { Proved } from "../proofs/said";
import { Avatar } from "../ui/avatar";
import { Name } from "../ui/name";
import type { Person } from "../wire";
import { FollowPerson } from "./follow";
import "../proofs/proofs.css";
import "./network.css";

/** `why`: why they stand there. Whoever is let go of stays until the list is fetched anew: a slip is undone in place. */
export const PersonRow = ({ house, person, begins, why }: { house: House; person: Person; begins: boolean; why?: string }) => {
  const follows = useSignal(begins);
  return (
    <li class="person-row">
      <Avatar id={person.member} handle={person.handle} bot={person.bot} size="small" />
      <div>
        <a href={`/@${person.handle}`}>{person.handle}</a>{person.name_mark && <> <Name of={person} /></>}<br />
        <span class="quiet" dir="auto">{person.stated}</span>{person.badge && <><br /><Proved badge={person.badge} /></>}
        {why !== undefined && <p class="person-why">{why}</p>}
      </div>
      <FollowPerson house={house} member={person.member} handle={person.handle} follows={follows} />
    </li>
  );
};
