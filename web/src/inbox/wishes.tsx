/** By which way what reaches one: devices that are pushed to, each kind of news, quiet hours, letters. */
import { type Signal, useSignal } from "@preact/signals";
import { serverNow } from "../clock";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { ownZone } from "../schedule/zones";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import { Wrong } from "../ui/wrong";
import type { Digest, InboxWay, QuietHours, WishedWay, Wishes } from "../wire";
import { calls } from "./calls";
import { ownClocks } from "./clocks";
import { PushHere } from "./push-here";
import { minuteOf, timeOf } from "./times";
import "./inbox.css";

const WAYS: readonly InboxWay[] = ["push", "inbox", "off"];
const DIGESTS: readonly Digest[] = ["off", "daily", "weekly"];
/** What most people sleep through. */
const NIGHT: QuietHours = { from_min: 22 * 60, to_min: 7 * 60 };

export const WishesScreen = ({ house }: { house: House }) => {
  const [loaded, again] = useLoad("wishes", calls.wishes);
  return (
    <main id="main" class="page wishes">
      <Title text={t("wishes")} />
      <p>{t("wishes-what")}</p>
      {loaded.at === "loading" && <Skeleton rows={4} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && <><PushHere house={house} wishes={loaded.value} again={again} /><WishesForm house={house} wishes={loaded.value} /></>}
      <p class="buttons"><a class="button" href="/inbox">{t("inbox")}</a><a class="button" href="/settings">{t("wishes-back")}</a></p>
    </main>
  );
};

const WishesForm = ({ house, wishes }: { house: House; wishes: Wishes }) => {
  const ways = useSignal<readonly WishedWay[]>(wishes.ways);
  const quiet = useSignal<QuietHours | null>(wishes.quiet);
  const digest = useSignal(wishes.digest);
  const roomLetters = useSignal(wishes.room_letters);
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const save = async (): Promise<void> => {
    wrong.value = null;
    if (quiet.value !== null && quiet.value.from_min === quiet.value.to_min) {
      wrong.value = t("quiet-same");
      return;
    }
    busy.value = true;
    const got = await calls.setWishes({ ways: [...ways.value], quiet: quiet.value, clocks: ownClocks(serverNow()), digest: digest.value, room_letters: roomLetters.value });
    busy.value = false;
    if (got.ok) house.say(t("wishes-saved"));
    else wrong.value = refusalText(got.refusal);
  };
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (!busy.value) void save();
    }}>
      <Kinds ways={ways} />
      <Quiet quiet={quiet} zone={wishes.zone} />
      <section aria-labelledby="wishes-letters">
        <h2 id="wishes-letters" tabIndex={-1}>{t("letters")}</h2>
        {!wishes.mail && <p>{t("letters-no-mail")} <a href="/settings">{t("letters-to-settings")}</a></p>}
        <Field label={t("digest")} hint={t("digest-hint")}>
          {(ties) => <select {...ties} value={digest.value} onChange={(event) => (digest.value = event.currentTarget.value as Digest)}>{DIGESTS.map((often) => <option key={often} value={often}>{t(`digest-${often}`)}</option>)}</select>}
        </Field>
        <label class="choice"><input type="checkbox" checked={roomLetters.value} onChange={(event) => (roomLetters.value = event.currentTarget.checked)} /><span><strong>{t("room-letters")}</strong>{t("room-letters-what")}</span></label>
      </section>
      {wrong.value && <Wrong text={wrong.value} />}
      <p class="buttons"><button type="submit" class="strong" aria-busy={busy.value}>{t(busy.value ? "one-moment" : "save")}</button></p>
    </form>
  );
};

const Kinds = ({ ways }: { ways: Signal<readonly WishedWay[]> }) => (
  <section aria-labelledby="wishes-kinds">
    <h2 id="wishes-kinds">{t("wishes-kinds")}</h2>
    <p class="quiet">{t("wishes-kinds-what")}</p>
    {ways.value.map(({ happened, way }, at) => (
      <div key={happened} class="wish">
        <label for={`wish-${happened}`}>{t(`wish-${happened}`)}</label>
        <select id={`wish-${happened}`} value={way} onChange={({ currentTarget }) => (ways.value = ways.value.with(at, { happened, way: currentTarget.value as InboxWay }))}>
          {WAYS.map((one) => <option key={one} value={one}>{t(`way-${one}`)}</option>)}
        </select>
      </div>
    ))}
  </section>
);

const Quiet = ({ quiet, zone }: { quiet: Signal<QuietHours | null>; zone: string | null }) => {
  const hours = quiet.value;
  const own = ownZone();
  const set = (hour: Partial<QuietHours>): void => void (quiet.value = { ...NIGHT, ...quiet.value, ...hour });
  const read = (name: keyof QuietHours) => ({ currentTarget }: { currentTarget: HTMLInputElement }): void => {
    const minute = minuteOf(currentTarget.value);
    if (minute !== null) set({ [name]: minute });
  };
  return (
    <section aria-labelledby="wishes-quiet">
      <h2 id="wishes-quiet">{t("quiet")}</h2>
      <label class="choice"><input type="checkbox" checked={hours !== null} onChange={({ currentTarget }) => (quiet.value = currentTarget.checked ? NIGHT : null)} /><span><strong>{t("quiet-on")}</strong>{t("quiet-what")}</span></label>
      {hours !== null && (
        <div class="quiet-hours">
          <Field label={t("quiet-from")}>{(ties) => <input {...ties} type="time" required value={timeOf(hours.from_min)} onChange={read("from_min")} />}</Field>
          <Field label={t("quiet-to")}>{(ties) => <input {...ties} type="time" required value={timeOf(hours.to_min)} onChange={read("to_min")} />}</Field>
        </div>
      )}
      <p class="quiet">{t("wishes-clocks", { zone: named(own) })}{zone !== null && zone !== own && <> {t("wishes-clocks-before", { zone: named(zone) })}</>}</p>
    </section>
  );
};

const named = (zone: string): string => zone.replaceAll("_", " ");
