//! The house's look as it is now: read once at the start, changed by its owners, kept in the store.

use crate::secret;
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::entry::look::{HouseName, LogoKind, Seal};
use std::sync::{Arc, Mutex};
use store::{Store, Write};

const NAME: &str = "look_name";
const SEAL: &str = "look_seal";
const LOGO: &str = "look_logo";
const SET_UP: &str = "set_up";

/// A picture, and the hash that tells it from another.
pub struct Logo {
    pub kind: LogoKind,
    pub bytes: Vec<u8>,
    pub etag: String,
}

#[derive(Clone, Default)]
pub struct Look {
    /// None: as the configuration says.
    pub name: Option<HouseName>,
    pub seal: Seal,
    pub logo: Option<Arc<Logo>>,
    /// An owner went through the first steps, or said that they are not needed.
    pub set_up: bool,
}

/// What changed together.
#[derive(Default)]
pub struct Change {
    pub look: Option<(HouseName, Seal)>,
    /// `Some(None)`: no logo any more.
    pub logo: Option<Option<Logo>>,
    pub set_up: bool,
}

pub struct Looks(Mutex<Look>);

impl Looks {
    pub async fn read(store: &Store) -> anyhow::Result<Looks> {
        let name = store.meta(NAME).await?.and_then(|name| HouseName::parse(&name).ok());
        let seal = store.meta(SEAL).await?.and_then(|seal| Seal::parse(&seal)).unwrap_or_default();
        let logo = match store.meta(LOGO).await?.filter(|text| !text.is_empty()) {
            Some(text) => Some(Arc::new(Logo::of_text(&text).context("the stored logo is no picture")?)),
            None => None,
        };
        let set_up = store.meta(SET_UP).await?.is_some();
        Ok(Looks(Mutex::new(Look { name, seal, logo, set_up })))
    }

    pub fn now(&self) -> Look {
        self.0.lock().expect("nothing panics under this lock").clone()
    }

    /// Stored first, then shown.
    pub async fn change(&self, store: &Store, change: Change) -> Result<(), store::WriteError> {
        let mut unit = vec![];
        if let Some((name, seal)) = &change.look {
            unit.push(Write::Meta { key: NAME, value: name.as_str().to_owned() });
            unit.push(Write::Meta { key: SEAL, value: seal.key().to_owned() });
        }
        if let Some(logo) = &change.logo {
            let value = logo.as_ref().map(|logo| STANDARD.encode(&logo.bytes)).unwrap_or_default();
            unit.push(Write::Meta { key: LOGO, value });
        }
        if change.set_up {
            unit.push(Write::Meta { key: SET_UP, value: "done".to_owned() });
        }
        store.write(unit).await?;
        let mut look = self.0.lock().expect("nothing panics under this lock");
        if let Some((name, seal)) = change.look {
            (look.name, look.seal) = (Some(name), seal);
        }
        if let Some(logo) = change.logo {
            look.logo = logo.map(Arc::new);
        }
        look.set_up |= change.set_up;
        Ok(())
    }
}

impl Logo {
    /// `None`: no base64, too large, or no picture.
    pub fn of_text(text: &str) -> Option<Logo> {
        let bytes = STANDARD.decode(text).ok()?;
        let kind = LogoKind::of(&bytes).ok()?;
        let hash = secret::hash(text);
        let etag = hash[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        Some(Logo { kind, bytes, etag })
    }
}
