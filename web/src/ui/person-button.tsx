/** Somebody in a list, in a few lines; pressed, it shows more of them. */
import type { ComponentChildren } from "preact";
import { Proved } from "../proofs/said";
import type { Person } from "../wire";
import { Avatar } from "./avatar";
import { Name } from "./name";
import "./person-button.css";

interface Inputs {
  member: string;
  person: Person | undefined;
  open: (member: string) => void;
  /** Said beside the handle. */
  children?: ComponentChildren;
}

export const PersonButton = ({ member, person, open, children }: Inputs) => {
  const handle = person?.handle ?? "…";
  return (
    <button type="button" class="bare person" onClick={() => open(member)}>
      <Avatar id={member} handle={handle} bot={person?.bot ?? false} picture={person?.avatar} size="small" />
      <span class="person-who"><strong>{handle}</strong>{children}{person?.name_mark && <> <Name of={person} /></>}<br /><span class="quiet" dir="auto">{person?.stated}</span>{person?.badge && <><br /><Proved badge={person.badge} /></>}</span>
    </button>
  );
};
