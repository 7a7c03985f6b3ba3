//! Passkeys (WebAuthn): ceremonies that were begun, and what a browser made of them. Each is used once, within five minutes.

use super::no::No;
use crate::app::App;
use crate::config::Origin;
use crate::secret::{self, Hash, Token};
use axum::http::{HeaderMap, header};
use data_encoding::HEXLOWER;
use domain::{AccountId, At};
use protocol::sign_in::Ceremony;
use protocol::tell::RefusalCode;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use store::{Passkey, SessionId};
use tracing::debug;
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{
    CredProtect, PublicKeyCredentialUserEntity, RegistrationVerificationOptions, UserHandle16, Username,
};
use webauthn_rp::request::{AsciiDomain, PublicKeyCredentialDescriptor, RpId};
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication16, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions, PublicKeyCredentialCreationOptions, Registration,
    RegistrationServerState,
};

/// How long a ceremony may take: finding the phone, or the key in the drawer.
const PATIENCE: Duration = Duration::from_secs(5 * 60);
/// Ceremonies at once, some hundred bytes each. Above: wait.
const CEREMONIES_MAX: usize = 50_000;

/// Ceremonies that were begun and not finished.
#[derive(Default)]
pub struct Ceremonies(Mutex<HashMap<Hash, Begun>>);

struct Begun {
    expires: At,
    kind: Kind,
}

enum Kind {
    /// `by`: the session that began it; none: an account that is not there yet.
    Make {
        account: AccountId,
        by: Option<SessionId>,
        state: Box<RegistrationServerState<16>>,
    },
    SignIn(Box<DiscoverableAuthenticationServerState>),
}

/// Whom passkeys are bound to: a domain, and the page's address.
pub struct Party {
    id: RpId,
    origin: String,
}

/// This server as the page that asks knows it. None: by a bare address, and passkeys need a domain.
pub fn party(app: &App, headers: &HeaderMap) -> Option<Party> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let as_asked = Origin::new(app.config.tls_files().is_some(), host);
    let origin = match &app.config.server.public_url {
        _ if as_asked.host() == "localhost" => as_asked,
        Some(public) => public.clone(),
        None => return None,
    };
    if origin.host().parse::<std::net::IpAddr>().is_ok() {
        return None;
    }
    let domain = AsciiDomain::try_from(origin.host().to_owned()).ok()?;
    Some(Party { id: RpId::Domain(domain), origin: origin.to_string() })
}

impl Ceremonies {
    /// For a new passkey. `has`: those that are there, so that a device is not asked for a second one.
    pub fn begin_making(
        &self,
        party: &Party,
        now: At,
        account: AccountId,
        name: &str,
        has: &[Passkey],
        by: Option<SessionId>,
    ) -> Result<Ceremony, No> {
        let user = user_handle(account);
        let refused = || No::from(RefusalCode::PasskeyRefused);
        let entity = PublicKeyCredentialUserEntity {
            name: Username::try_from(name).map_err(|_| refused())?,
            id: &user,
            display_name: None,
        };
        let known = has.iter().filter_map(|passkey| {
            let id = CredentialId::<Vec<u8>>::decode(unhex(&passkey.id)?).ok()?;
            Some(PublicKeyCredentialDescriptor { id, transports: AuthTransports::decode(0).ok()? })
        });
        let mut options = PublicKeyCredentialCreationOptions::passkey(&party.id, entity, known.collect());
        // Enforced, it would turn away the phones and password managers that know no such extension; user verification
        // is asked for at every sign-in instead.
        options.extensions.cred_protect = CredProtect::None;
        let (state, client) = options.start_ceremony().map_err(|_| refused())?;
        let options = serde_json::to_string(&client).map_err(|_| refused())?;
        self.keep(now, Kind::Make { account, by, state: Box::new(state) }, options)
    }

    pub fn begin_sign_in(&self, party: &Party, now: At) -> Result<Ceremony, No> {
        let refused = || No::from(RefusalCode::PasskeyRefused);
        let options = DiscoverableCredentialRequestOptions::passkey(&party.id);
        let (state, client) = options.start_ceremony().map_err(|_| refused())?;
        let options = serde_json::to_string(&client).map_err(|_| refused())?;
        self.keep(now, Kind::SignIn(Box::new(state)), options)
    }

    fn keep(&self, now: At, kind: Kind, options: String) -> Result<Ceremony, No> {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if table.len() >= CEREMONIES_MAX {
            table.retain(|_, begun| now < begun.expires);
        }
        if table.len() >= CEREMONIES_MAX {
            return Err(No::too_many(Duration::from_secs(10)));
        }
        let token = Token::of_link();
        table.insert(token.hash(), Begun { expires: now.after(PATIENCE), kind });
        Ok(Ceremony { ceremony: token.reveal().to_owned(), options })
    }

    fn take(&self, ceremony: &str, now: At) -> Option<Kind> {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let begun = table.remove(&Token::presented(ceremony).hash())?;
        (now < begun.expires).then_some(begun.kind)
    }

    /// The passkey that was made. `by`: the session that asks must be the one that began.
    pub fn made(
        &self,
        party: &Party,
        now: At,
        ceremony: &str,
        answer: &str,
        by: Option<SessionId>,
        name: &str,
    ) -> Result<Passkey, No> {
        let refused = || No::from(RefusalCode::PasskeyRefused);
        let Some(Kind::Make { account, by: began, state }) = self.take(ceremony, now) else {
            return Err(refused());
        };
        if by != began {
            return Err(refused());
        }
        let registration = Registration::from_json_relaxed(answer.as_bytes()).map_err(|_| refused())?;
        let origins = [party.origin.as_str()];
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let made = state.verify(&party.id, &registration, &options).map_err(|e| {
            debug!(error = %e, "a new passkey is refused");
            refused()
        })?;
        let fixed = made.static_state().encode().map_err(|_| refused())?;
        let moving = made.dynamic_state().encode().map_err(|_| refused())?;
        let id = HEXLOWER.encode(made.id().as_ref());
        let (fixed, moving) = (HEXLOWER.encode(&fixed), HEXLOWER.encode(&moving));
        Ok(Passkey { id, account, fixed, moving, name: name.to_owned(), created: now, last_used: None })
    }

    /// Whose passkey signed, and its counters after it. Spends the ceremony.
    pub async fn signed(
        &self,
        app: &App,
        party: &Party,
        now: At,
        ceremony: &str,
        answer: &str,
    ) -> Result<Passkey, No> {
        let refused = || No::from(RefusalCode::PasskeyRefused);
        let Some(Kind::SignIn(state)) = self.take(ceremony, now) else { return Err(refused()) };
        let shown =
            DiscoverableAuthentication16::from_json_relaxed(answer.as_bytes()).map_err(|_| refused())?;
        let id = HEXLOWER.encode(shown.raw_id().as_ref());
        let passkey = app.store.passkey(&id).await?.ok_or_else(refused)?;
        let moving = check(party, *state, &shown, &passkey).ok_or_else(refused)?;
        Ok(Passkey { moving, last_used: Some(now), ..passkey })
    }
}

fn check(
    party: &Party,
    state: DiscoverableAuthenticationServerState,
    shown: &DiscoverableAuthentication16,
    passkey: &Passkey,
) -> Option<String> {
    type Key<'a> = CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>;
    let user = user_handle(passkey.account);
    let id = unhex(&passkey.id)?;
    let id = CredentialId::<&[u8]>::decode(id.as_slice()).ok()?;
    let fixed = StaticState::<Key>::decode(unhex(&passkey.fixed)?.as_slice()).ok()?;
    let moving = DynamicState::decode(unhex(&passkey.moving)?.try_into().ok()?).ok()?;
    let mut credential = AuthenticatedCredential::new(id, &user, fixed, moving).ok()?;
    let origins = [party.origin.as_str()];
    let options = AuthenticationVerificationOptions::<&str, &str> {
        allowed_origins: &origins,
        error_on_unsolicited_extensions: false,
        ..AuthenticationVerificationOptions::default()
    };
    if let Err(e) = state.verify(&party.id, shown, &mut credential, &options) {
        debug!(error = %e, "a passkey is refused");
        return None;
    }
    Some(HEXLOWER.encode(&credential.dynamic_state().encode().ok()?))
}

/// What a passkey knows its account by: tells nothing to whoever finds the device.
fn user_handle(account: AccountId) -> UserHandle16 {
    let hash = secret::hash(&format!("passkey user {account}"));
    let half: [u8; 16] = hash[..16].try_into().expect("half of 32 bytes");
    match UserHandle16::decode(half) {
        Ok(handle) => handle,
        Err(never) => match never {},
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    HEXLOWER.decode(text.as_bytes()).ok()
}
