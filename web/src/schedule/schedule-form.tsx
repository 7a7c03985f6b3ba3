/** The sheet that announces a room, or announces it anew: what about, when, for how many, and who is invited on stage. */
import { type Signal, useSignal } from "@preact/signals";
import { ChooseCircle } from "../circles/choose-circle";
import { serverNow } from "../clock";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { readersOwn } from "../network/spoken";
import { Formats, LanguageSpoken, POLICY, PolicyFields, policyOf } from "../room/policy-fields";
import { schedules } from "../schedules";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { CloseIcon } from "../ui/icons";
import { Wrong } from "../ui/wrong";
import type { Invited, NewScheduled, Policy, ScheduledPage } from "../wire";
import { length } from "./times";
import { momentOf, ownZone, wall, zones } from "./zones";

const LENGTHS: readonly number[] = [30, 45, 60, 90, 120, 180];
const PLACES = 100;
const LINEUP_MAX = 10;

interface Inputs {
  house: House;
  /** What is announced already; without: something new. */
  page?: ScheduledPage;
  /** In which circle something new is, to begin with. */
  circle?: string;
  close: () => void;
  done: (page: ScheduledPage) => void;
}

/** The next full hour that is more than half an hour away. */
const nextHour = (): number => Math.ceil((serverNow() + 1_800_000) / 3_600_000) * 3_600_000;

export const ScheduleForm = ({ house, page, circle, close, done }: Inputs) => {
  const rules = house.server.value?.rooms;
  const before = page?.card;
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const policy = useSignal<Policy>({ ...(page?.policy ?? { ...POLICY, language: readersOwn(), ...(circle === undefined ? {} : { circle }) }) });
  const zone = useSignal(before?.zone ?? ownZone());
  const minutes = useSignal(before?.length_min ?? 60);
  const shown = useSignal(wall(before?.begins_ms ?? nextHour(), zone.peek()));
  const lineup = useSignal<Invited[]>(page?.lineup.map(({ person, role }) => ({ handle: person.handle, role })) ?? []);
  const save = async (form: HTMLFormElement): Promise<void> => {
    const begins_ms = momentOf(shown.value, zone.value);
    if (begins_ms === null) {
      wrong.value = t("refusal-bad_time");
      return;
    }
    const data = new FormData(form);
    const text = (name: string): string | null => String(data.get(name) ?? "").trim() || null;
    const asked: NewScheduled = {
      title: text("title") ?? "", topic: text("topic"), begins_ms, zone: zone.value, length_min: minutes.value, places: Number(text("places")),
      policy: policyOf(policy.value), lineup: lineup.value.filter(({ handle }) => handle.trim() !== ""),
    };
    busy.value = true;
    const got = await (before ? schedules.change(before.scheduled, asked) : schedules.add(asked));
    busy.value = false;
    if (!got.ok) {
      wrong.value = refusalText(got.refusal);
      return;
    }
    close();
    done(got.value);
  };
  const lengths = [...new Set([...LENGTHS, before?.length_min ?? 60])].sort((a, b) => a - b);
  return (
    <Dialog title={t(before ? "schedule-change" : "schedule-room")} close={close}>
      <form class="form" onSubmit={(event) => {
        event.preventDefault();
        if (!busy.value) void save(event.currentTarget);
      }}>
        <Field label={t("room-title")} hint={t("room-title-hint")}>
          {(ties) => <input {...ties} name="title" required maxLength={80} defaultValue={before?.title ?? ""} autocomplete="off" />}
        </Field>
        <Field label={t(rules?.topic_required ? "room-topic-required" : "room-topic")}>
          {(ties) => <input {...ties} name="topic" required={rules?.topic_required ?? false} maxLength={40} defaultValue={before?.topic ?? ""} autocomplete="off" />}
        </Field>
        <Field label={t("schedule-begins")}>
          {(ties) => <input {...ties} type="datetime-local" required value={shown.value} onInput={(event) => (shown.value = event.currentTarget.value)} />}
        </Field>
        <Field label={t("schedule-zone")} hint={t("schedule-zone-hint")}>
          {(ties) => <select {...ties} value={zone.value} onChange={(event) => (zone.value = event.currentTarget.value)}>{[...new Set([...zones(), zone.value])].map((name) => <option key={name} value={name}>{name.replaceAll("_", " ")}</option>)}</select>}
        </Field>
        <div class="field-row">
          <Field label={t("schedule-length")}>
            {(ties) => <select {...ties} value={String(minutes.value)} onChange={(event) => (minutes.value = Number(event.currentTarget.value))}>{lengths.map((of) => <option key={of} value={String(of)}>{length(of)}</option>)}</select>}
          </Field>
          <Field label={t("schedule-places")}>
            {(ties) => <input {...ties} name="places" type="number" inputMode="numeric" required min={1} max={policyOf(policy.value).room_size} defaultValue={String(before?.places ?? PLACES)} />}
          </Field>
        </div>
        {/* Once announced it stays where it is. */}
        {page === undefined && (rules?.closed_rooms ?? true) && <ChooseCircle form={policy} />}
        <LanguageSpoken form={policy} />
        <Lineup lineup={lineup} />
        <details>
          <summary>{t("schedule-policy")}</summary>
          <div class="form">
            <Formats form={policy} />
            <PolicyFields form={policy} closed={rules?.closed_rooms ?? true} />
          </div>
        </details>
        <p class="quiet">{t("kept")}</p>
        {wrong.value && <Wrong text={wrong.value} />}
        <button class="strong" type="submit" aria-busy={busy.value}>{t(busy.value ? "one-moment" : before ? "save" : "schedule-go")}</button>
      </form>
    </Dialog>
  );
};

/** Who is invited on stage, and as what. */
const Lineup = ({ lineup }: { lineup: Signal<Invited[]> }) => {
  const set = (at: number, change: Partial<Invited>): void => {
    lineup.value = lineup.value.map((row, other) => (other === at ? { ...row, ...change } : row));
  };
  return (
    <fieldset>
      <legend>{t("lineup")}</legend>
      <p class="field-hint">{t("lineup-hint")}</p>
      <ul class="invited-rows">
        {lineup.value.map((row, at) => (
          <li key={at}>
            <Field label={t("handle")}>{(ties) => <input {...ties} value={row.handle} maxLength={21} autocomplete="off" autocapitalize="none" spellcheck={false} onInput={(event) => set(at, { handle: event.currentTarget.value })} />}</Field>
            <Field label={t("lineup-as")}>
              {(ties) => <select {...ties} value={row.role} onChange={(event) => set(at, { role: event.currentTarget.value as Invited["role"] })}><option value="speaker">{t("lineup-speaker")}</option><option value="moderator">{t("lineup-moderator")}</option></select>}
            </Field>
            <button type="button" class="bare" aria-label={t("lineup-remove", { handle: row.handle })} onClick={() => (lineup.value = lineup.value.filter((_, other) => other !== at))}><CloseIcon /></button>
          </li>
        ))}
      </ul>
      {lineup.value.length < LINEUP_MAX && <p><button type="button" onClick={() => (lineup.value = [...lineup.value, { handle: "", role: "speaker" }])}>{t("lineup-add")}</button></p>}
    </fieldset>
  );
};
