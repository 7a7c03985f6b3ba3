/** Every part of `ui/` in its states. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Avatar } from "../ui/avatar";
import { Chips } from "../ui/chips";
import { CopyLine } from "../ui/copy-line";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { FileButton } from "../ui/file-button";
import * as icons from "../ui/icons";
import { LaterHere, later } from "../ui/later";
import { Name } from "../ui/name";
import { show } from "../ui/notice";
import { PersonButton } from "../ui/person-button";
import { QrCode } from "../ui/qr-code";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { Person } from "../wire";

const MEMBER = "0000000000mai";
const nothing = (): void => undefined;
const person = (more: Partial<Person> = {}): Person =>
  ({ member: MEMBER, handle: "mai_tran", stated: "Engineering lead, distributed systems at a bank", field: "software", bot: false, invited_by: null, member_since_ms: null, ...more });

const missing = later<{ text: string }>(() => Promise.reject(new Error("it does not come")));
const SIZES = ["large", "middle", "small"] as const;
const WORDS = [{ value: "everyone", label: "Everyone" }, { value: "invited", label: "Invited by a moderator" }, { value: "nobody", label: "Nobody" }] as const;

const Case = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="guide-case"><h3>{name}</h3>{children}</div>
);

export const Parts = () => (
  <section aria-labelledby="parts">
    <h2 id="parts">Parts</h2>
    <Buttons />
    <Fields />
    <People />
    <Sheets />
    <Waiting />
    <Case name="Text to take along, and as a picture">
      <CopyLine label="Your link" text="https://jushou.example/i/3f9c2b" title="An invite" />
      <QrCode text="https://jushou.example/i/3f9c2b" label="Your link as a picture" />
    </Case>
    <Case name="Icons, always beside words">
      <ul class="guide-row">
        {Object.entries(icons).map(([name, Icon]) => <li key={name} class="guide-row"><Icon /><code>{name}</code></li>)}
      </ul>
    </Case>
  </section>
);

const Buttons = () => (
  <Case name="Buttons">
    <p class="buttons">
      <button type="button">Plain</button>
      <button type="button" class="strong">Strong</button>
      <button type="button" class="serious">Serious</button>
      <button type="button" class="serious strong">Serious, at last</button>
      <button type="button" class="bare" aria-label="Bare"><icons.MoreIcon /></button>
      <button type="button"><icons.HandIcon />With an icon</button>
      <a class="button" href="#parts">A link</a>
    </p>
    <p class="buttons">
      <button type="button" disabled>Not now</button>
      <button type="button" class="strong" disabled>Not now</button>
      <button type="button" aria-busy="true">Under way</button>
      <FileButton label="Choose a file" accept="*/*" chosen={({ name }) => show(name)} />
      <FileButton label="One moment…" accept="*/*" busy chosen={nothing} />
    </p>
  </Case>
);

const Fields = () => {
  const [chosen, choose] = useState<(typeof WORDS)[number]["value"]>("everyone");
  return (
    <Case name="Fields">
      <form class="form" onSubmit={(event) => event.preventDefault()}>
        <Field label="Empty">{(ties) => <input {...ties} placeholder="What it could be" />}</Field>
        <Field label="With a hint" hint="Three to twenty letters.">{(ties) => <input {...ties} defaultValue="mai" />}</Field>
        <Field label="With something wrong" hint="Three to twenty letters." wrong="These are two.">{(ties) => <input {...ties} defaultValue="ma" />}</Field>
        <Field label="Not now">{(ties) => <input {...ties} disabled />}</Field>
        <Field label="One of several">{(ties) => <select {...ties}><option>Everyone</option><option>Nobody</option></select>}</Field>
        <label class="choice"><input type="checkbox" /><span><strong>A choice</strong> with what it means.</span></label>
        <label class="choice"><input type="checkbox" defaultChecked /><span><strong>A choice that was made</strong></span></label>
        <Chips legend="One of a few words" options={WORDS} chosen={chosen} choose={choose} />
        <details><summary>What is seldom looked at</summary><p>Here it is.</p></details>
        <p class="form-wrong">What went wrong, without being read aloud.</p>
      </form>
    </Case>
  );
};

const People = () => (
  <Case name="People">
    {SIZES.map((size) => (
      <div key={size} class="guide-row">
        <Avatar id="mai" handle="mai" bot={false} size={size} />
        <Avatar id="kofi" handle="kofi_a" bot={false} size={size} />
        <Avatar id="echo" handle="echo_host" bot size={size} />
        <Avatar id="lin" handle="lin" bot={false} size={size} picture="000000000pics" />
      </div>
    ))}
    <p class="quiet">The last one has a picture; where the server behind has none, initials stay.</p>
    <PersonButton member={MEMBER} person={person()} open={nothing} />
    <PersonButton member={MEMBER} person={person({ name: "Mai Tran", name_mark: "proven" })} open={nothing}> <span class="quiet">speaks</span></PersonButton>
    <PersonButton member={MEMBER} person={person({ badge: { profession: "engineer", years: 10, field: "software" } })} open={nothing} />
    <PersonButton member={MEMBER} person={undefined} open={nothing} />
    <p><Name of={person({ name: "Mai Tran", name_mark: "stated" })} /></p>
    <p><Name of={person({ name_mark: "not_proven" })} /></p>
  </Case>
);

const Sheets = () => {
  const [open, setOpen] = useState<"none" | "sheet" | "answer">("none");
  const close = (): void => setOpen("none");
  return (
    <Case name="Dialogs and notices">
      <p class="buttons">
        <button type="button" onClick={() => setOpen("sheet")}>Open a dialog</button>
        <button type="button" onClick={() => setOpen("answer")}>Open one that must be answered</button>
        <button type="button" onClick={() => show("It is saved.")}>Say something</button>
        <button type="button" onClick={() => show("It is not saved.", "bad")}>Say something bad</button>
      </p>
      {open === "sheet" && (
        <Dialog title="About mai" close={close} head={<Avatar id="mai" handle="mai" bot={false} size="middle" />}>
          <p>Escape, the cross and a tap beside it close it.</p>
          <p class="buttons"><button type="button" class="strong" onClick={close}>Good</button></p>
        </Dialog>
      )}
      {open === "answer" && (
        <Dialog title="End the room?" close={close} mustAnswer>
          <p>Only the buttons close it.</p>
          <p class="buttons"><button type="button" class="serious strong" onClick={close}>End it</button><button type="button" onClick={close}>Not yet</button></p>
        </Dialog>
      )}
    </Case>
  );
};

const Waiting = () => {
  const [wrong, setWrong] = useState<string | null>(null);
  return (
    <Case name="What is still to come, or did not come">
      <Skeleton rows={2} label="Loading…" />
      <Failed text="The server did not answer." request="00c0ffee00c0ffee" retry={nothing} />
      <LaterHere part={missing} show={({ text }) => <p>{text}</p>} />
      <p class="buttons"><button type="button" onClick={() => setWrong(wrong === null ? "This was not right." : null)}>Do something wrong</button></p>
      {wrong !== null && <Wrong text={wrong} />}
    </Case>
  );
};
