//! Who may do what over HTTP: every route the program has, asked by everybody, printed as `matrix.txt`; and that nobody
//! learns from a "no" whether the thing exists.

use super::house::{Answer, Browser, Dir, House, config};
use domain::entry::decision::{Appeal, Decision, How, Outcome};
use domain::entry::facts::LetInLately;
use domain::entry::review::Review;
use domain::entry::{
    Account, Facts, Field, Handle, LetInBy, Proof, ProofKind, Shows, Standing, Stated, ways_in,
};
use domain::network::inbox::{Entry, Kind};
use domain::network::wishes::Letters;
use domain::network::{
    AvatarPicture, CircleAbout, CircleEntry, MessageKey, MessageText, Plan as Announced, ReportReason,
    TopicName, Writing, ZoneName,
};
use domain::room::{Policy, Title, Visibility};
use domain::{
    AccountId, AppealId, At, AvatarId, CircleId, DecisionId, DeviceId, InboxId, InviteId, MemberId, ProofId,
    ReviewId, RoomId, ScheduledId, ThreadId, ThreadReportId, TopicId,
};
use protocol::rest::{InviteMade, Problem, RoomOpened};
use protocol::{Ask, Asked};
use reqwest::Method;
use serde_json::{Value, json};
use server::clock::Clock;
use server::live::Line;
use server::secret::{self, Token};
use server::serve::{self, Plan};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;
use store::{
    AdmissionWrite, AvatarWrite, CircleWrite, Device, InboxWrite, NetworkWrite, NewMessage, NewThreadReport,
    Notice, Passkey, ProofWrite, ScheduleWrite, Session, SessionId, SignInWrite, ThreadReportWrite,
    ThreadWrite, Write,
};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/http/matrix.txt");
const UPDATE: &str = "UPDATE_MATRIX=1 cargo test -p server --test http matrix";

/// Who asks. `Member` owns the thing asked about, where things have owners; `Other` is a member like them who does not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Role {
    SignedOut,
    Applicant,
    Member,
    Other,
    Moderator,
    Owner,
}

const ROLES: &[(Role, &str)] = &[
    (Role::SignedOut, "signed out"),
    (Role::Applicant, "applicant"),
    (Role::Member, "member"),
    (Role::Other, "other"),
    (Role::Moderator, "moderator"),
    (Role::Owner, "owner"),
];

/// To them a thing they may not see is no thing.
const OUTSIDERS: &[Role] = &[Role::SignedOut, Role::Applicant, Role::Other];

/// The accounts and things of one cell, so that no cell sees what another did.
struct World {
    browsers: BTreeMap<Role, Browser>,
    ids: BTreeMap<Role, AccountId>,
    handles: BTreeMap<Role, String>,
    /// A handle nobody has.
    fresh: String,
    room: String,
    invite: Option<InviteMade>,
    session: SessionId,
    /// The secret of a link that ends letters to the member.
    letter: String,
    shown: Shown,
    /// Keeps the moderator seated.
    seat: Line,
}

impl World {
    async fn new(house: &House, number: usize) -> World {
        let moderator =
            account(Role::Moderator, number * ROLES.len() + Role::Moderator as usize, house.clock.now());
        let seat = house
            .running
            .app
            .live
            .connect(moderator.clone(), SessionId::new(secret::number()))
            .expect("free");
        let mut world = World {
            seat,
            browsers: [(Role::SignedOut, house.browser())].into(),
            ids: BTreeMap::new(),
            handles: BTreeMap::new(),
            fresh: name(number * ROLES.len()),
            room: String::new(),
            invite: None,
            session: SessionId::new(secret::number()),
            letter: String::new(),
            shown: Shown::new(),
        };
        let mut unit = vec![];
        for (at, (role, _)) in ROLES.iter().enumerate().skip(1) {
            let account = match role {
                Role::Moderator => moderator.clone(),
                role => account(*role, number * ROLES.len() + at, house.clock.now()),
            };
            let (id, token) = (account.id, Token::of_session());
            unit.push(Write::AddAccount { account, password_hash: String::new() });
            let here = SessionId::new(secret::number());
            unit.push(session(here, id, house.clock.now(), &token));
            // Signed in just now and by two factors, so that nobody is only told to do that again.
            let proof = ways_in::Proof { at: house.clock.now(), second: true };
            unit.push(Write::SignIn(SignInWrite::Prove { session: here, proof }));
            if *role == Role::Member {
                unit.push(session(world.session, id, house.clock.now(), &Token::of_session()));
            }
            let cookie = Some(format!("jushou_session={}", token.reveal()));
            world.browsers.insert(*role, Browser { cookie, ..house.browser() });
            world.ids.insert(*role, id);
            world.handles.insert(*role, name(number * ROLES.len() + at));
        }
        let beside = account(Role::Applicant, 900_000 + number, house.clock.now());
        let member = world.ids[&Role::Member];
        unit.extend(world.shown.writes(member, world.session, beside, house.clock.now()));
        world.letter = house.running.app.unsubscribing.token(member, Letters::Rooms).expect("a key");
        house.running.app.store.write(unit).await.expect("up");
        let policy = json!({ "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": "closed" });
        let opened = world.browsers[&Role::Moderator]
            .post("/api/rooms", json!({ "title": "Bridges", "policy": policy }));
        world.room = opened.await.read::<RoomOpened>(201).room;
        let enter = Ask::Enter { room: world.room.clone(), link: None, resume: None };
        let enter = serde_json::to_string(&Asked { id: 1, ask: enter }).expect("an ask is JSON");
        world.seat.handle(&enter).await;
        world.wait_until_seated().await;
        world.invite = Some(world.browsers[&Role::Member].invite().await);
        world
    }

    /// The answer to entering comes once it is stored.
    async fn wait_until_seated(&self) {
        let link = format!("/api/rooms/{}/link", self.room);
        for _ in 0..1000 {
            if self.browsers[&Role::Moderator].get(&link).await.status == 200 {
                return;
            }
        }
        panic!("the moderator is not seated");
    }

    fn invite(&self) -> &InviteMade {
        self.invite.as_ref().expect("made last")
    }

    /// What stands in a route's path for `parameter`: a thing that exists, and one that does not.
    /// A new kind of thing gets its line here.
    fn thing(&self, method: &str, path: &str, parameter: &str) -> (String, String) {
        let no_account = AccountId::new(secret::number()).to_string();
        let no_invite = InviteId::new(secret::number()).to_string();
        match (method, path, parameter) {
            ("GET", "/api/invites/{invite}", _) => {
                (self.invite().token.clone(), Token::of_link().reveal().to_owned())
            }
            (_, _, "invite") => (self.invite().id.clone(), no_invite),
            // Without a pass there is none.
            (_, _, "player" | "pass" | "file" | "feed") => (secret_text(), secret_text()),
            (_, _, "room") => (self.room.clone(), RoomId::new(secret::number()).to_string()),
            (_, _, "appeal") => (self.shown.appeal.to_string(), AppealId::new(secret::number()).to_string()),
            (_, _, "decision") => {
                (self.shown.decision.to_string(), DecisionId::new(secret::number()).to_string())
            }
            (_, _, "proof") => (self.shown.proof.to_string(), ProofId::new(secret::number()).to_string()),
            (_, _, "review") => (self.shown.review.to_string(), ReviewId::new(secret::number()).to_string()),
            (_, "/api/ways-in/passkeys/{id}", "id") => {
                (self.shown.passkey.clone(), format!("{:016x}", secret::number()))
            }
            (_, "/api/notices/{id}", "id") => {
                (format!("{:x}", self.shown.notice), format!("{:x}", secret::number()))
            }
            (_, _, "row") => (self.shown.row.to_string(), InboxId::new(secret::number()).to_string()),
            (_, _, "device") => (self.shown.device.to_string(), DeviceId::new(secret::number()).to_string()),
            (_, _, "letter") => (self.letter.clone(), secret_text()),
            (_, _, "avatar") => (self.shown.avatar.to_string(), AvatarId::new(secret::number()).to_string()),
            (_, _, "thread") => (self.shown.thread.to_string(), ThreadId::new(secret::number()).to_string()),
            (_, _, "report") => {
                (self.shown.report.to_string(), ThreadReportId::new(secret::number()).to_string())
            }
            (_, _, "scheduled") => {
                (self.shown.scheduled.to_string(), ScheduledId::new(secret::number()).to_string())
            }
            (_, _, "circle") => (self.shown.circle.to_string(), CircleId::new(secret::number()).to_string()),
            (_, _, "name") => (self.shown.topic.clone(), format!("{} of old", self.shown.topic)),
            // Neither is there in this house.
            (_, _, "version" | "provider") => ("1".to_owned(), "2".to_owned()),
            (_, _, "member") => (self.ids[&Role::Member].to_string(), no_account),
            (_, _, "account") => (self.ids[&Role::Applicant].to_string(), no_account),
            (_, "/api/sessions/{id}", "id") => {
                (self.session.to_string(), SessionId::new(secret::number()).to_string())
            }
            _ => {
                panic!("{method} {path}: say in World::thing (tests/http/matrix.rs) what {{{parameter}}} is")
            }
        }
    }

    /// A row's body with what stands in it for this cell alone.
    fn fill(&self, role: Role, body: &str) -> String {
        let handle = self.handles.get(&role).map_or("nobodys", String::as_str);
        body.replace("{token}", &self.invite().token)
            .replace("{handle}", handle)
            .replace("{proof}", &self.shown.proof.to_string())
            .replace("{fresh}", &self.fresh)
            .replace("{topic}", &self.shown.topic)
            .replace("\"{tomorrow}\"", "1800086400000")
    }

    /// The path with things that exist, and with things that do not.
    fn paths(&self, method: &str, path: &str) -> (String, String) {
        let (mut there, mut nowhere) = (path.to_owned(), path.to_owned());
        for part in path.split('/').filter(|part| part.starts_with('{')) {
            let (thing, nothing) = self.thing(method, path, part.trim_matches(['{', '}']));
            there = there.replace(part, &thing);
            nowhere = nowhere.replace(part, &nothing);
        }
        (there, nowhere)
    }
}

/// What the member has shown of themselves, and somebody beside all roles who was refused and appeals.
struct Shown {
    appeal: AppealId,
    decision: DecisionId,
    proof: ProofId,
    review: ReviewId,
    passkey: String,
    notice: u64,
    row: InboxId,
    device: DeviceId,
    /// Its name: the member follows it.
    topic: String,
    /// The member's, with somebody beside all roles.
    thread: ThreadId,
    /// Of that thread, by the member.
    report: ThreadReportId,
    /// A closed one, for the next day.
    scheduled: ScheduledId,
    /// The member's, by invite.
    circle: CircleId,
    avatar: AvatarId,
}

impl Shown {
    fn new() -> Shown {
        Shown {
            appeal: AppealId::new(secret::number()),
            decision: DecisionId::new(secret::number()),
            proof: ProofId::new(secret::number()),
            review: ReviewId::new(secret::number()),
            passkey: format!("{:016x}", secret::number()),
            notice: secret::number(),
            row: InboxId::new(secret::number()),
            device: DeviceId::new(secret::number()),
            topic: format!("Topic {:016x}", secret::number()),
            thread: ThreadId::new(secret::number()),
            report: ThreadReportId::new(secret::number()),
            scheduled: ScheduledId::new(secret::number()),
            circle: CircleId::new(secret::number()),
            avatar: AvatarId::new(secret::number()),
        }
    }

    fn writes(&self, member: AccountId, session: SessionId, refused: Account, now: At) -> Vec<Write> {
        let facts = Facts {
            stated: refused.stated.clone(),
            field: refused.field,
            region: None,
            waited: Duration::ZERO,
            proofs: vec![],
            vouches: vec![],
            answers: BTreeMap::new(),
            let_in_lately: LetInLately::default(),
        };
        let decision = Decision {
            id: self.decision,
            account: refused.id,
            at: now,
            outcome: Outcome::Refused,
            how: How::Owner { owner: member },
            admission: 0,
            criteria: None,
            facts,
            verdict: None,
        };
        let appeal = Appeal {
            id: self.appeal,
            account: refused.id,
            decision: self.decision,
            at: now,
            words: domain::Line::parse("Look again").expect("a line"),
            answer: None,
        };
        let proof = Proof {
            id: self.proof,
            account: member,
            kind: ProofKind::StaffReview,
            shows: Shows { field: Some(Field::Engineering), ..Shows::default() },
            proven: now,
            checked: now,
            expires: now.after(Duration::from_secs(86_400)),
            failing: false,
            reason: None,
        };
        let review = Review {
            id: self.review,
            account: member,
            text: domain::Line::parse("Ask the bridge").expect("a line"),
            asks: Shows { field: Some(Field::Engineering), ..Shows::default() },
            submitted: now,
        };
        let passkey = Passkey {
            id: self.passkey.clone(),
            account: member,
            fixed: String::new(),
            moving: String::new(),
            name: "a key".to_owned(),
            created: now,
            last_used: None,
        };
        let notice = Notice {
            id: self.notice,
            account: member,
            session: secret::number(),
            at: now,
            kind: "new_device".to_owned(),
            device: String::new(),
        };
        let device = Device {
            id: self.device,
            account: member,
            session,
            endpoint: format!("https://push.test/{}", self.device),
            p256dh: String::new(),
            auth: String::new(),
            made: now,
        };
        let entry = Entry { kind: Kind::Followed, by: MemberId::of(refused.id), about: None, at: now };
        let row = InboxWrite::Take { id: self.row, account: member, entry };
        let name = TopicName::parse(&self.topic).expect("a name");
        let topic =
            NetworkWrite::FollowTopic { by: member, name, new: TopicId::new(secret::number()), at: now };
        let message = NewMessage {
            by: member,
            to: refused.id,
            writing: Writing::Opens,
            new: self.thread,
            key: MessageKey::parse("key-00000001").unwrap_or_else(|_| panic!("a key")),
            text: MessageText::parse("Hello").unwrap_or_else(|_| panic!("a text")),
            at: now,
            since: now,
        };
        let report = NewThreadReport {
            id: self.report,
            by: member,
            thread: self.thread,
            up_to: 1,
            at: now,
            reason: ReportReason::Spam,
            line: None,
        };
        let plan = Announced {
            title: Title::parse("Bridges").expect("a title"),
            topic: None,
            begins: now.after(Duration::from_secs(86_400)),
            zone: ZoneName::parse("UTC").expect("a zone"),
            length_min: 60,
            places: 20,
            policy: Policy { visibility: Visibility::Closed, ..Policy::default() },
        };
        let scheduled = ScheduleWrite::Add {
            id: self.scheduled,
            owner: member,
            plan,
            link: secret_text(),
            lineup: vec![],
            at: now,
        };
        let about = CircleAbout::parse("Bridges", "", "Be kind", &[], CircleEntry::Invite);
        let about = about.unwrap_or_else(|_| panic!("a circle"));
        let circle = CircleWrite::Make { circle: self.circle, owner: member, about, at: now };
        let picture = AvatarPicture::of(vec![0xff, 0xd8, 0xff]).expect("it begins as a JPEG does");
        let avatar = AvatarWrite::Set { account: member, id: self.avatar, picture, at: now };
        vec![
            Write::Avatar(avatar),
            Write::Network(topic),
            Write::Circle(circle),
            Write::Schedule(scheduled),
            Write::AddAccount { account: refused, password_hash: String::new() },
            Write::Thread(ThreadWrite::Say(message)),
            Write::ThreadReport(ThreadReportWrite::Report(report)),
            Write::Admission(AdmissionWrite::Decide { decision }),
            Write::Admission(AdmissionWrite::AddAppeal { appeal }),
            Write::Proof(ProofWrite::Put { proof, subject: Token::of_link().hash(), source: None }),
            Write::Proof(ProofWrite::AskReview { review }),
            Write::SignIn(SignInWrite::AddPasskey(passkey)),
            Write::SignIn(SignInWrite::AddNotice(notice)),
            Write::Inbox(row),
            Write::Inbox(InboxWrite::AddDevice(device)),
        ]
    }
}

fn secret_text() -> String {
    Token::of_link().reveal().to_owned()
}

/// A handle of letters that look like no others.
fn name(number: usize) -> String {
    let letter = |digit: u8| char::from(b"acdeghjkpt"[usize::from(digit - b'0')]);
    format!("{number:06}").bytes().map(letter).collect()
}

fn account(role: Role, number: usize, now: At) -> Account {
    let name = name(number);
    let standing = match role {
        Role::SignedOut | Role::Applicant => Standing::Applicant,
        _ => Standing::Member { since: now, let_in_by: LetInBy::FirstStart },
    };
    Account {
        id: AccountId::new(secret::number()),
        handle: Handle::parse(&name).unwrap_or_else(|_| panic!("{name} is a handle")),
        stated: Stated::parse("builds bridges").expect("a line"),
        field: Field::Engineering,
        registered: now,
        standing,
        owner: role == Role::Owner,
        bot: false,
    }
}

fn session(id: SessionId, account: AccountId, now: At, token: &Token) -> Write {
    let session = Session { id, account, created: now, last_seen: now, device: String::new() };
    Write::AddSession { session, token_hash: token.hash() }
}

/// Every REST route there is, as the program itself says.
fn routes() -> Vec<String> {
    let document: Value = serde_json::from_str(&server::http::openapi::document()).expect("JSON");
    let mut routes = vec![];
    for (path, item) in document["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("methods").keys() {
            routes.push(format!("{} {path}", method.to_uppercase()));
        }
    }
    routes.sort_by_key(|route| {
        route.split_once(' ').map(|(method, path)| (path.to_owned(), method.to_owned()))
    });
    routes
}

/// One route of the table: what is sent, and what everybody is answered.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Row {
    route: String,
    body: String,
    cells: Vec<(String, String)>,
}

fn read_table(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = vec![];
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match line.strip_prefix("  ") {
            None => {
                let mut parts = line.splitn(3, ' ');
                let route =
                    format!("{} {}", parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
                rows.push(Row { route, body: parts.next().unwrap_or_default().to_owned(), cells: vec![] });
            }
            Some(cell) => {
                let (role, answer) = cell.split_at(cell.len().min(12));
                let row = rows.last_mut().expect("a cell stands under its route");
                row.cells.push((role.trim().to_owned(), answer.trim().to_owned()));
            }
        }
    }
    rows
}

fn print_table(rows: &[Row]) -> String {
    let mut out = format!(
        "# Every route, what is sent, and what everybody is answered. \"member\" owns the thing asked about, \"other\" does not.\n\
         # Printed by the test: {UPDATE}\n# A route's body may be edited here; a changed answer is for a reviewer to see.\n"
    );
    for row in rows {
        write!(out, "\n{}", format!("{} {}", row.route, row.body).trim_end())
            .expect("writing to a String cannot fail");
        for (role, answer) in &row.cells {
            write!(out, "\n  {role:<12}{answer}").expect("as above");
        }
        out.push('\n');
    }
    out
}

/// Routes without a row, and rows without a route.
fn unmatched(routes: &[String], rows: &[Row]) -> Vec<String> {
    let without_row = routes.iter().filter(|route| !rows.iter().any(|row| row.route == **route));
    let without_route = rows.iter().filter(|row| !routes.contains(&row.route));
    let rows = without_row.map(|route| format!("{route} has no row in tests/http/matrix.txt: run {UPDATE}"));
    rows.chain(without_route.map(|row| format!("{} is no route (any more): run {UPDATE}", row.route)))
        .collect()
}

async fn ask(browser: &Browser, method: &str, path: &str, body: &str) -> Answer {
    let request = browser.ask(method.parse::<Method>().expect("a method"), path);
    let has_body = !matches!(method, "GET" | "DELETE");
    let body: Value =
        serde_json::from_str(if body.is_empty() { "{}" } else { body }).expect("the row's body is JSON");
    Answer::of(if has_body { request.json(&body) } else { request }).await
}

fn said(answer: &Answer) -> String {
    match serde_json::from_slice::<Problem>(&answer.body) {
        Ok(no) => format!("{} {}", answer.status, json!(no.refusal.code).as_str().unwrap_or_default()),
        Err(_) => answer.status.to_string(),
    }
}

/// What tells one answer from another, but for its date and number.
fn visible(answer: &Answer) -> (u16, Vec<(String, String)>, Vec<u8>) {
    let of_itself = ["date", "x-request-id"];
    let headers = answer.headers.iter().filter(|(name, _)| !of_itself.contains(&name.as_str()));
    let mut headers: Vec<_> = headers
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect();
    headers.sort();
    (answer.status, headers, answer.body.clone())
}

/// A "no" about something that is there, unlike the one about something that is not.
fn leak(there: &Answer, nowhere: &Answer) -> bool {
    there.status >= 400 && visible(there) != visible(nowhere)
}

async fn open_wide() -> House {
    House::with(|config| {
        config.limits.requests_per_address = 1_000_000;
        config.limits.invites_per_address = 1_000_000;
        config.limits.registrations_per_address = 1_000_000;
        config.limits.sign_ins_per_address = 1_000_000;
    })
    .await
}

#[tokio::test]
async fn the_matrix_of_who_may_do_what_is_as_committed_and_every_route_is_in_it() {
    let committed = std::fs::read_to_string(TABLE).unwrap_or_default();
    let known = read_table(&committed);
    let update = std::env::var_os("UPDATE_MATRIX").is_some();
    let wrong = unmatched(&routes(), &known);
    assert!(update || wrong.is_empty(), "{wrong:#?}");
    let house = open_wide().await;
    let (mut rows, mut number) = (vec![], 0);
    for route in routes() {
        let (method, path) = route.split_once(' ').expect("a method and a path");
        let body = known.iter().find(|row| row.route == route).map(|row| row.body.clone());
        let body =
            body.unwrap_or_else(|| if matches!(method, "GET" | "DELETE") { "" } else { "{}" }.to_owned());
        let mut cells = vec![];
        for (role, name) in ROLES {
            let world = World::new(&house, number).await;
            number += 1;
            let body = world.fill(*role, &body);
            let answer = ask(&world.browsers[role], method, &world.paths(method, path).0, &body).await;
            cells.push(((*name).to_owned(), said(&answer)));
        }
        rows.push(Row { route, body, cells });
    }
    let printed = print_table(&rows);
    if update {
        std::fs::write(TABLE, printed).expect("the table is written");
        return;
    }
    for (now, before) in rows.iter().zip(&known) {
        assert_eq!(now, before, "\nif this is meant, run {UPDATE}");
    }
    assert!(printed == committed, "the table is not as printed: run {UPDATE}");
}

#[tokio::test]
async fn to_whoever_may_not_see_a_thing_the_answer_is_the_one_for_no_thing_at_all() {
    let house = open_wide().await;
    let known = read_table(&std::fs::read_to_string(TABLE).unwrap_or_default());
    let mut number = 0;
    for route in routes().iter().filter(|route| route.contains('{')) {
        let (method, path) = route.split_once(' ').expect("a method and a path");
        for role in OUTSIDERS {
            let world = World::new(&house, number).await;
            number += 1;
            let (there, nowhere) = world.paths(method, path);
            let browser = &world.browsers[role];
            let body = known.iter().find(|row| row.route == *route).map_or("", |row| row.body.as_str());
            let body = world.fill(*role, body);
            let first = ask(browser, method, &there, &body).await;
            let second = ask(browser, method, &nowhere, &body).await;
            assert!(
                !leak(&first, &second),
                "{role:?} learns at {route} whether it exists: {} {} against {} {}",
                first.status,
                first.text(),
                second.status,
                second.text()
            );
        }
    }
}

#[test]
fn a_route_without_a_row_and_a_row_without_a_route_are_found() {
    let rows = read_table(
        "# words\nGET /api/one\n  signed out  200\n\nPOST /api/two {\"a\": 1}\n  owner       404 not_found\n",
    );
    assert_eq!(rows[1].body, "{\"a\": 1}");
    assert_eq!(rows[1].cells, vec![("owner".to_owned(), "404 not_found".to_owned())]);
    assert_eq!(read_table(&print_table(&rows)), rows);
    let routes = ["GET /api/one".to_owned(), "GET /api/new".to_owned()];
    let found = unmatched(&routes, &rows);
    assert!(
        found.len() == 2 && found[0].contains("GET /api/new") && found[1].contains("POST /api/two"),
        "{found:?}"
    );
}

#[tokio::test]
async fn a_route_that_tells_outsiders_what_exists_is_found() {
    use axum::extract::{Path, State};
    use axum::http::StatusCode;
    let dir = Dir::new();
    let leaky = axum::Router::new().route(
        "/api/leaky/{room}",
        axum::routing::get(async |State(app): State<server::app::SharedApp>, Path(room): Path<String>| {
            let id = RoomId::parse(&room).expect("the test asks with ids");
            let exists = app.store.room(id).await.expect("up").is_some();
            if exists { StatusCode::FORBIDDEN } else { StatusCode::NOT_FOUND }
        }),
    );
    let clock = Clock::by_hand(At(1_800_000_000_000));
    let plan = Plan { clock: clock.clone(), demo: Some(leaky), ..Plan::new(config(dir.path())) };
    let running = serve::start(plan).await.expect("it starts");
    let house = House { running, clock, dir };
    let world = World::new(&house, 0).await;
    let (there, nowhere) = world.paths("GET", "/api/leaky/{room}");
    let browser = house.browser();
    assert!(leak(&ask(&browser, "GET", &there, "").await, &ask(&browser, "GET", &nowhere, "").await));
    assert!(!leak(&ask(&browser, "GET", &nowhere, "").await, &ask(&browser, "GET", &nowhere, "").await));
}
