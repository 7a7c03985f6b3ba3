/** The fields of a room's policy, in the start sheet and in the room's own: a format to begin with, and every part of it. */
import { type Signal, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../language";
import { spokenByName } from "../network/spoken";
import { Field } from "../ui/field";
import { type Chat, FIELDS, FORMATS, type Format, type HandOrder, type Hands, type Policy, type TurnPolicy, type Visibility } from "../wire";
import { FORMAT_NAMES, formatOf, wordFacts } from "./policy-facts";
import { span } from "./times";
import "./policy.css";

/** What a room is when nobody chose: whoever likes speaks. */
export const POLICY: Policy = FORMATS.open_stage;

const ORDERS: readonly HandOrder[] = ["first_come", "fair", "proven_first", "pick"];
/** Times for a turn that take one press. In seconds. */
const TIMES: readonly number[] = [60, 120, 180, 300, 600];
const TIME_MIN_S = 10;
const TIME_MAX_S = 3600;
const STAGE_MAX = 50;
const CHATS: readonly Chat[] = ["everyone", "stage", "off"];
/** Seconds between two messages that take one press; 0: no slow mode. */
const PAUSES: readonly number[] = [0, 5, 15, 30, 60, 300, 900];
const SLOW_MODE_MAX_S = 3600;

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, Math.round(value) || least));

/** Numbers brought into their bounds. */
export const policyOf = (form: Policy): Policy => ({
  ...form,
  hands_max: within(form.hands_max, 1, 500),
  stage_size: within(form.stage_size, 1, STAGE_MAX),
  room_size: within(form.room_size, 2, 10_000),
  slow_mode_s: within(form.slow_mode_s, 0, SLOW_MODE_MAX_S),
  turn: form.turn && { ...form.turn, budget_s: within(form.turn.budget_s, TIME_MIN_S, TIME_MAX_S) },
});

/** Kinds of talk. `onStage`: how many are there already, for whom there must be room. */
export const Formats = ({ form, onStage = 0 }: { form: Signal<Policy>; onStage?: number }) => {
  const name = useId();
  const chosen = formatOf(form.value);
  const choose = (format: Format): void => {
    const { hands_field: _, hand_order_field: __, ...rest } = form.value;
    const { hands, stage_size, hand_order, replies, turn } = FORMATS[format];
    form.value = { ...rest, hands, stage_size: Math.max(stage_size, onStage), hand_order, replies, turn };
  };
  return (
    <fieldset class="formats">
      <legend>{t("format")}</legend>
      {FORMAT_NAMES.map((format) => (
        <label key={format} class="format">
          <input type="radio" name={name} checked={chosen === format} onChange={() => choose(format)} />
          <span><strong>{t(`format-${format}`)}</strong> <span class="quiet">{t(`format-${format}-what`)}</span></span>
        </label>
      ))}
      <p class="quiet format-facts">{chosen === null && <>{t("format-own")} </>}{wordFacts(policyOf(form.value)).join(" · ")}</p>
    </fieldset>
  );
};

/** `closed`: whether this server has rooms that are in nobody's hallway. `leaves`: a room that promised to leave nothing keeps to it. */
export const PolicyFields = ({ form, closed, leaves = true }: { form: Signal<Policy>; closed: boolean; leaves?: boolean }) => {
  const name = useId();
  const set = (change: Partial<Policy>): void => {
    form.value = { ...form.value, ...change };
  };
  /** A field goes with `proven` alone. */
  const setHands = (hands: Hands): void => {
    const { hands_field: _, ...rest } = form.value;
    form.value = { ...rest, hands };
  };
  const setField = (field: string): void => {
    const { hands_field: _, ...rest } = form.value;
    form.value = field === "" ? rest : { ...rest, hands_field: field };
  };
  const visibility = (value: Visibility) => (
    <label class="choice">
      <input type="radio" name={`${name}-visibility`} checked={form.value.visibility === value} onChange={() => set({ visibility: value })} />
      <span><strong>{t(`visibility-${value}`)}</strong> <span class="quiet">{t(form.value.circle === undefined ? `visibility-${value}-what` : `visibility-${value}-circle`)}</span></span>
    </label>
  );
  const number = (key: "hands_max" | "stage_size" | "room_size", most: number) => (
    <Field label={t(`policy-${key}`)}>
      {(ties) => <input {...ties} type="number" inputMode="numeric" min={key === "room_size" ? 2 : 1} max={most} value={form.value[key]} onInput={(event) => set({ [key]: event.currentTarget.valueAsNumber })} />}
    </Field>
  );
  return (
    <>
      {(closed || form.value.visibility === "closed") && (
        <fieldset>
          <legend>{t("visibility")}</legend>
          {visibility("open")}
          {visibility("closed")}
        </fieldset>
      )}
      <Field label={t("policy-hands")}>
        {(ties) => (
          <select {...ties} value={form.value.hands} onChange={(event) => setHands(event.currentTarget.value as Hands)}>
            <option value="everyone">{t("hands-everyone")}</option>
            <option value="proven">{t("hands-proven")}</option>
            <option value="off">{t("hands-off")}</option>
          </select>
        )}
      </Field>
      {form.value.hands === "proven" && <FieldOfWork label={t("hands-proven-field")} field={form.value.hands_field} choose={setField} />}
      <details>
        <summary>{t("policy-word")}</summary>
        <div class="policy-word">
          {form.value.hands !== "off" && <OrderFields form={form} />}
          <TurnFields form={form} />
        </div>
      </details>
      <label class="choice">
        <input type="checkbox" checked={form.value.recap} disabled={!leaves} onChange={(event) => set({ recap: event.currentTarget.checked })} />
        <span><strong>{t("policy-recap")}</strong> <span class="quiet">{t("policy-recap-what")}</span></span>
      </label>
      <details>
        <summary>{t("policy-chat")}</summary>
        <ChatFields form={form} />
      </details>
      <details>
        <summary>{t("policy-sizes")}</summary>
        <div class="field-row">{number("stage_size", STAGE_MAX)}{number("hands_max", 500)}{number("room_size", 10_000)}</div>
        <label class="choice">
          <input type="checkbox" checked={form.value.sound === "prompt"} onChange={(event) => set({ sound: event.currentTarget.checked ? "prompt" : "automatic" })} />
          <span><strong>{t("policy-prompt")}</strong> <span class="quiet">{t("policy-prompt-what")}</span></span>
        </label>
      </details>
    </>
  );
};

/** Rooms in a language that somebody does not speak come last in their hallway. */
export const LanguageSpoken = ({ form }: { form: Signal<Policy> }) => {
  const choose = (letters: string): void => {
    const { language: _, ...rest } = form.value;
    form.value = letters === "" ? rest : { ...rest, language: letters };
  };
  const { language } = form.value;
  return (
    <Field label={t("room-language")}>
      {(ties) => (
        <select {...ties} value={language ?? ""} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          <option value="">{t("room-language-any")}</option>
          {spokenByName(language === undefined ? [] : [language]).map(({ letters, name }) => <option key={letters} value={letters}>{name}</option>)}
        </select>
      )}
    </Field>
  );
};

const FieldOfWork = ({ label, field, choose }: { label: string; field: string | undefined; choose: (field: string) => void }) => (
  <Field label={label}>
    {(ties) => (
      <select {...ties} value={field ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{t("hands-proven-any")}</option>
        {FIELDS.map((field) => <option key={field} value={field}>{t(`field-${field}`)}</option>)}
      </select>
    )}
  </Field>
);

/** Whose hand is next, and whether one may reply. */
const OrderFields = ({ form }: { form: Signal<Policy> }) => {
  const name = useId();
  /** A field goes with `proven_first` alone. */
  const set = (hand_order: HandOrder, field = ""): void => {
    const { hand_order_field: _, ...rest } = form.value;
    form.value = field === "" ? { ...rest, hand_order } : { ...rest, hand_order, hand_order_field: field };
  };
  return (
    <>
      <fieldset>
        <legend>{t("order")}</legend>
        {ORDERS.map((order) => (
          <label key={order} class="choice">
            <input type="radio" name={name} checked={form.value.hand_order === order} onChange={() => set(order)} />
            <span><strong>{t(`order-${order}`)}</strong> <span class="quiet">{t(`order-what-${order}`)}</span></span>
          </label>
        ))}
      </fieldset>
      {form.value.hand_order === "proven_first" && <FieldOfWork label={t("order-field")} field={form.value.hand_order_field} choose={(field) => set("proven_first", field)} />}
      <label class="choice">
        <input type="checkbox" checked={form.value.replies} onChange={(event) => (form.value = { ...form.value, replies: event.currentTarget.checked })} />
        <span><strong>{t("replies")}</strong> <span class="quiet">{t("replies-what")}</span></span>
      </label>
    </>
  );
};

/** Who writes, and how often. */
const ChatFields = ({ form }: { form: Signal<Policy> }) => {
  const { chat, slow_mode_s } = form.value;
  const pauses = PAUSES.includes(slow_mode_s) ? PAUSES : [...PAUSES, slow_mode_s];
  return (
    <div class="policy-word">
      <Field label={t("chat-who")}>
        {(ties) => (
          <select {...ties} value={chat} onChange={(event) => (form.value = { ...form.value, chat: event.currentTarget.value as Chat })}>
            {CHATS.map((value) => <option key={value} value={value}>{t(`chat-${value}`)}</option>)}
          </select>
        )}
      </Field>
      {chat !== "off" && (
        <Field label={t("slow-mode")} hint={t("slow-mode-hint")}>
          {(ties) => (
            <select {...ties} value={String(slow_mode_s)} onChange={(event) => (form.value = { ...form.value, slow_mode_s: Number(event.currentTarget.value) })}>
              {pauses.map((seconds) => <option key={seconds} value={String(seconds)}>{seconds === 0 ? t("slow-mode-off") : span(seconds)}</option>)}
            </select>
          )}
        </Field>
      )}
    </div>
  );
};

/** How long each speaks, and whether they go back to the audience then. */
const TurnFields = ({ form }: { form: Signal<Policy> }) => {
  const turn = form.value.turn;
  /** The turn whose seconds are written out. Another one comes with a format. */
  const written = useSignal<TurnPolicy | null>(null);
  const bySeconds = turn !== null && (written.value === turn || !TIMES.includes(turn.budget_s));
  const set = (change: Partial<TurnPolicy>, write = bySeconds): void => {
    const changed = { budget_s: 120, then_audience: true, ...turn, ...change };
    written.value = write ? changed : null;
    form.value = { ...form.value, turn: changed };
  };
  const choose = (value: string): void => {
    if (value === "none") form.value = { ...form.value, turn: null };
    else set(value === "another" ? {} : { budget_s: Number(value) }, value === "another");
  };
  return (
    <>
      <Field label={t("policy-turn")}>
        {(ties) => (
          <select {...ties} value={turn === null ? "none" : bySeconds ? "another" : String(turn.budget_s)} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="none">{t("turn-none")}</option>
            {TIMES.map((seconds) => <option key={seconds} value={String(seconds)}>{span(seconds)}</option>)}
            <option value="another">{t("turn-another")}</option>
          </select>
        )}
      </Field>
      {turn !== null && bySeconds && (
        <Field label={t("turn-seconds")} hint={t("turn-seconds-hint", { least: TIME_MIN_S, most: TIME_MAX_S })}>
          {(ties) => <input {...ties} type="number" inputMode="numeric" min={TIME_MIN_S} max={TIME_MAX_S} value={turn.budget_s} onInput={(event) => set({ budget_s: event.currentTarget.valueAsNumber })} />}
        </Field>
      )}
      {turn !== null && (
        <label class="choice">
          <input type="checkbox" checked={turn.then_audience} onChange={(event) => set({ then_audience: event.currentTarget.checked })} />
          <span><strong>{t("turn-then-audience")}</strong> <span class="quiet">{t("turn-then-audience-what")}</span></span>
        </label>
      )}
    </>
  );
};
