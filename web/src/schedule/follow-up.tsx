/** A room like the one that is over, opened with one press by whoever opened or moderated that one. */
import { useSignal } from "@preact/signals";
import { type Got, api } from "../api";
import { mayOpen } from "../hallway/start-room";
import type { House } from "../house";
import { t } from "../language";
import { addressOf, go } from "../router";
import { schedules } from "../schedules";
import { useLoad } from "../ui/load";
import type { PastRoomPage } from "../wire";

export const FollowUp = ({ house, page: { past, policy } }: { house: House; page: PastRoomPage }) => {
  const busy = useSignal(false);
  if (policy === null || !mayOpen(house)) return null;
  const open = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const got = await api.openRoom({ title: past.title, topic: past.topic, policy });
    busy.value = false;
    if (got.ok) go(addressOf(got.value.room, got.value.link));
    else house.refused(got.refusal);
  };
  return (
    <div>
      <button type="button" class="strong" aria-busy={busy.value} onClick={() => void open()}>{t(busy.value ? "one-moment" : "follow-up")}</button>
      <p class="quiet">{t("follow-up-what")}</p>
    </div>
  );
};

/** `null`: it goes on, or left nothing. */
async function leftBy(room: string): Promise<Got<PastRoomPage | null>> {
  const list = await schedules.past(null);
  if (!list.ok) return list;
  return list.value.rooms.some((past) => past.room === room) ? schedules.pastRoom(room) : { ok: true, value: null };
}

/** The same where nothing else of that room is known. */
export const FollowUpOf = ({ house, room }: { house: House; room: string }) => {
  const [left] = useLoad(`left by ${room}`, () => leftBy(room));
  return left.at === "here" && left.value !== null ? <FollowUp house={house} page={left.value} /> : null;
};
