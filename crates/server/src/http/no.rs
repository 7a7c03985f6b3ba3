//! The answer "no": a refusal in words for whoever asked, or a fault that the log tells the operator.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::entry;
use protocol::rest::Problem;
use protocol::tell::{RefusalCode, Refused};
use std::time::Duration;
use store::{Conflict, WriteError};
use tracing::error;

/// Body of every 4xx and 5xx answer. A fault is logged once, where it becomes an answer.
pub struct No {
    pub refused: Refused,
    fault: Option<anyhow::Error>,
}

impl No {
    pub fn wait(code: RefusalCode, wait: Duration) -> No {
        let retry_in_ms = Some(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX));
        No { refused: Refused { code, retry_in_ms }, fault: None }
    }

    pub fn too_many(wait: Duration) -> No {
        No::wait(RefusalCode::TooManyRequests, wait)
    }

    pub fn code(&self) -> RefusalCode {
        self.refused.code
    }
}

impl From<RefusalCode> for No {
    fn from(code: RefusalCode) -> No {
        No { refused: Refused { code, retry_in_ms: None }, fault: None }
    }
}

impl From<Refused> for No {
    fn from(refused: Refused) -> No {
        No { refused, fault: None }
    }
}

/// A fault: disk, database, another node. Nothing was granted.
impl From<anyhow::Error> for No {
    fn from(fault: anyhow::Error) -> No {
        No { fault: Some(fault), ..No::from(RefusalCode::NotNow) }
    }
}

impl From<super::passwords::Busy> for No {
    fn from(_: super::passwords::Busy) -> No {
        No::too_many(Duration::from_secs(2))
    }
}

impl From<entry::Refusal> for No {
    fn from(refusal: entry::Refusal) -> No {
        use entry::Refusal;
        No::from(match refusal {
            Refusal::NotAMember => RefusalCode::NotAMember,
            Refusal::AlreadyAMember => RefusalCode::AlreadyAMember,
            Refusal::NotAllowed => RefusalCode::NotAllowed,
            Refusal::NoInvitesLeft => RefusalCode::NoInvitesLeft,
            Refusal::InviteGone => RefusalCode::InviteGone,
            Refusal::NoSuchInvite => RefusalCode::NoSuchInvite,
        })
    }
}

impl From<entry::BadHandle> for No {
    fn from(bad: entry::BadHandle) -> No {
        use entry::BadHandle;
        No::from(match bad {
            BadHandle::TooShort => RefusalCode::HandleTooShort,
            BadHandle::TooLong => RefusalCode::HandleTooLong,
            BadHandle::Letters => RefusalCode::HandleLetters,
            BadHandle::Reserved => RefusalCode::HandleReserved,
        })
    }
}

impl From<entry::BadPassword> for No {
    fn from(bad: entry::BadPassword) -> No {
        use entry::BadPassword;
        No::from(match bad {
            BadPassword::TooShort => RefusalCode::PasswordTooShort,
            BadPassword::TooLong => RefusalCode::PasswordTooLong,
            BadPassword::TooCommon => RefusalCode::PasswordTooCommon,
        })
    }
}

impl From<WriteError> for No {
    fn from(error: WriteError) -> No {
        match error {
            WriteError::Conflict(Conflict::HandleTaken) => RefusalCode::HandleTaken.into(),
            WriteError::Conflict(Conflict::AlreadyAMember) => RefusalCode::AlreadyAMember.into(),
            WriteError::Conflict(Conflict::InviteGone) => RefusalCode::InviteGone.into(),
            WriteError::Conflict(Conflict::PasswordChanged) => RefusalCode::WrongHandleOrPassword.into(),
            WriteError::Conflict(Conflict::Mismatch) | WriteError::Fenced => RefusalCode::NotNow.into(),
            WriteError::Down(fault) => No::from(fault),
        }
    }
}

impl IntoResponse for No {
    fn into_response(self) -> Response {
        if let Some(fault) = &self.fault {
            error!(error = format!("{fault:#}"), "a request failed");
        }
        let retry_after = self.refused.retry_in_ms.map(|ms| ms.div_ceil(1000).max(1));
        let mut answer = (status(self.refused.code), Json(Problem { refusal: self.refused })).into_response();
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = retry_after {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer
    }
}

/// The HTTP status that says the same as `code`.
pub fn status(code: RefusalCode) -> StatusCode {
    use RefusalCode::*;
    match code {
        SignInFirst | WrongHandleOrPassword => StatusCode::UNAUTHORIZED,
        WrongOrigin | OwnersOpenRooms | NotAllowed | NotAMember | Banned | Locked | MutedByModerator
        | IsOwner => StatusCode::FORBIDDEN,
        NoSuchRoom | NoSuchInvite | NoSuchAccount | NotFound | MemberNotInRoom | NotInRoom => {
            StatusCode::NOT_FOUND
        }
        InviteGone | TicketGone | Ended => StatusCode::GONE,
        TooManyRequests | TooSoon => StatusCode::TOO_MANY_REQUESTS,
        NotNow => StatusCode::SERVICE_UNAVAILABLE,
        BadRequest | BadOffer => StatusCode::BAD_REQUEST,
        BadPolicy | NoClosedRooms | TopicRequired | BadLogo | BadText | BadField | HandleTooShort
        | HandleTooLong | HandleLetters | HandleReserved | PasswordTooShort | PasswordTooLong
        | PasswordTooCommon => StatusCode::UNPROCESSABLE_ENTITY,
        HandleTaken | AlreadyAMember | NoInvitesLeft | RoomFull | StageFull | HandsOff | TooManyHands
        | HandNotRaised | AlreadyOnStage | NotOnStage | NotInvited | NotMutedByModerator | NotBanned => {
            StatusCode::CONFLICT
        }
    }
}
