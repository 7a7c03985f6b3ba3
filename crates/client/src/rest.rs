//! The REST side of a participant: one account's doings over plain HTTP, with its session cookie kept in memory.

use crate::socket::Socket;
use anyhow::{Context, Result};
use protocol::rest::{
    AcceptInvite, ApplicantRow, InviteCard, InviteMade, InviteRow, Me, MediaAnswer, MediaOffer, NewInvite,
    NewPlayer, OpenRoom, PlayerPass, PlayerWay, Problem, Register, RoomOpened, SessionRow, SignIn,
};
use protocol::tell::{RefusalCode, Refused};
use reqwest::header::{COOKIE, ORIGIN, SET_COOKIE};
use reqwest::{Method, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Longer than any answer of a server that is alive.
const ANSWER_WAIT: Duration = Duration::from_secs(10);

/// Why something asked for did not happen.
#[derive(Debug)]
pub enum Fault {
    /// The server said no.
    Refused(Refused),
    /// No answer, or not one that can be read.
    Broken(anyhow::Error),
}

impl Fault {
    /// The server's reason, if it gave one.
    pub fn code(&self) -> Option<RefusalCode> {
        match self {
            Fault::Refused(refused) => Some(refused.code),
            Fault::Broken(_) => None,
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Fault::Refused(refused) => write!(f, "refused: {:?}", refused.code),
            Fault::Broken(error) => write!(f, "{error:#}"),
        }
    }
}

impl std::error::Error for Fault {}

impl From<anyhow::Error> for Fault {
    fn from(error: anyhow::Error) -> Fault {
        Fault::Broken(error)
    }
}

/// One account at one server. Clones share the session cookie.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: Arc<str>,
    origin: Arc<str>,
    cookie: Arc<Mutex<Option<String>>>,
}

impl Client {
    /// `base` as in `http://127.0.0.1:8080`, without a path.
    pub fn new(base: &str) -> Result<Client> {
        let http = reqwest::Client::builder()
            .no_proxy()
            .timeout(ANSWER_WAIT)
            // A kept connection may be one that the server of before a restart has closed.
            .pool_max_idle_per_host(0)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .context("no HTTP client")?;
        let base: Arc<str> = base.trim_end_matches('/').into();
        Ok(Client { http, origin: base.clone(), base, cookie: Arc::default() })
    }

    /// Says it comes from another origin than the address it asks: behind a proxy, or to see it refused.
    pub fn with_origin(mut self, origin: &str) -> Client {
        self.origin = origin.into();
        self
    }

    /// Signed in already: `cookie` is `name=value`, as [`Client::session_cookie`] gives it.
    pub fn with_session_cookie(base: &str, cookie: &str) -> Result<Client> {
        let client = Client::new(base)?;
        client.set_cookie(Some(cookie.to_owned()));
        Ok(client)
    }

    /// `name=value` of the session, once signed in. Kept by tests that come back with an old one.
    pub fn session_cookie(&self) -> Option<String> {
        self.cookie.lock().expect("no holder of this lock panics").clone()
    }

    fn set_cookie(&self, cookie: Option<String>) {
        *self.cookie.lock().expect("no holder of this lock panics") = cookie;
    }

    pub fn base(&self) -> &str {
        &self.base
    }

    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    pub async fn register(&self, register: &Register) -> Result<Me, Fault> {
        self.post("/api/register", register).await
    }

    pub async fn sign_in(&self, handle: &str, password: &str) -> Result<Me, Fault> {
        self.post("/api/sign-in", &SignIn { handle: handle.into(), password: password.into(), second: None })
            .await
    }

    pub async fn sign_out(&self) -> Result<(), Fault> {
        self.send(Method::POST, "/api/sign-out", Option::<&()>::None).await?;
        Ok(())
    }

    pub async fn me(&self) -> Result<Me, Fault> {
        self.get("/api/me").await
    }

    pub async fn sessions(&self) -> Result<Vec<SessionRow>, Fault> {
        self.get("/api/sessions").await
    }

    pub async fn make_invite(&self, room: Option<&str>) -> Result<InviteMade, Fault> {
        self.post("/api/invites", &NewInvite { room: room.map(str::to_owned), ..NewInvite::default() }).await
    }

    /// One's own invites, oldest first.
    pub async fn invites(&self) -> Result<Vec<InviteRow>, Fault> {
        self.get("/api/invites").await
    }

    pub async fn revoke_invite(&self, id: &str) -> Result<(), Fault> {
        self.send(Method::DELETE, &format!("/api/invites/{id}"), Option::<&()>::None).await?;
        Ok(())
    }

    pub async fn invite(&self, token: &str) -> Result<InviteCard, Fault> {
        self.get(&format!("/api/invites/{token}")).await
    }

    pub async fn accept_invite(&self, token: &str) -> Result<Me, Fault> {
        self.post("/api/invites/accept", &AcceptInvite { token: token.into(), mail: None, code: None }).await
    }

    pub async fn waitlist(&self) -> Result<Vec<ApplicantRow>, Fault> {
        self.get("/api/waitlist").await
    }

    pub async fn let_in(&self, account: &str) -> Result<(), Fault> {
        self.send(Method::POST, &format!("/api/waitlist/{account}/let-in"), Option::<&()>::None).await?;
        Ok(())
    }

    pub async fn open_room(&self, room: &OpenRoom) -> Result<RoomOpened, Fault> {
        self.post("/api/rooms", room).await
    }

    /// Any ticket, new or used, with any offer.
    pub async fn offer_media(&self, ticket: &str, sdp: &str) -> Result<MediaAnswer, Fault> {
        self.post("/api/media", &MediaOffer { ticket: ticket.into(), sdp: sdp.into() }).await
    }

    /// A pass for a player of one's own.
    pub async fn make_player(
        &self,
        room: &str,
        way: PlayerWay,
        link: Option<&str>,
    ) -> Result<PlayerPass, Fault> {
        let asked = NewPlayer { way, link: link.map(str::to_owned) };
        self.post(&format!("/api/rooms/{room}/players"), &asked).await
    }

    /// Opens a link of this server as a browser would, and keeps the cookie it sets.
    pub async fn open_link(&self, link: &str) -> Result<(), Fault> {
        let path = link.strip_prefix(&*self.base).unwrap_or(link);
        let answer = self.request(Method::GET, path, Option::<&()>::None).await?;
        let status = answer.status();
        if status.is_success() || status.is_redirection() {
            return Ok(());
        }
        Err(Fault::Broken(anyhow::anyhow!("the link answered {status}")))
    }

    /// Opens a WebSocket and waits for the welcome.
    pub async fn connect(&self) -> Result<Socket, Fault> {
        Socket::connect(self).await
    }

    async fn get<A: DeserializeOwned>(&self, path: &str) -> Result<A, Fault> {
        read(self.send(Method::GET, path, Option::<&()>::None).await?).await
    }

    async fn post<B: Serialize, A: DeserializeOwned>(&self, path: &str, body: &B) -> Result<A, Fault> {
        read(self.send(Method::POST, path, Some(body)).await?).await
    }

    async fn send<B: Serialize>(
        &self,
        method: Method,
        path: &str,
        body: Option<&B>,
    ) -> Result<Response, Fault> {
        let answer = self.request(method, path, body).await?;
        let status = answer.status();
        if status.is_success() {
            return Ok(answer);
        }
        match read::<Problem>(answer).await {
            Ok(problem) => Err(Fault::Refused(problem.refusal)),
            Err(_) => Err(Fault::Broken(anyhow::anyhow!("{path} answered {status} without a reason"))),
        }
    }

    /// Any answer, with its cookie kept.
    async fn request<B: Serialize>(
        &self,
        method: Method,
        path: &str,
        body: Option<&B>,
    ) -> Result<Response, Fault> {
        let mut request =
            self.http.request(method, format!("{}{path}", self.base)).header(ORIGIN, &*self.origin);
        if let Some(cookie) = self.session_cookie() {
            request = request.header(COOKIE, cookie);
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        let answer = request.send().await.context("no answer")?;
        for set in answer.headers().get_all(SET_COOKIE) {
            if let Some(cookie) = set.to_str().ok().and_then(|text| text.split(';').next()) {
                // A cookie without a value is one taken away.
                self.set_cookie((!cookie.ends_with('=')).then(|| cookie.to_owned()));
            }
        }
        Ok(answer)
    }
}

async fn read<A: DeserializeOwned>(answer: Response) -> Result<A, Fault> {
    Ok(answer.json().await.context("an answer that cannot be read")?)
}
