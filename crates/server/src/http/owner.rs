//! Who asks is an owner: known before anything of the request is read.

use super::SignedIn;
use super::no::No;
use crate::app::SharedApp;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::entry::{Account, waitlist};

/// The owner who asks. Anybody else gets what the waitlist answers them.
pub struct Owner(pub Account);

impl FromRequestParts<SharedApp> for Owner {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Owner, No> {
        let by = <SignedIn as FromRequestParts<SharedApp>>::from_request_parts(parts, app).await?;
        waitlist::may_see(&by.account)?;
        Ok(Owner(by.account))
    }
}
