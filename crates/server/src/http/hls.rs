//! Who listens by HLS: kept from the first playlist until nothing has been asked for a while.

use super::streams::{Next, Paced};
use crate::live::{Listening, Live};
use crate::pass::Way;
use crate::secret::{self, Hash, Token};
use crate::stream::SILENCE;
use crate::stream::window::Window;
use domain::RoomId;
use protocol::tell::{RefusalCode, Refused};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Whoever asks for nothing for so long listens no more, and is off the roster.
const ASKED_WITHIN: Duration = Duration::from_secs(10);

/// A player that asks for its first playlist twice is one player.
const TWICE_WITHIN: Duration = Duration::from_secs(5);

/// Silence to begin with: three segments, which players want before they play at all.
const AHEAD: Duration = Duration::from_secs(3);

/// At most one for each pass.
#[derive(Clone, Default)]
pub struct Hls(Arc<Mutex<HashMap<Hash, Player>>>);

#[derive(Clone)]
struct Player {
    /// In the addresses of its files, so that one whom another took over from finds nothing more.
    id: Arc<str>,
    room: RoomId,
    begun: Instant,
    shared: Arc<Mutex<Shared>>,
}

struct Shared {
    window: Window,
    asked: Instant,
    /// Frames come.
    listens: bool,
}

impl Hls {
    /// A player begins. Gives the name under which its files are.
    pub async fn begin(&self, live: &Live, room: RoomId, pass: &str) -> Result<Arc<str>, Refused> {
        let hash = secret::hash(pass);
        if let Some(player) = self.player(&hash)
            && player.begun.elapsed() < TWICE_WITHIN
            && player.lock().listens
        {
            return Ok(player.id);
        }
        let listening = live.listen(pass, room, true).await?;
        let id: Arc<str> = Token::of_link().reveal().into();
        let shared = Shared { window: Window::default(), asked: Instant::now(), listens: true };
        let player =
            Player { id: id.clone(), room, begun: Instant::now(), shared: Arc::new(Mutex::new(shared)) };
        player.listen(listening);
        let mut players = self.players();
        // What is kept of others ends with their passes. Nobody's pass is known here but by its hash.
        players.retain(|of, player| live.has_pass_hashed(of, player.room, Way::Stream));
        players.insert(hash, player);
        Ok(id)
    }

    /// A player asks for more. One that was away for a while goes on, unless somebody else listens by its pass.
    pub async fn again(&self, live: &Live, room: RoomId, pass: &str, id: &str) -> Result<Files, Refused> {
        let player = self.player(&secret::hash(pass)).filter(|player| *player.id == *id);
        let player = player.ok_or(RefusalCode::NotFound)?;
        let listens = {
            let mut shared = player.lock();
            shared.asked = Instant::now();
            shared.listens
        };
        if !listens {
            let listening = live.listen(pass, room, false).await?;
            player.lock().listens = true;
            player.listen(listening);
        }
        Ok(Files(player))
    }

    fn player(&self, pass: &Hash) -> Option<Player> {
        self.players().get(pass).cloned()
    }

    fn players(&self) -> MutexGuard<'_, HashMap<Hash, Player>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a player may fetch.
pub struct Files(Player);

impl Files {
    pub fn playlist(&self) -> String {
        self.0.lock().window.playlist()
    }

    pub fn file(&self, name: &str) -> Option<Arc<[u8]>> {
        self.0.lock().window.file(name)
    }
}

impl Player {
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Fills the window until the seat is over or nobody asks.
    fn listen(&self, listening: Listening) {
        let (mut paced, player) = (Paced::new(listening, AHEAD), self.clone());
        // What the player has in store is there before its first playlist.
        (0..paced.begin()).for_each(|_| player.lock().window.push(SILENCE));
        tokio::spawn(async move {
            while let Some(next) = paced.next().await {
                let mut shared = player.lock();
                match next {
                    Next::Sound(frame) => shared.window.push(&frame.payload),
                    Next::Silence(frames) => (0..frames).for_each(|_| shared.window.push(SILENCE)),
                }
                if shared.asked.elapsed() > ASKED_WITHIN {
                    break;
                }
            }
            let mut shared = player.lock();
            shared.listens = false;
            shared.window.forget();
        });
    }
}
