/** Everything that lives as long as the page: who I am, the socket, my seat, the sound. Wired here and nowhere else. */
import { type ReadonlySignal, computed, effect, signal } from "@preact/signals";
import { api } from "./api";
import { Arrival, type WhoIsHere } from "./arrival";
import { ownCircles } from "./circles/own";
import { InboxNews } from "./inbox/news";
import { t } from "./language";
import { type Bell, ring } from "./media/bell";
import { Connection } from "./media/connection";
import { FOOT, type Ladder, type Rung, type Step, climb } from "./media/ladder";
import { Microphone } from "./media/microphone";
import { Sound } from "./media/sound";
import { Stream } from "./media/stream";
import { People } from "./people";
import { Calls } from "./people/calls";
import { Levels } from "./room/levels";
import { isUp, lastRaised } from "./room/hands";
import { type Notice, leavesWithTurn, noticesOf } from "./room/notices";
import { ReactionCounts } from "./room/reaction-counts";
import { Seat } from "./room/seat";
import { TurnBell } from "./room/turn-bell";
import { Voice } from "./room/voice";
import { addressOf, go, route } from "./router";
import { Socket, type Answer, type Wire } from "./socket";
import { calls } from "./threads/calls";
import { clearDesk } from "./threads/desk";
import { Left } from "./threads/left";
import { ThreadNews } from "./threads/news";
import { announce, announceNow, cancel, cancelAll } from "./ui/announce";
import { keepAwake, onNetworkChange, showMediaSession, vibrate } from "./ui/browser";
import { forget, show } from "./ui/notice";
import { wide } from "./ui/width";
import type { Me, MediaState, Reaction, Refused, RoomCard, RoomCommand, ServerCard, Tell, View } from "./wire";

/** A moderator hears of new hands, and a hand of its new place, at most this often. */
const HANDS_APART_MS = 10_000;
const PLACE_APART_MS = 5_000;
/** That somebody wrote is read aloud at most this often. */
const MESSAGES_APART_MS = 10_000;
/** Where the queue is put into another order, a hand goes down in one message and up in the next. */
const HAND_MOVES_MS = 400;
/** What follows from the end of one's turn comes with it. */
const TURN_OVER_MS = 1_500;

export class House {
  readonly #me = signal<Me | null | undefined>(undefined);
  readonly #server = signal<ServerCard | null>(null);
  readonly #hallway = signal<RoomCard[] | null>(null);
  readonly #newBuild = signal(false);
  readonly #questions = signal<{ room: string; turn: number } | null>(null);
  readonly #steppingDown = signal(false);
  readonly people = new People();
  readonly levels = new Levels();
  readonly reactions = new ReactionCounts();
  readonly calls: Calls = new Calls({
    ask: (ask) => this.socket.ask(ask),
    enter: (room, link) => go(addressOf(room, link)),
    announce: (text) => announce(text),
    say: (text) => this.say(text),
    refused: (refusal) => this.refused(refusal),
  });
  readonly socket: Socket;
  readonly seat: Seat;
  readonly left: Left;
  readonly threads = new ThreadNews({ fetch: calls.unread, seen: () => document.visibilityState === "visible", came: (handle) => this.#messageCame(handle) });
  readonly inbox = new InboxNews();
  readonly sound: Sound;
  readonly stream: Stream;
  readonly arrival = new Arrival();
  readonly #bell = new TurnBell((bell) => this.#rings(bell));
  readonly #voice: Voice;
  #turnOverAt = -Infinity;
  /** Of all hands seen in this room. */
  #lastRaised_ms = 0;
  readonly #ladder = signal<Ladder>(FOOT);
  /** By which way the sound comes. */
  readonly rung: ReadonlySignal<Rung> = computed(() => this.#ladder.value.rung);

  constructor(element: HTMLAudioElement, streamed: HTMLAudioElement) {
    this.socket = new Socket({ dial: dialServer, hear: (tell) => this.#hear(tell), worthTrying: () => this.#stillSignedIn() });
    this.seat = new Seat({
      ask: (ask) => this.socket.ask(ask),
      seated: (media) => this.#seated(media),
      moved: (media) => this.#step({ kind: "told", media }),
      unseated: () => this.#unseated(),
      changed: (before, after) => this.#changed(before, after),
    });
    this.left = new Left(this.seat);
    const own = computed(() => this.seat.view.value?.own ?? null);
    this.sound = new Sound({
      connection: new Connection({
        element,
        fetchTicket: () => this.seat.fetchTicket(),
        answer: async (offer) => {
          const got = await api.media(offer);
          return got.ok ? got.value : null;
        },
        broke: () => this.socket.doubt(),
      }),
      microphone: new Microphone(),
      mayPublish: computed(() => own.value !== null && own.value.role !== "listener" && own.value.mute === "open"),
      needed: computed(() => own.value !== null && own.value.role !== "listener"),
      ownLevel: (level) => (level === null ? this.levels.ownSilent() : this.levels.ownHeard(this.#me.peek()?.account ?? "", level)),
    });
    this.stream = new Stream({
      element: streamed,
      fetchPass: async () => {
        const stay = this.seat.stay.peek();
        if (stay.at !== "inside") return null;
        const got = await api.player(stay.room, { way: "stream", link: null });
        return got.ok ? got.value : null;
      },
      fetched: () => this.#step({ kind: "fetched" }),
    });
    this.#voice = new Voice({
      sound: this.sound,
      ask: (kind, aloud) => (aloud ? this.command({ kind }) : this.seat.command({ kind })),
      view: () => this.seat.view.peek(),
      rung: () => this.rung.peek(),
      me: () => this.#me.peek()?.account ?? "",
    });
    this.#follow();
    this.#climb();
  }

  /** `undefined` while nobody knows yet; `null` when signed out. */
  get me(): ReadonlySignal<Me | null | undefined> {
    return this.#me;
  }

  get server(): ReadonlySignal<ServerCard | null> {
    return this.#server;
  }

  /** Live rooms; `null` before the first word about them. */
  get hallway(): ReadonlySignal<RoomCard[] | null> {
    return this.#hallway;
  }

  /** The server runs a newer build than this page. */
  get newBuild(): ReadonlySignal<boolean> {
    return this.#newBuild;
  }

  /** Of which room's written questions something was told last; `turn` counts how often. */
  get questions(): ReadonlySignal<{ room: string; turn: number } | null> {
    return this.#questions;
  }

  /** Learns who this is. False: the server could not be reached. */
  arrive = async (): Promise<boolean> => this.#arrived(await this.arrival.who());

  /** The same, where it is known by now: so the first thing that is drawn is theirs. */
  arriveIfKnown(): void {
    const known = this.arrival.known();
    if (known) this.#arrived(known);
  }

  #arrived([server, me]: WhoIsHere): boolean {
    if (server.ok) this.#server.value = server.value;
    if (!me.ok && me.refusal?.code !== "sign_in_first") return false;
    this.signedIn(me.ok ? me.value : null);
    return true;
  }

  /** After sign-in, register, accept; with `null` after sign-out. */
  signedIn(me: Me | null): void {
    const before = this.#me.peek();
    this.#me.value = me;
    if (before && before.account !== me?.account) this.#forget();
    if (me) this.socket.start();
    // What holds for rooms is told to members alone.
    if (me?.standing === "member" && this.#server.peek()?.rooms === null) void this.#compareBuilds();
  }

  async signOut(): Promise<void> {
    this.seat.leave();
    const got = await api.signOut();
    if (got.ok || got.refusal?.code === "sign_in_first") {
      this.signedIn(null);
      go("/");
    } else {
      show(refusalText(got.refusal), "bad");
    }
  }

  invitesLeft(left: number): void {
    const me = this.#me.value;
    if (me) this.#me.value = { ...me, invites_left: left };
  }

  /** What an answer said about this account. */
  changed(what: Partial<Me>): void {
    const me = this.#me.value;
    if (me) this.#me.value = { ...me, ...what };
  }

  /** Asks the room; says why not, where it says no. */
  async command(command: RoomCommand): Promise<Answer> {
    if (command.kind === "step_down") this.#steppingDown.value = true;
    const answer = await this.seat.command(command);
    if (answer.kind === "refused") this.refused(answer.refusal);
    if (answer.kind === "lost") this.say(t("ask-lost"));
    return answer;
  }

  /** Too many in a row go nowhere without a word: a word would be louder than they are. */
  async react(reaction: Reaction): Promise<void> {
    const answer = await this.socket.ask({ kind: "react", reaction });
    if (answer.kind === "refused" && answer.refusal.code !== "too_soon") this.refused(answer.refusal);
  }

  /** Quietly: nobody is told, no sound is played. */
  leave(): void {
    this.seat.leave();
    if (route.peek().screen === "room") go("/");
  }

  mute(): Promise<void> {
    return this.#voice.mute();
  }

  /** False: the microphone did not open. */
  unmute(): Promise<boolean> {
    return this.#voice.unmute();
  }

  refused(refusal: Refused | null): void {
    const text = refusalText(refusal);
    show(text, "bad");
    announceNow(text);
  }

  /** Shown and read aloud, when there is a pause. */
  say(text: string): void {
    show(text);
    announce(text);
  }

  #hear(tell: Tell): void {
    this.seat.hear(tell);
    this.calls.hear(tell);
    switch (tell.kind) {
      case "welcome":
        this.#me.value = tell.me;
        this.seat.comeBack();
        if (tell.me.standing === "member") {
          this.threads.refresh();
          ownCircles.again();
          this.inbox.unseen.refresh();
        }
        void this.#compareBuilds();
        break;
      case "let_in":
        this.#me.value = tell.me;
        void this.#compareBuilds();
        announceNow(t("wait-let-in"));
        if (route.peek().screen === "wait") go("/", { replace: true });
        break;
      case "people":
        this.people.learn(tell.people);
        break;
      case "speaking":
        this.levels.heard(tell.levels);
        this.sound.told(tell.levels, this.#me.peek()?.account ?? "");
        break;
      case "reactions":
        this.reactions.heard(tell.counts);
        break;
      case "hallway":
        this.#hallway.value = tell.rooms;
        this.people.learn(tell.rooms.flatMap((room) => room.stage));
        break;
      case "message_said":
      case "thread_changed":
        this.threads.hear(tell);
        break;
      case "circle_changed":
        ownCircles.changed();
        break;
      case "inbox_changed":
        this.inbox.hear();
        break;
      case "questions_changed":
        this.#questions.value = { room: tell.room, turn: (this.#questions.peek()?.turn ?? 0) + 1 };
        if (tell.why !== "changed") this.say(t(`question-${tell.why}`, { title: tell.title }));
        break;
      case "in_force":
        this.say(t("in-force"));
        break;
      case "out":
        if (tell.why === "signed_out") {
          this.signedIn(null);
          this.say(t("out-signed_out"));
        }
        break;
      default:
    }
  }

  /** Not what was written: somebody else may see this screen. */
  #messageCame(handle: string): void {
    const text = t("message-new", { handle });
    show(text);
    announce(text, { about: "messages", apart_ms: MESSAGES_APART_MS });
  }

  /** The sound on this device again, whichever player has it. */
  bringSoundBack(): void {
    this.#step({ kind: "brought_back" });
  }

  #step(step: Step): void {
    this.#ladder.value = climb(this.#ladder.peek(), step);
  }

  /** What each rung means for this device. */
  #climb(): void {
    const { connection } = this.sound;
    effect(() => {
      if (connection.state.value === "connected") this.#step({ kind: "connected" });
    });
    effect(() => {
      const times = connection.failures.value;
      if (times > 0) this.#step({ kind: "failed", times });
    });
    effect(() => {
      const rung = this.rung.value;
      if (rung === "stream") {
        this.stream.start();
        // Nobody can be heard this way: the stage must not show an open microphone.
        if (this.seat.view.peek()?.own.mute === "open") void this.mute();
        return () => this.stream.stop();
      }
      if (rung === "elsewhere") connection.close();
      if (rung === "direct" && connection.state.peek() === "off") connection.connect();
      return undefined;
    });
  }

  #seated(media: MediaState): void {
    const stay = this.seat.stay.peek();
    this.#seatIn(stay.at === "inside" ? stay.room : null);
    const { connection } = this.sound;
    if (media === "connect" || (media === "kept" && connection.state.peek() !== "connected")) connection.connect();
    this.#step({ kind: "seated", media });
    this.#voice.seated(media);
  }

  /** A bell is never alone: words and a touch go with it. */
  #rings(bell: Bell): void {
    ring(bell);
    vibrate(bell === "soon" ? [90] : [90, 90, 200]);
    if (bell === "soon") announce(t("turn-soon"), { about: "turn", apart_ms: 0 });
    // Where the microphone closes by itself, the room says so at once.
    else if (this.seat.view.peek()?.own.by_turn === false) announceNow(t("turn-up"));
  }

  #unseated(): void {
    forget();
    cancelAll();
    this.#seatIn(null);
    this.#step({ kind: "unseated" });
    this.sound.connection.close();
    this.#voice.unseated();
    this.levels.clear();
    this.reactions.clear();
    this.#steppingDown.value = false;
    this.#lastRaised_ms = 0;
  }

  #seatIn(room: string | null): void {
    const me = this.#me.peek();
    if (me && me.seat_in !== room) this.#me.value = { ...me, seat_in: room };
  }

  #changed(before: View, after: View): void {
    const me = this.#me.peek()?.account ?? "";
    if (leavesWithTurn(before, after, me)) this.#turnOverAt = Date.now();
    this.#lastRaised_ms = Math.max(this.#lastRaised_ms, lastRaised(before));
    const turnOver = Date.now() - this.#turnOverAt < TURN_OVER_MS;
    const notices = noticesOf(before, after, { me, steppedDown: this.#steppingDown.peek(), turnOver, lastRaised_ms: this.#lastRaised_ms });
    if (before.own.role !== after.own.role) this.#steppingDown.value = false;
    for (const notice of notices) tellNotice(notice);
    // Last: it may have to correct what was said of the microphone.
    this.#voice.changed(before, after);
  }

  /** What follows from other things by itself. */
  #follow(): void {
    const watches = computed(() => this.#me.value?.standing === "member" && (route.value.screen !== "room" || wide.value));
    effect(() => {
      if (this.socket.state.value === "open") void this.socket.ask({ kind: "watch_hallway", on: watches.value });
    });
    onNetworkChange(() => this.socket.doubt());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.socket.retryNow();
    });
    effect(() => {
      const view = this.seat.view.value;
      const speaks = view !== null && view.own.role !== "listener";
      showMediaSession(view && {
        title: view.title,
        artist: this.#server.value?.name ?? "Jushou",
        hangUp: () => this.leave(),
        toggleMicrophone: speaks ? () => void (this.sound.live.peek() ? this.mute() : this.unmute()) : null,
      });
    });
    const me = computed(() => this.#me.value?.account ?? "");
    const up = computed(() => {
      const view = this.seat.view.value;
      return view !== null && view.own.role === "listener" && isUp(view, me.value);
    });
    // Whoever is called up can speak at once.
    effect(() => {
      if (!up.value) {
        cancel("hand");
        return undefined;
      }
      const release = this.sound.hold();
      return () => void setTimeout(release, HAND_MOVES_MS);
    });
    effect(() => {
      const turn = this.seat.view.value?.turn;
      this.#bell.follow(turn && turn.member === me.value ? turn.until_ms : null);
    });
    const onStage = computed(() => (this.seat.view.value?.own.role ?? "listener") !== "listener");
    effect(() => (onStage.value ? keepAwake() : undefined));
  }

  async #stillSignedIn(): Promise<boolean> {
    const got = await api.me();
    if (got.ok || got.refusal?.code !== "sign_in_first") return true;
    this.signedIn(null);
    return false;
  }

  async #compareBuilds(): Promise<void> {
    const got = await api.server();
    if (!got.ok) return;
    const known = this.#server.value?.build;
    if (known !== undefined && known !== got.value.build) this.#newBuild.value = true;
    else this.#server.value = got.value;
  }

  #forget(): void {
    this.socket.stop();
    this.seat.leave();
    this.left.forget();
    this.threads.forget();
    this.inbox.unseen.forget();
    clearDesk();
    ownCircles.forget();
    this.calls.clear();
    this.#hallway.value = null;
    this.#questions.value = null;
  }
}

const dialServer = (): Wire =>
  new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/socket`) as unknown as Wire;

function tellNotice({ urgency, about, key, args }: Notice): void {
  const text = t(key, args);
  if (urgency === "assertive") {
    // An invite has a dialog of its own.
    if (about !== "invite") show(text);
    announceNow(text);
  } else if (about === "hand" || about === "hands") {
    announce(text, { about, apart_ms: about === "hand" ? PLACE_APART_MS : HANDS_APART_MS, settle_ms: HAND_MOVES_MS });
  } else {
    show(text);
    announce(text);
  }
}

/** Why not, in words; without a reason nobody answered. */
export function refusalText(refusal: Refused | null): string {
  if (!refusal) return t("unreachable");
  const seconds = Math.ceil((refusal.retry_in_ms ?? 0) / 1000);
  const text = t(`refusal-${refusal.code}`);
  return seconds > 0 ? `${text} ${t("retry-in", { seconds })}` : text;
}
