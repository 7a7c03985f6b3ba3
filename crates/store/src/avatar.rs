//! What is written and read of avatars: one small picture a member.

use data_encoding::BASE64;
use domain::network::AvatarPicture;
use domain::{AccountId, At, AvatarId};

use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::Store;
use crate::sealed;

/// One change. No `Debug`: it is somebody's face.
#[derive(Clone)]
pub enum AvatarWrite {
    /// In place of the one before.
    Set { account: AccountId, id: AvatarId, picture: AvatarPicture, at: At },
    /// Nothing happens if there is none.
    Remove { account: AccountId },
}

/// The reads of this feature; part of [`crate::Backend`].
pub trait AvatarReads: Send + Sync + 'static {
    /// Of those who have one.
    fn avatars<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, AvatarId)>>;
    /// A member's. `None`: there is none of this number (any more).
    fn avatar(&self, id: AvatarId) -> Answer<'_, Option<AvatarPicture>>;
}

/// Column `picture`, before it is sealed.
pub fn picture_text(picture: &AvatarPicture) -> String {
    BASE64.encode(picture.bytes())
}

pub struct AvatarColumns {
    pub account: i64,
    pub picture: String,
    pub sealing_key: Option<String>,
}

impl AvatarColumns {
    /// `None`: its key is gone.
    pub fn read(self) -> anyhow::Result<Option<AvatarPicture>> {
        let account = AccountId::new(self.account.unsigned_abs());
        let text = sealed::opened(self.sealing_key.as_deref(), "avatar.picture", account, &self.picture)?;
        Ok(BASE64.decode(text.as_bytes()).ok().and_then(AvatarPicture::of))
    }
}

impl Store {
    /// The pictures of those who have one.
    pub async fn avatars(&self, accounts: &[AccountId]) -> anyhow::Result<Vec<(AccountId, AvatarId)>> {
        self.read(move |backend| backend.avatars(accounts)).await
    }

    /// A member's picture. `None`: there is none of this number (any more).
    pub async fn avatar(&self, id: AvatarId) -> anyhow::Result<Option<AvatarPicture>> {
        self.read(move |backend| backend.avatar(id)).await
    }
}

impl AvatarReads for FaultyBackend {
    fn avatars<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, AvatarId)>> {
        self.read(self.inner().avatars(accounts))
    }
    fn avatar(&self, id: AvatarId) -> Answer<'_, Option<AvatarPicture>> {
        self.read(self.inner().avatar(id))
    }
}
