//! A server of the test's own, and browsers that visit it.

use domain::{AccountId, At, MemberId};
use protocol::rest::{InviteMade, Me, Problem, RoomCard};
use protocol::tell::RefusalCode;
use reqwest::header::{ORIGIN, SET_COOKIE};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use server::clock::Clock;
use server::config::Config;
use server::serve::{self, Plan, Running};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub const PASSWORD: &str = "a long enough secret";
pub const DAY: Duration = Duration::from_secs(24 * 3600);

/// Well past what it takes; reached only where something never happens, or for ever.
pub const LATE: Duration = Duration::from_secs(30);

/// Asks until it is so: what one task does is seen by others a moment later.
pub async fn until(what: &str, mut is: impl AsyncFnMut() -> bool) {
    let asking = async {
        while !is().await {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(LATE, asking).await.unwrap_or_else(|_| panic!("it never comes: {what}"));
}

/// A directory that is gone after the test.
pub struct Dir(PathBuf);

impl Dir {
    pub fn new() -> Dir {
        let path = std::env::temp_dir().join(format!("jushou-test-{:016x}", server::secret::number()));
        std::fs::create_dir(&path).expect("a fresh name");
        Dir(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub struct House {
    pub running: Running,
    pub clock: Clock,
    pub dir: Dir,
}

/// Loopback, port 0, a directory of its own.
pub fn config(dir: &Path) -> Config {
    let mut config = Config::default();
    config.server.listen = vec![([127, 0, 0, 1], 0).into()];
    config.server.data_dir = dir.join("data");
    config.media.port = 0;
    config
}

/// Nobody is told that it was too often.
pub fn asked_often(config: &mut Config) {
    (config.limits.requests_per_account, config.limits.requests_per_address) = (1_000_000, 1_000_000);
}

impl House {
    pub async fn open() -> House {
        House::with(|_| {}).await
    }

    /// Where somebody may ask again and again.
    pub async fn patient() -> House {
        House::with(asked_often).await
    }

    pub async fn with(change: impl FnOnce(&mut Config)) -> House {
        let dir = Dir::new();
        let mut config = config(dir.path());
        change(&mut config);
        let clock = Clock::by_hand(At(1_800_000_000_000));
        let plan = Plan { clock: clock.clone(), ..Plan::new(config) };
        let running = serve::start(plan).await.expect("it starts");
        House { running, clock, dir }
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.running.addresses[0])
    }

    /// What is in it for somebody who belongs to no circle.
    pub fn hallway(&self) -> Vec<RoomCard> {
        self.running.app.live.hallway(MemberId::of(AccountId::new(1)))
    }

    /// A browser without cookies.
    pub fn browser(&self) -> Browser {
        Browser { client: Client::new(), origin: self.origin(), cookie: None }
    }

    /// A browser signed in as a new applicant.
    pub async fn applicant(&self, handle: &str) -> Browser {
        let mut browser = self.browser();
        browser.register(handle, None).await;
        browser
    }

    /// A browser signed in as the owner.
    pub async fn owner(&self, handle: &str) -> Browser {
        let link = self.running.first_owners_link().await.expect("stored").expect("nobody owns it yet");
        let mut browser = self.browser();
        browser.register(handle, Some(token(&link))).await;
        browser
    }

    /// A browser signed in as a member, invited by `by`.
    pub async fn member(&self, by: &Browser, handle: &str) -> Browser {
        let invite = by.invite().await;
        let mut browser = self.browser();
        browser.register(handle, Some(&invite.token)).await;
        browser
    }
}

/// The secret at the end of a link.
pub fn token(link: &str) -> &str {
    link.rsplit('/').next().expect("a link has parts")
}

/// Keeps its own cookie, and says its origin as browsers do.
#[derive(Clone)]
pub struct Browser {
    pub client: Client,
    pub origin: String,
    /// `name=value`.
    pub cookie: Option<String>,
}

impl Browser {
    pub fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method.clone(), format!("{}{path}", self.origin));
        let request = if method == Method::GET { request } else { request.header(ORIGIN, &self.origin) };
        match &self.cookie {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.ask(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.ask(Method::POST, path).json(&body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        Answer::of(self.ask(Method::DELETE, path)).await
    }

    /// Posts and keeps the cookie of the answer.
    pub async fn post_and_keep(&mut self, path: &str, body: Value) -> Answer {
        let answer = self.post(path, body).await;
        if let Some(cookie) = &answer.set_cookie {
            self.cookie = Some(cookie.split(';').next().expect("a part").to_owned());
        }
        answer
    }

    pub async fn register(&mut self, handle: &str, invite: Option<&str>) -> Me {
        self.post_and_keep("/api/register", registration(handle, invite)).await.read(201)
    }

    pub async fn sign_in(&mut self, handle: &str) -> Answer {
        self.post_and_keep("/api/sign-in", json!({ "handle": handle, "password": PASSWORD })).await
    }

    pub async fn me(&self) -> Answer {
        self.get("/api/me").await
    }

    pub async fn invite(&self) -> InviteMade {
        self.post("/api/invites", json!({})).await.read(201)
    }
}

pub fn registration(handle: &str, invite: Option<&str>) -> Value {
    json!({ "handle": handle, "password": PASSWORD, "stated": "builds bridges", "field": "engineering", "invite": invite })
}

/// An answer that was read to its end.
pub struct Answer {
    pub status: u16,
    pub set_cookie: Option<String>,
    pub headers: reqwest::header::HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub async fn of(request: RequestBuilder) -> Answer {
        let response: Response = request.send().await.expect("the server answers");
        let headers = response.headers().clone();
        let set_cookie = headers.get(SET_COOKIE).map(|v| v.to_str().expect("a text").to_owned());
        let status = response.status().as_u16();
        Answer { status, set_cookie, headers, body: response.bytes().await.expect("the whole body").to_vec() }
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a text")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().expect("a text")).unwrap_or_default()
    }

    #[track_caller]
    pub fn read<T: DeserializeOwned>(&self, status: u16) -> T {
        assert_eq!(self.status, status, "{}", self.text());
        serde_json::from_slice(&self.body).expect("the promised shape")
    }

    #[track_caller]
    pub fn is(&self, status: u16) {
        assert_eq!(self.status, status, "{}", self.text());
    }

    /// A no in the one shape every no has.
    #[track_caller]
    pub fn refuses(&self, status: u16, code: RefusalCode) {
        let problem: Problem = self.read(status);
        assert_eq!(problem.refusal.code, code);
        assert_eq!(self.header("cache-control"), "no-store");
    }
}
