/** People in a list, each with a button to follow them or let go, where one is told whether one does. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { House } from "../house";
import { Proved } from "../proofs/said";
import { Avatar } from "../ui/avatar";
import { Name } from "../ui/name";
import type { Person } from "../wire";
import { FollowPerson } from "./follow";
import "../proofs/proofs.css";
import "./network.css";

interface Inputs {
  person: Person;
  /** Beside what they are called. */
  beside?: string | undefined;
  /** Why they stand there. */
  why?: string | undefined;
  /** What can be done about them. */
  children?: ComponentChildren;
}

export const PersonLine = ({ person, beside, why, children }: Inputs) => (
  <li class="person-row" data-member={person.member}>
    <Avatar id={person.member} handle={person.handle} bot={person.bot} picture={person.avatar} size="small" />
    <div>
      <a href={`/@${person.handle}`}>{person.handle}</a>{person.name_mark && <> <Name of={person} /></>}{beside !== undefined && <> <span class="quiet">{beside}</span></>}<br />
      <span class="quiet" dir="auto">{person.stated}</span>{person.badge && <><br /><Proved badge={person.badge} /></>}
      {why !== undefined && <p class="person-why">{why}</p>}
    </div>
    {children}
  </li>
);

/** Whoever is let go of stays until the list is fetched anew: a slip is undone in place. */
export const PersonRow = ({ house, person, begins, why }: { house: House; person: Person; begins: boolean; why?: string }) => {
  const follows = useSignal(begins);
  return <PersonLine person={person} why={why}><FollowPerson house={house} member={person.member} handle={person.handle} follows={follows} /></PersonLine>;
};
