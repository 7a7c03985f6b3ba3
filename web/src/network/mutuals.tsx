/** Whom one follows, who follows back, and who is here now: to wave at, or to ping into the room one is in. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Avatar } from "../ui/avatar";
import { type Loaded, useLoad } from "../ui/load";
import { Failed, Skeleton } from "../ui/waiting";
import type { Person } from "../wire";
import { network } from "./requests";
import "./network.css";

/** Whoever comes or goes is noticed after so long. */
const AGAIN_MS = 30_000;

function useMutuals(): [Loaded<Person[]>, () => void] {
  const [loaded, again] = useLoad("mutuals", network.mutuals);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") again();
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [again]);
  return [loaded, again];
}

interface RowInputs {
  person: Person;
  /** What the button does, and to whom. */
  does: string;
  label: string;
  act: () => Promise<void>;
}

const Row = ({ person, does, label, act }: RowInputs) => {
  const busy = useSignal(false);
  const press = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    await act();
    busy.value = false;
  };
  return (
    <li class="person-row">
      <Avatar id={person.member} handle={person.handle} bot={person.bot} picture={person.avatar} size="small" />
      <div><a href={`/@${person.handle}`}>{person.handle}</a><br /><span class="quiet" dir="auto">{person.stated}</span></div>
      <button type="button" aria-label={label} aria-busy={busy.value} onClick={() => void press()}>{does}</button>
    </li>
  );
};

/** In the hallway, below the rooms: nothing moves when it comes. Nobody here: nothing stands there. */
export const WaveList = ({ house }: { house: House }) => {
  const [loaded, again] = useMutuals();
  if (loaded.at === "failed") return <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />;
  if (loaded.at !== "here" || loaded.value.length === 0) return null;
  return (
    <section class="waves" aria-labelledby="waves">
      <h2 id="waves">{t("mutuals")}</h2>
      <p class="quiet">{t("mutuals-what")}</p>
      <ul class="person-rows">{loaded.value.map((person) => <Row key={person.member} person={person} does={t("wave")} label={t("wave-who", { handle: person.handle })} act={() => house.calls.wave(person)} />)}</ul>
    </section>
  );
};

/** A sheet of the room. */
export const PingList = ({ house }: { house: House }) => {
  const [loaded, again] = useMutuals();
  if (loaded.at === "loading") return <Skeleton rows={2} label={t("loading")} />;
  if (loaded.at === "failed") return <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />;
  return (
    <>
      <p>{t("ping-what")}</p>
      {loaded.value.length === 0 && <p class="quiet">{t("ping-none")}</p>}
      <ul class="person-rows">{loaded.value.map((person) => <Row key={person.member} person={person} does={t("ping-go")} label={t("ping-who", { handle: person.handle })} act={() => house.calls.ping(person)} />)}</ul>
    </>
  );
};
