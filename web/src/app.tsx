/** Which screen is shown to whom, inside which frame. */
import { useSignal } from "@preact/signals";
import { useEffect, useErrorBoundary } from "preact/hooks";
import { Invite } from "./entry/invite";
import { Join } from "./entry/join";
import { SignIn } from "./entry/sign-in";
import { Wait } from "./entry/wait";
import { Welcome } from "./entry/welcome";
import { Frame } from "./frame";
import { Hallway } from "./hallway/hallway";
import type { House } from "./house";
import { speakToOwners, t } from "./language";
import { LeavingBanner } from "./leaving/banner";
import { SignOn } from "./proofs/sign-on";
import { Nowhere } from "./people/nowhere";
import { go, route } from "./router";
import { whenIdle } from "./ui/browser";
import { Later, later, soon } from "./ui/later";
import { Notices } from "./ui/notice";
import { Title } from "./ui/title";
import { Failed, Skeleton } from "./ui/waiting";
import type { Me } from "./wire";

const forOwners = later(async () => {
  const [screens] = await Promise.all([import("./admin/screens"), speakToOwners()]);
  return screens;
});
const own = later(() => import("./settings/screens"));
const inviting = later(() => import("./entry/inviting-screens"));
const person = later(() => import("./people/person"));
const room = later(() => import("./room/screen"));
const search = later(() => import("./search/screen"));
const topics = later(() => import("./network/topics"));
const following = later(() => import("./network/following"));
const begin = later(() => import("./network/begin"));
const schedule = later(() => import("./schedule/screens"));
const ownProfile = later(() => import("./network/own-profile"));
const threads = later(() => import("./threads/list"));
const oneThread = later(() => import("./threads/thread"));
const after = later(() => import("./threads/after"));
const circles = later(() => import("./circles/screens"));
const inbox = later(() => import("./inbox/screens"));

export const App = ({ house }: { house: House }) => {
  const unreachable = useSignal(false);
  const [broken, mend] = useErrorBoundary();
  const arrive = async (): Promise<void> => {
    unreachable.value = false;
    unreachable.value = !(await house.arrive());
  };
  useEffect(() => {
    if (house.me.peek() === undefined) void arrive();
  }, []);
  if (broken) return <Alone title={t("broken-title")}><Failed text={t("broken")} request={null} retry={mend} /></Alone>;
  if (unreachable.value) return <Alone title={t("unreachable-title")}><Failed text={t("unreachable")} request={null} retry={() => void arrive()} /></Alone>;
  if (house.me.value === undefined) return <Alone title="Jushou" hidden><Skeleton rows={3} label={t("loading")} /></Alone>;
  return <><Notices />{(!house.me.value || house.me.value.standing === "applicant") && <LeavingBanner house={house} />}<Screen house={house} /></>;
};

const Alone = ({ title, hidden = false, children }: { title: string; hidden?: boolean; children: preact.ComponentChildren }) => (
  <main id="main" class="page narrow"><Title text={title} hidden={hidden} />{children}</main>
);

const Screen = ({ house }: { house: House }) => {
  const shown = route.value;
  const me = house.me.value;
  // Whoever is in may be in a room with the next touch.
  useEffect(() => {
    if (me?.standing === "member") whenIdle(() => soon(room));
  }, [me?.standing]);
  switch (shown.screen) {
    case "invite":
      return <Invite house={house} token={shown.token} key={shown.token} />;
    case "join":
      return me ? <Onward to={me.standing === "member" ? "/" : "/wait"} /> : <Join house={house} />;
    case "sign-in":
      return me ? <Onward to={shown.next} /> : <SignIn house={house} next={shown.next} />;
    case "sign-on":
      return me && shown.refused === null ? <Onward to="/" /> : <SignOn house={house} refused={shown.refused} />;
    case "unsubscribe":
      return <Later key={`unsubscribe ${shown.letter}`} part={inbox} show={({ Unsubscribe }) => <Unsubscribe house={house} letter={shown.letter} />} />;
    default:
  }
  if (!me) return shown.screen === "hallway" ? <Welcome house={house} /> : <Onward to={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`} />;
  if (me.standing === "applicant") {
    if (shown.screen === "settings") return settings(house, me);
    if (shown.screen === "proofs") return proofs(house);
    if (shown.screen === "own-profile") return ownProfileScreen(house, me);
    return shown.screen === "wait" ? <Wait house={house} me={me} /> : <Onward to="/wait" />;
  }
  switch (shown.screen) {
    case "hallway":
      return <Frame house={house}><Hallway house={house} me={me} /></Frame>;
    case "room":
      return <Frame house={house}><Later key={`room ${shown.room}`} part={room} show={({ RoomScreen }) => <RoomScreen house={house} me={me} room={shown.room} link={shown.link} />} /></Frame>;
    case "invites":
      return <Frame house={house}><Later key="invites" part={inviting} show={({ Invites }) => <Invites house={house} me={me} />} /></Frame>;
    case "settings":
      return settings(house, me);
    case "proofs":
      return proofs(house);
    case "own-profile":
      return ownProfileScreen(house, me);
    case "search":
      return <Frame house={house}><Later key="search" part={search} show={({ SearchScreen }) => <SearchScreen house={house} me={me} find={shown.find} kind={shown.kind} />} /></Frame>;
    case "topics":
      return <Frame house={house}><Later key="topics" part={topics} show={({ TopicsScreen }) => <TopicsScreen house={house} />} /></Frame>;
    case "following":
      return <Frame house={house}><Later key="following" part={following} show={({ FollowingScreen }) => <FollowingScreen house={house} />} /></Frame>;
    case "begin":
      return <Frame house={house}><Later key="begin" part={begin} show={({ BeginScreen }) => <BeginScreen house={house} me={me} />} /></Frame>;
    case "threads":
      return <Frame house={house}><Later key="threads" part={threads} show={({ ThreadsScreen }) => <ThreadsScreen house={house} />} /></Frame>;
    case "thread":
      return <Frame house={house}><Later key={`thread ${shown.thread}`} part={oneThread} show={({ ThreadScreen }) => <ThreadScreen house={house} me={me} thread={shown.thread} />} /></Frame>;
    case "after":
      return <Frame house={house}><Later key={`after ${shown.room}`} part={after} show={({ AfterScreen }) => <AfterScreen house={house} room={shown.room} />} /></Frame>;
    case "circles":
      return <Frame house={house}><Later key="circles" part={circles} show={({ CirclesScreen }) => <CirclesScreen house={house} />} /></Frame>;
    case "circle":
      return <Frame house={house}><Later key={`circle ${shown.circle}`} part={circles} show={({ CircleScreen }) => <CircleScreen house={house} me={me} circle={shown.circle} />} /></Frame>;
    case "inbox":
      return <Frame house={house}><Later key="inbox" part={inbox} show={({ InboxScreen }) => <InboxScreen house={house} />} /></Frame>;
    case "wishes":
      return <Frame house={house}><Later key="wishes" part={inbox} show={({ WishesScreen }) => <WishesScreen house={house} />} /></Frame>;
    case "reviews":
      return me.owner ? <Frame house={house}><Later key="reviews" part={forOwners} show={({ ReviewQueue }) => <ReviewQueue house={house} />} /></Frame> : <Onward to="/" />;
    case "waitlist":
      return me.owner ? <Frame house={house}><Later key="waitlist" part={forOwners} show={({ Waitlist }) => <Waitlist house={house} />} /></Frame> : <Onward to="/" />;
    case "admission":
      return me.owner ? <Frame house={house}><Later key="admission" part={forOwners} show={({ AdmissionScreen }) => <AdmissionScreen house={house} />} /></Frame> : <Onward to="/" />;
    case "criteria":
      return me.owner ? <Frame house={house}><Later key="criteria" part={forOwners} show={({ CriteriaScreen }) => <CriteriaScreen house={house} />} /></Frame> : <Onward to="/" />;
    case "decisions":
      return me.owner ? <Frame house={house}><Later key="decisions" part={forOwners} show={({ Decisions }) => <Decisions />} /></Frame> : <Onward to="/" />;
    case "decision":
      return me.owner ? <Frame house={house}><Later key={`decision ${shown.decision}`} part={forOwners} show={({ DecisionScreen }) => <DecisionScreen decision={shown.decision} />} /></Frame> : <Onward to="/" />;
    case "vouches":
      return <Frame house={house}><Later key="vouches" part={inviting} show={({ VouchesScreen }) => <VouchesScreen house={house} />} /></Frame>;
    case "tree":
      return me.owner ? <Frame house={house}><Later key="tree" part={forOwners} show={({ Tree }) => <Tree house={house} />} /></Frame> : <Onward to="/" />;
    case "bulk":
      return me.owner ? <Frame house={house}><Later key="bulk" part={forOwners} show={({ BulkInvite }) => <BulkInvite house={house} />} /></Frame> : <Onward to="/" />;
    case "set-up":
      return me.owner ? <Frame house={house}><Later key="set-up" part={forOwners} show={({ SetUp }) => <SetUp house={house} />} /></Frame> : <Onward to="/" />;
    case "report":
      return me.owner ? <Frame house={house}><Later key="report" part={forOwners} show={({ ReportScreen }) => <ReportScreen house={house} />} /></Frame> : <Onward to="/" />;
    case "thread-reports":
      return me.owner ? <Frame house={house}><Later key="thread-reports" part={forOwners} show={({ ThreadReports }) => <ThreadReports house={house} />} /></Frame> : <Onward to="/" />;
    case "wait":
      return <Onward to="/" />;
    case "person":
      return <Frame house={house}><Later key={`person ${shown.handle}`} part={person} show={({ PersonScreen }) => <PersonScreen house={house} me={me} handle={shown.handle} />} /></Frame>;
    case "calendar":
      return <Frame house={house}><Later key="calendar" part={schedule} show={({ Calendar }) => <Calendar house={house} me={me} />} /></Frame>;
    case "past":
      return <Frame house={house}><Later key="past" part={schedule} show={({ Past }) => <Past />} /></Frame>;
    case "past-room":
      return <Frame house={house}><Later key={`past ${shown.room}`} part={schedule} show={({ PastRoomScreen }) => <PastRoomScreen house={house} me={me} room={shown.room} />} /></Frame>;
    case "scheduled":
      return <Frame house={house}><Later key="scheduled" part={schedule} show={({ ScheduledScreen }) => <ScheduledScreen house={house} me={me} scheduled={shown.scheduled} link={shown.link} key={shown.scheduled} />} /></Frame>;
    case "nowhere":
      return <Frame house={house}><Nowhere /></Frame>;
  }
};

/** These three for members, and for those who wait. */
const settings = (house: House, me: Me) => (
  <Frame house={house}><Later key="settings" part={own} show={({ Settings }) => <Settings house={house} me={me} />} /></Frame>
);

const proofs = (house: House) => (
  <Frame house={house}><Later key="proofs" part={own} show={({ Proofs }) => <Proofs house={house} />} /></Frame>
);

const ownProfileScreen = (house: House, me: Me) => (
  <Frame house={house}><Later key="own-profile" part={ownProfile} show={({ OwnProfileScreen }) => <OwnProfileScreen house={house} me={me} />} /></Frame>
);

const Onward = ({ to }: { to: string }) => {
  useEffect(() => go(to, { replace: true }), [to]);
  return null;
};
