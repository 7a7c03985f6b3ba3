/** The sheet that opens a room: what kind of talk, title, topic, who may come, who may ask to speak. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { ChooseCircle } from "../circles/choose-circle";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { readersOwn } from "../network/spoken";
import { Formats, LanguageSpoken, POLICY, PolicyFields, policyOf } from "../room/policy-fields";
import { addressOf, go } from "../router";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Wrong } from "../ui/wrong";
import type { Policy } from "../wire";

/** On some servers only its owners open rooms: nobody else sees the button, not while that is unknown either. */
export const mayOpen = (house: House): boolean => house.me.value?.owner === true || house.server.value?.rooms?.opened_by_owners === false;

/** A wave leads into a closed room, which somebody has to be allowed to open. */
export const mayWave = (house: House): boolean => mayOpen(house) && house.server.value?.rooms?.closed_rooms === true;

/** So that whoever invites many knows beforehand whether they fit. */
const RoomFor = () => {
  const [loaded] = useLoad("", api.capacity);
  if (loaded.at !== "here") return <p class="quiet">{t(loaded.at === "loading" ? "loading" : "room-for-unknown")}</p>;
  const { room_for: count } = loaded.value;
  return <p class="quiet">{count === 0 ? t("room-for-none") : t("room-for", { count })}</p>;
};

/** `circle`: in which one, to begin with. */
export const StartRoom = ({ house, circle, close }: { house: House; circle?: string; close: () => void }) => {
  const rules = house.server.value?.rooms;
  const wrong = useSignal<string | null>(null);
  const policy = useSignal<Policy>({ ...POLICY, language: readersOwn(), ...(circle === undefined ? {} : { circle }) });
  const busy = useSignal(false);
  const start = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const text = (name: string): string => String(data.get(name) ?? "").trim();
    busy.value = true;
    const got = await api.openRoom({ title: text("title"), topic: text("topic") === "" ? null : text("topic"), policy: policyOf(policy.value) });
    busy.value = false;
    if (!got.ok) {
      wrong.value = refusalText(got.refusal);
      return;
    }
    close();
    const { room, link } = got.value;
    go(addressOf(room, link));
  };
  return (
    <Dialog title={t("start-room")} close={close}>
      <form class="form" onSubmit={(event) => {
        event.preventDefault();
        if (!busy.value) void start(event.currentTarget);
      }}>
        <Formats form={policy} />
        <Field label={t("room-title")} hint={t("room-title-hint")}>
          {(ties) => <input {...ties} name="title" required maxLength={80} autocomplete="off" />}
        </Field>
        <Field label={t(rules?.topic_required ? "room-topic-required" : "room-topic")} hint={t("room-topic-hint")}>
          {(ties) => <input {...ties} name="topic" required={rules?.topic_required ?? false} maxLength={40} autocomplete="off" />}
        </Field>
        {(rules?.closed_rooms ?? true) && <ChooseCircle form={policy} />}
        <LanguageSpoken form={policy} />
        <PolicyFields form={policy} closed={rules?.closed_rooms ?? true} />
        <RoomFor />
        <p class="quiet">{t("kept")}</p>
        {wrong.value && <Wrong text={wrong.value} />}
        <button class="strong" type="submit" aria-busy={busy.value}>{t(busy.value ? "one-moment" : "start-room-go")}</button>
      </form>
    </Dialog>
  );
};
