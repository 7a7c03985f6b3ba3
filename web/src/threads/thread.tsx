/** A private thread: messages as they come, and what one may do with it. Under `/m/@handle` one with whom there is none yet. */
import { useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { api } from "../api";
import { mayWave } from "../hallway/start-room";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Nowhere } from "../people/nowhere";
import { go } from "../router";
import { Avatar } from "../ui/avatar";
import { useBack } from "../ui/back";
import { useFocusKept } from "../ui/focus-kept";
import { BackIcon } from "../ui/icons";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { Me, Person, PersonPage, ThreadView } from "../wire";
import { Answers } from "./answers";
import { BlockButton } from "./block";
import { calls } from "./calls";
import { Composer } from "./composer";
import { Contact } from "./contact";
import { Desk } from "./desk";
import { Log } from "./log";
import { Outgoing, newKey } from "./outgoing";
import { ReportButton } from "./report";
import { Talk } from "./talk";
import { useTold } from "./use-news";
import { WriteTo } from "./write-to";
import "./threads.css";

/** Takes the focus when what had it is gone. */
const HEIR = "thread-state";

export const ThreadScreen = ({ house, me, thread }: { house: House; me: Me; thread: string }) =>
  thread.startsWith("@") ? <WithPerson house={house} me={me} handle={thread.slice(1)} /> : <Conversation house={house} me={me} which={{ thread }} />;

const WithPerson = ({ house, me, handle }: { house: House; me: Me; handle: string }) => {
  const [loaded, again] = useLoad(`write to ${handle}`, () => api.person(handle));
  if (loaded.at === "failed" && loaded.why.refusal?.code === "no_such_account") return <Nowhere />;
  if (loaded.at === "here" && loaded.value.thread !== null) return <Conversation key={loaded.value.thread} house={house} me={me} which={{ thread: loaded.value.thread }} />;
  if (loaded.at === "here" && (loaded.value.write === "freely" || loaded.value.write === "as_request")) return <Conversation house={house} me={me} which={{ to: loaded.value }} />;
  // Without a heading: the one to come takes the focus.
  if (loaded.at === "loading") return <main id="main" class="page thread"><Skeleton rows={4} label={t("loading")} /></main>;
  return (
    <main id="main" class="page narrow">
      <Title text={`@${handle}`} />
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && (loaded.value.member === me.account ? <p>{t("refusal-not_yourself")}</p> : <WriteTo house={house} page={loaded.value} again={again} />)}
    </main>
  );
};

const isSeen = (): boolean => document.visibilityState === "visible";

type Which = { thread: string } | { to: PersonPage };

const Conversation = ({ house, me, which }: { house: House; me: Me; which: Which }) => {
  const to = "to" in which ? which.to : null;
  const talk = useMemo(() => new Talk({ ...calls, seen: isSeen }, "to" in which ? { to: which.to.member } : which), []);
  useTold(house, (told) => talk.hear(told));
  useBack(house, () => void talk.look());
  useEffect(() => {
    const seen = (): void => talk.read();
    document.addEventListener("visibilitychange", seen);
    void talk.look();
    return () => {
      document.removeEventListener("visibilitychange", seen);
      talk.stop();
    };
  }, [talk]);
  const id = talk.id.value;
  useEffect(() => (id === null ? undefined : house.threads.show(id)), [id]);
  useFocusKept(HEIR);
  const [thread, failed] = [talk.thread.value, talk.failed.value];
  if (thread === null && failed?.refusal?.code === "no_such_thread") return <Nowhere />;
  const isThere = talk.known.value !== null && (thread !== null || to !== null);
  const person = thread === null ? to : thread.person;
  return (
    <main id="main" class="page thread">
      <Head person={person} gone={thread !== null && thread.person === null}>
        {person !== null && thread?.view === "open" && !thread.blocked && mayWave(house) && <WaveButton house={house} person={person} />}
      </Head>
      {!isThere && !failed && <Skeleton rows={4} label={t("loading")} />}
      {!isThere && failed && <Failed text={refusalText(failed.refusal)} request={failed.request} retry={() => void talk.look()} />}
      {isThere && person !== null && <Between house={house} me={me} talk={talk} person={person} to={to} />}
      {isThere && person === null && <Gone house={house} talk={talk} />}
    </main>
  );
};

const Head = ({ person, gone, children }: { person: Person | null; gone: boolean; children: ComponentChildren }) => (
  <header class="thread-head">
    <a class="bare" href="/m" aria-label={t("threads-back")}><BackIcon /></a>
    {person && <Avatar id={person.member} handle={person.handle} bot={false} picture={person.avatar} size="small" />}
    <div>
      <Title text={person ? `@${person.handle}` : t(gone ? "thread-gone" : "thread")} />
      {person && <p class="quiet"><span dir="auto">{person.stated}</span> <a href={`/@${person.handle}`}>{t("profile-page")}</a></p>}
    </div>
    {children}
  </header>
);

/** From writing to talking: if they wave back, a room for the two opens. */
const WaveButton = ({ house, person }: { house: House; person: Person }) => {
  const busy = useSignal(false);
  const wave = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    await house.calls.wave(person);
    busy.value = false;
  };
  return <button type="button" class="thread-wave" aria-label={t("wave-who", { handle: person.handle })} aria-busy={busy.value} onClick={() => void wave()}>{t("wave")}</button>;
};

/** Their words went with them; one's own are still one's own. */
const Gone = ({ house, talk }: { house: House; talk: Talk }) => (
  <>
    <Messages house={house} talk={talk} handle={null} outgoing={null} />
    <p id={HEIR} tabIndex={-1}>{t("thread-gone-what")}</p>
  </>
);

const Between = ({ house, me, talk, person, to }: { house: House; me: Me; talk: Talk; person: Person; to: PersonPage | null }) => {
  const { member, handle } = person;
  const desk = useMemo(() => new Desk(me.account), [me.account]);
  const draft = useSignal(desk.of(member).draft);
  useSignalEffect(() => desk.put(member, { draft: draft.value }));
  const outgoing = useMemo(() => new Outgoing({
    send: (message) => calls.say(member, message),
    said: (said) => talk.said(said),
    refused: (refusal, text) => {
      draft.value = [text, draft.peek()].filter(Boolean).join("\n");
      house.refused(refusal);
      void talk.look();
    },
    load: () => desk.of(member).unsent,
    save: (unsent) => desk.put(member, { unsent }),
    newKey,
  }), [talk, desk, member]);
  useEffect(() => {
    void outgoing.goOn();
    return () => outgoing.stop();
  }, [outgoing]);
  useBack(house, () => void outgoing.goOn());
  const thread = talk.thread.value;
  const again = (): void => void talk.look();
  // A first message to somebody who has to accept it is all one may write.
  const asks = thread === null && to?.write === "as_request";
  const isAsked = asks && (talk.id.value !== null || outgoing.pending.value.length > 0);
  const view: ThreadView = thread?.view ?? (isAsked ? "waits" : "open");
  return (
    <>
      {thread !== null && <About house={house} talk={talk} person={person} />}
      <Messages house={house} talk={talk} handle={handle} outgoing={outgoing} />
      <div id={HEIR} tabIndex={-1}>
        {thread?.blocked && <p>{t("blocked-what", { handle })}</p>}
        {!thread?.blocked && view === "waits" && <p>{t("request-waits", { handle })}</p>}
        {!thread?.blocked && view === "asks" && thread !== null && (
          <>
            <p>{t("request-asks", { handle })}</p>
            <p class="buttons"><Answers house={house} thread={thread.thread} handle={handle} answered={(accepted) => (accepted ? again() : go("/m"))} /></p>
          </>
        )}
      </div>
      {!thread?.blocked && view === "open" && <Composer draft={draft} hint={asks ? t("request-hint", { handle }) : undefined} send={(text) => outgoing.add(text)} />}
    </>
  );
};

/** How to reach them elsewhere, blocking and reporting them. Of one's own request there is nothing of theirs to report. */
const About = ({ house, talk, person }: { house: House; talk: Talk; person: Person }) => {
  const thread = talk.thread.value;
  if (thread === null) return null;
  const { member, handle } = person;
  const again = (): void => void talk.look();
  const isOpen = thread.view === "open" && !thread.blocked;
  const reports = thread.view !== "waits";
  return (
    <>
      {thread.their_contact !== null && <p class="thread-contact">{t("contact-theirs", { handle })} <strong dir="auto">{thread.their_contact}</strong></p>}
      <details class="thread-about">
        <summary>{t(isOpen ? "thread-about" : reports ? "thread-about-less" : "block")}</summary>
        {isOpen && <Contact house={house} thread={thread} handle={handle} again={again} />}
        <div class="buttons"><BlockButton house={house} member={member} handle={handle} blocked={thread.blocked} changed={again} />{reports && <ReportButton house={house} thread={thread.thread} handle={handle} />}</div>
      </details>
    </>
  );
};

const Messages = ({ house, talk, handle, outgoing }: { house: House; talk: Talk; handle: string | null; outgoing: Outgoing | null }) => {
  const known = talk.known.value;
  if (known === null) return null;
  // What came back by the socket before its answer did is there already.
  const stored = new Set(known.messages.flatMap(({ key }) => key ?? []));
  const pending = (outgoing?.pending.value ?? []).filter(({ key }) => !stored.has(key));
  const isEmpty = known.messages.length === 0 && pending.length === 0;
  const earlier = async (): Promise<void> => {
    const failed = await talk.earlier();
    if (failed) house.refused(failed.refusal);
  };
  return (
    <>
      {isEmpty && handle !== null && <p class="quiet">{talk.thread.value === null ? t("thread-begins", { handle }) : t("thread-introduced")}</p>}
      <Log handle={handle} known={known} theirRead={talk.thread.value?.their_read ?? 0} pending={pending} isOnline={house.socket.state.value === "open"}
        earlier={earlier} takeBack={(key) => outgoing?.takeBack(key)} />
    </>
  );
};
