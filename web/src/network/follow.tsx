/** Following: one button that says what a press does. Nothing is followed before the server says so. */
import { type Signal, useSignal } from "@preact/signals";
import type { Got } from "../api";
import type { House } from "../house";
import { t } from "../language";
import type { PersonPage } from "../wire";
import { network } from "./requests";

interface Inputs {
  follows: boolean;
  /** Of whom or what, in a list where there are many. */
  label: string;
  act: () => Promise<void>;
}

/** For people and for topics. */
export const FollowButton = ({ follows, label, act }: Inputs) => {
  const busy = useSignal(false);
  const press = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    await act();
    busy.value = false;
  };
  return <button type="button" class={follows ? "follow" : "follow strong"} aria-label={label} aria-busy={busy.value} onClick={() => void press()}>{t(follows ? "unfollow" : "follow")}</button>;
};

interface PersonInputs {
  house: House;
  member: string;
  handle: string;
  /** Whether one follows them; changed by a press. */
  follows: Signal<boolean>;
}

export const FollowPerson = ({ house, member, handle, follows }: PersonInputs) => {
  const act = async (): Promise<void> => {
    const wanted = !follows.value;
    const got: Got<null> = await (wanted ? network.follow(member) : network.unfollow(member));
    if (!got.ok) {
      house.refused(got.refusal);
      return;
    }
    follows.value = wanted;
    house.say(t(wanted ? "follow-done" : "unfollow-done", { handle }));
  };
  return <FollowButton follows={follows.value} label={t(follows.value ? "unfollow-who" : "follow-who", { handle })} act={act} />;
};

/** How many follow somebody, how many rooms they hosted, and the button. `own`: nobody follows themselves. */
export const Followed = ({ house, page, own }: { house: House; page: PersonPage; own: boolean }) => {
  const follows = useSignal(page.follows);
  const followers = page.followers - Number(page.follows) + Number(follows.value);
  return (
    <div class="followed">
      <p class="quiet"><span>{t("followers", { count: followers })}</span> <span>{t("rooms-hosted", { count: page.rooms_hosted })}</span></p>
      {!own && !page.bot && <FollowPerson house={house} member={page.member} handle={page.handle} follows={follows} />}
    </div>
  );
};
