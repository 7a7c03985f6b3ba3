//! Everything this server knows about one account, as one ZIP: `account.json` for programs, `index.html` for its owner.
//! `store::keeping` says for every column whether it is in here.

use super::page;
use anyhow::Context;
use domain::entry::leaving::Profile;
use domain::entry::{Account, InviteState};
use domain::{AccountId, At};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use store::keeping::kept;
use store::{EXPORT_ROWS_MAX, OwnValue, Store, column};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What a reader must know to read it.
pub const FORMAT: u64 = 1;
pub const DATA: &str = "account.json";
pub const PAGE: &str = "index.html";

/// Tables that the export takes apart by hand; every other one goes in as its rows stand.
pub const BY_HAND: &[&str] =
    &["account", "profile", "topic_follow", "leaving", "session", "invite", "room", "seat", "audit"];

/// Accounts looked up at once when everybody's are written.
const ACCOUNTS_AT_ONCE: u32 = 200;

pub struct Exporter {
    pub store: Store,
    /// This server's name.
    pub server: String,
    pub now: At,
}

impl Exporter {
    /// The file. As large as the account's own rows, each kind at most [`EXPORT_ROWS_MAX`]; said in it if there were more.
    pub async fn file(&self, account: &Account) -> anyhow::Result<Vec<u8>> {
        let data = self.data(account).await?;
        let mut text = serde_json::to_string_pretty(&data).context("the export is JSON")?;
        text.push('\n');
        let page = page::of(&data);
        // Stored, not packed: any program can read it, and the server cannot be made to unpack anything.
        let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [(DATA, &text), (PAGE, &page)] {
            zip.start_file(name, plain).context("a file of the export")?;
            zip.write_all(text.as_bytes()).context("a file of the export")?;
        }
        Ok(zip.finish().context("the export ends")?.into_inner())
    }

    /// What stands in `account.json`.
    pub async fn data(&self, account: &Account) -> anyhow::Result<Value> {
        let id = account.id;
        let profile = Profile::of(account);
        let said = protocol::network::Profile::from(&self.store.profile(id).await?);
        let topics = self.store.own_topics(id).await?;
        let (since, how, by) = column::standing(&account.standing);
        let leaving = self.store.leaving(id).await?;
        let sessions = self.store.sessions(id).await?;
        let invites = self.store.own_invites(id).await?;
        let rooms = self.store.rooms_opened_by(id).await?;
        let seats = self.store.seats_of(id).await?;
        let acts = self.store.acts_of(id).await?;

        let accepted = |state: &InviteState| match state {
            InviteState::Accepted { by, .. } => Some(*by),
            _ => None,
        };
        let let_in_by = by.map(|by| AccountId::new(by.unsigned_abs()));
        let named: Vec<AccountId> =
            invites.iter().filter_map(|invite| accepted(&invite.state)).chain(let_in_by).collect();
        let handles: BTreeMap<AccountId, String> = self
            .store
            .accounts(&named)
            .await?
            .into_iter()
            .map(|account| (account.id, account.handle.as_str().to_owned()))
            .collect();
        let mut notes = BTreeMap::new();
        for invite in &invites {
            if let Some(note) = self.store.note(invite.id).await? {
                notes.insert(invite.id, note.as_str().to_owned());
            }
        }
        let (others, longest) = self.as_they_stand(id).await?;
        let is_cut = [invites.len(), rooms.len(), seats.len(), acts.len(), longest]
            .iter()
            .any(|count| *count >= EXPORT_ROWS_MAX as usize);

        let mut data = json!({
            "jushou_export": FORMAT,
            "server": self.server,
            "made_ms": self.now.0,
            "cut_to_rows": is_cut.then_some(EXPORT_ROWS_MAX),
            "profile": {
                "handle": profile.handle.as_str(),
                "stated": profile.stated.as_str(),
                "field": profile.field.key(),
                "headline": said.headline,
                "fields": said.fields,
                "languages": said.languages,
                "links": said.links,
            },
            "account": {
                "id": id.to_string(),
                "registered_ms": account.registered.0,
                "member_since_ms": since,
                "let_in": how,
                "let_in_by": let_in_by.and_then(|by| handles.get(&by)),
                "owner": account.owner,
                "bot": account.bot,
                "leaving": leaving.map(|leaving| json!({
                    "asked_ms": leaving.asked.0,
                    "erased_ms": leaving.erase_at.0,
                })),
            },
            "sessions": sessions.iter().map(|session| json!({
                "id": session.id.to_string(),
                "created_ms": session.created.0,
                "last_seen_ms": session.last_seen.0,
                "device": session.device,
            })).collect::<Vec<_>>(),
            "invites": invites.iter().map(|invite| {
                let (state, _, changed) = column::invite_state(&invite.state);
                json!({
                    "id": invite.id.to_string(),
                    "created_ms": invite.created.0,
                    "expires_ms": invite.expires.0,
                    "room": invite.room.map(|room| room.to_string()),
                    "state": state,
                    "accepted_by": accepted(&invite.state).and_then(|by| handles.get(&by)),
                    "changed_ms": changed,
                    "bound_to": column::bound(invite.bound.as_ref()).0,
                    "note": notes.get(&invite.id),
                })
            }).collect::<Vec<_>>(),
            "rooms": rooms.iter().map(|room| json!({
                "room": room.room.to_string(),
                "title": room.title,
                "topic": room.topic,
                "circle": room.circle.map(|circle| circle.to_string()),
                "poll": room.poll.as_deref().and_then(|poll| serde_json::from_str::<serde_json::Value>(poll).ok()),
                "pins": room.pins.as_deref().and_then(|pins| serde_json::from_str::<serde_json::Value>(pins).ok()),
                "opened_ms": room.opened.0,
                "ended_ms": room.ended.map(|ended| ended.0),
            })).collect::<Vec<_>>(),
            "seats": seats.iter().map(|seat| json!({
                "room": seat.room.to_string(),
                "role": seat.role,
                "muted": seat.muted,
                "banned": seat.banned,
                "removed_until_ms": seat.removed_until.map(|until| until.0),
                "hand_line": seat.hand_line,
                "spoken_ms": seat.spoken_ms,
                "vote": seat.vote,
            })).collect::<Vec<_>>(),
            "topics": topics.iter().map(|(name, since)| json!({
                "name": name,
                "at_ms": since.0,
            })).collect::<Vec<_>>(),
            "acts": acts.iter().map(|act| json!({
                "at_ms": act.at.0,
                "kind": act.kind,
                "room": act.room.map(|room| room.to_string()),
                "by_me": act.by.is_some_and(|by| by.account() == id),
                "about_me": act.about.is_some_and(|about| about.account() == id),
            })).collect::<Vec<_>>(),
        });
        let parts = data.as_object_mut().context("an export is an object")?;
        parts.extend(others);
        Ok(data)
    }

    /// One list a table, by its name in the paths of `store::keeping`; and how long the longest is.
    async fn as_they_stand(&self, account: AccountId) -> anyhow::Result<(Map<String, Value>, usize)> {
        let (mut lists, mut longest) = (Map::new(), 0);
        for table in kept().filter(|table| !BY_HAND.contains(&table.table)) {
            for row in self.store.own_rows(table, account).await? {
                let mut values = Map::new();
                let mut list = None;
                for (path, value) in row {
                    let (name, key) = path.split_once('.').context("a path is a list and a key")?;
                    list = Some(name);
                    values.insert(key.to_owned(), stands_for(key, value));
                }
                let rows = lists.entry(list.unwrap_or(table.table)).or_insert_with(|| Value::Array(vec![]));
                let rows = rows.as_array_mut().context("a list is a list")?;
                rows.push(Value::Object(values));
                longest = longest.max(rows.len());
            }
        }
        Ok((lists, longest))
    }
}

/// Keys that hold the number of somebody or something.
const IDS: &[&str] = &[
    "id",
    "applicant",
    "member",
    "followed",
    "decision",
    "proof",
    "scheduled",
    "room",
    "circle",
    "thread",
    "with",
];

/// Numbers of people and things are texts, as everywhere on the wire; JSON that stands in a column stays JSON.
fn stands_for(key: &str, value: OwnValue) -> Value {
    match value {
        OwnValue::Nothing => Value::Null,
        OwnValue::YesOrNo(yes) => yes.into(),
        OwnValue::Number(number) if IDS.contains(&key) => number.to_string().into(),
        OwnValue::Number(number) => number.into(),
        OwnValue::Text(text) if text.starts_with(['{', '[']) => {
            serde_json::from_str(&text).unwrap_or(Value::String(text))
        }
        OwnValue::Text(text) => text.into(),
    }
}

/// A new folder that its owner alone may read.
pub fn make_folder(folder: &Path) -> anyhow::Result<()> {
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("the folder {} cannot be made", folder.display()))
}

/// One file an account, named by its handle. Returns how many.
pub async fn write_all(exporter: &Exporter, folder: &Path) -> anyhow::Result<u64> {
    let (mut count, mut after) = (0, None);
    loop {
        let page = exporter.store.accounts_after(after, ACCOUNTS_AT_ONCE).await?;
        let Some(last) = page.last() else { return Ok(count) };
        after = Some(*last);
        for account in exporter.store.accounts(&page).await? {
            let bytes = exporter.file(&account).await?;
            let to = folder.join(format!("{}.zip", account.handle.as_str()));
            let file = std::fs::OpenOptions::new().create_new(true).write(true).mode(0o600).open(&to);
            file.and_then(|mut file| file.write_all(&bytes)).context("an export is not written")?;
            count += 1;
        }
    }
}
