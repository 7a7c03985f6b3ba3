/** The sheet about somebody in the room: who they say they are, what a moderator may do, and following them. */
import { useSignal } from "@preact/signals";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Followed } from "../network/follow";
import { network } from "../network/requests";
import { Said } from "../network/said";
import { Came } from "../people/came";
import { Proved } from "../proofs/said";
import { Avatar } from "../ui/avatar";
import { Dialog } from "../ui/dialog";
import { useLoad } from "../ui/load";
import { Name } from "../ui/name";
import { Failed, Skeleton } from "../ui/waiting";
import type { RoomCommand, View } from "../wire";
import { actsOn } from "./acts";
import "../proofs/proofs.css";
import "./profile.css";

interface Inputs {
  house: House;
  view: View;
  member: string;
  me: string;
  close: () => void;
}

/** These cannot be taken back by the one they are done to: asked once more. */
const SERIOUS: RoomCommand["kind"][] = ["remove", "ban", "unmake_moderator"];

export const Profile = ({ house, view, member, me, close }: Inputs) => {
  const confirming = useSignal<RoomCommand | null>(null);
  const person = house.people.get(member);
  const handle = person?.handle ?? "…";
  const act = async (command: RoomCommand): Promise<void> => {
    if (SERIOUS.includes(command.kind) && confirming.value?.kind !== command.kind) {
      confirming.value = command;
      return;
    }
    confirming.value = null;
    if ((await house.command(command)).kind === "done") close();
  };
  return (
    <Dialog title={handle} close={close} head={<Avatar id={member} handle={handle} bot={person?.bot ?? false} picture={person?.avatar} size="middle" />}>
      <div class="profile">
        {person?.bot && <p class="profile-bot"><strong>{t("badge-bot")}</strong> {t("profile-bot")}</p>}
        {person?.badge && <p><Proved badge={person.badge} /></p>}
        {person?.name_mark && <p><Name of={person} /></p>}
        {person && <p><span dir="auto">{person.stated}</span><br /><span class="quiet">{t(`field-${person.field}`)} · {t("as-stated")}</span></p>}
        {person && <Came person={person} />}
        {person && !person.bot && <p><a href={`/@${person.handle}`}>{t("profile-page")}</a></p>}
        {confirming.value === null ? (
          <div class="acts">
            {actsOn({ view, me, member }).map((command) => (
              <button key={command.kind} type="button" data-act={command.kind} class={SERIOUS.includes(command.kind) ? "serious" : ""} onClick={() => void act(command)}>{t(`act-${command.kind}`)}</button>
            ))}
          </div>
        ) : (
          <Confirm command={confirming.value} handle={handle} act={act} back={() => (confirming.value = null)} />
        )}
        {person && !person.bot && <TheirPage house={house} member={member} own={member === me} />}
      </div>
    </Dialog>
  );
};

/** What their page says as well. Below the buttons: nothing moves under the finger when it comes. */
const TheirPage = ({ house, member, own }: { house: House; member: string; own: boolean }) => {
  const [loaded, again] = useLoad(`person ${member}`, () => network.person(member));
  if (loaded.at === "loading") return <Skeleton rows={1} label={t("loading")} />;
  if (loaded.at === "failed") return <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />;
  return <><Followed house={house} page={loaded.value} own={own} /><Said profile={loaded.value.profile} /></>;
};

const Confirm = ({ command, handle, act, back }: { command: RoomCommand; handle: string; act: (command: RoomCommand) => Promise<void>; back: () => void }) => (
  <div class="confirm">
    <p>{t(`confirm-${command.kind}`, { handle })}</p>
    <p class="buttons">
      <button type="button" class="strong serious" ref={(button) => button?.focus()} onClick={() => void act(command)}>{t(`act-${command.kind}`)}</button>
      <button type="button" onClick={back}>{t("cancel")}</button>
    </p>
  </div>
);
