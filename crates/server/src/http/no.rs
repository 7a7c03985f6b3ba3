//! The answer "no": a refusal in words for whoever asked, or a fault that the log tells the operator.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{entry, network};
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
        No::from(code).or_wait(wait)
    }

    /// Says how long to wait, if it does not say so yet.
    pub fn or_wait(mut self, wait: Duration) -> No {
        self.refused.retry_in_ms.get_or_insert(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX));
        self
    }

    pub fn too_many(wait: Duration) -> No {
        No::wait(RefusalCode::TooManyRequests, wait)
    }

    /// For an answer that is no JSON: a fault is told to the operator all the same.
    pub fn log(&self) {
        if let Some(fault) = &self.fault {
            error!(error = format!("{fault:#}"), "a request failed");
        }
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
            Refusal::NothingHere => RefusalCode::NotFound,
            Refusal::SignOnFirst => RefusalCode::SignOnFirst,
            Refusal::NoInvitesLeft => RefusalCode::NoInvitesLeft,
            Refusal::NoSuchInvite => RefusalCode::NoSuchInvite,
            Refusal::NotYourHandle => RefusalCode::NotYourHandle,
            Refusal::LastOwner => RefusalCode::LastOwner,
            Refusal::ServerCloses => RefusalCode::ServerCloses,
            Refusal::TooSoonToClose => RefusalCode::TooSoon,
            Refusal::NoExport => RefusalCode::NoExport,
            Refusal::BadShows => RefusalCode::BadShows,
            Refusal::NoSuchProof => RefusalCode::NoSuchProof,
            Refusal::TakenBackAlready => RefusalCode::ChangedMeanwhile,
            Refusal::CodeGone => RefusalCode::CodeGone,
            Refusal::InvitesOff => RefusalCode::InvitesOff,
            Refusal::AlreadyRefused => RefusalCode::AlreadyRefused,
            Refusal::NothingToAppeal => RefusalCode::NothingToAppeal,
            Refusal::AppealedAlready => RefusalCode::AppealedAlready,
            Refusal::NoSuchAppeal => RefusalCode::NoSuchAppeal,
            Refusal::TooManyVersions => RefusalCode::TooManyVersions,

            Refusal::InviteUsed => RefusalCode::InviteUsed,
            Refusal::InviteRevoked => RefusalCode::InviteRevoked,
            Refusal::InviteExpired => RefusalCode::InviteExpired,
            Refusal::InviteNotYours => RefusalCode::InviteNotYours,
            Refusal::LinkInvitesOff => RefusalCode::LinkInvitesOff,
            Refusal::Frozen => RefusalCode::Frozen,
            Refusal::RemovedByOwner => RefusalCode::RemovedByOwner,
            Refusal::NoSuchAccount => RefusalCode::NoSuchAccount,
            Refusal::OtherField => RefusalCode::OtherField,
            Refusal::TooManyVouches => RefusalCode::TooManyVouches,
            Refusal::TooManyNamed => RefusalCode::TooManyNamed,
            Refusal::IsOwner => RefusalCode::IsOwner,
            Refusal::BranchTooLarge => RefusalCode::BranchTooLarge,
            Refusal::RenamedLately => RefusalCode::RenamedLately,
            Refusal::HandleIsTheirs => RefusalCode::HandleIsTheirs,
            Refusal::NoNamesHere => RefusalCode::NoNamesHere,
        })
    }
}

impl From<network::Refusal> for No {
    fn from(refusal: network::Refusal) -> No {
        No::from(Refused::from(refusal))
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

impl From<entry::ways_in::Refusal> for No {
    fn from(refusal: entry::ways_in::Refusal) -> No {
        use entry::ways_in::Refusal;
        No::from(match refusal {
            Refusal::SignInAgain => RefusalCode::SignInAgain,
            Refusal::SecondFactorNeeded => RefusalCode::SecondFactorNeeded,
            Refusal::LastWayIn => RefusalCode::LastWayIn,
            Refusal::TooManyPasskeys => RefusalCode::TooManyPasskeys,
            Refusal::MailChangedLately => RefusalCode::MailChangedLately,
            Refusal::NoSuchWay => RefusalCode::NoSuchWay,
        })
    }
}

impl From<entry::admission::BadAnswers> for No {
    fn from(bad: entry::admission::BadAnswers) -> No {
        use entry::admission::BadAnswers;
        No::from(match bad {
            BadAnswers::Missing(_) => RefusalCode::AnswerMissing,
            BadAnswers::NotAnAnswer => RefusalCode::BadAnswers,
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
            WriteError::Conflict(Conflict::LastOwner) => RefusalCode::LastOwner.into(),
            WriteError::Conflict(Conflict::ProofTaken) => RefusalCode::ProofTaken.into(),
            WriteError::Conflict(Conflict::TooManyProofs) => RefusalCode::TooManyProofs.into(),
            WriteError::Conflict(Conflict::ReviewWaits) => RefusalCode::ReviewWaits.into(),
            WriteError::Conflict(Conflict::ReviewGone) => RefusalCode::ReviewGone.into(),
            WriteError::Conflict(Conflict::SignOnTaken) => RefusalCode::SignOnTaken.into(),
            WriteError::Conflict(Conflict::MailCodeGone) => RefusalCode::CodeGone.into(),
            WriteError::Conflict(Conflict::CodeGone) => RefusalCode::WrongCode.into(),
            WriteError::Conflict(Conflict::WaysChanged | Conflict::Mismatch) | WriteError::Fenced => {
                RefusalCode::NotNow.into()
            }
            WriteError::Conflict(Conflict::ChangedMeanwhile) => RefusalCode::ChangedMeanwhile.into(),
            WriteError::Conflict(Conflict::Removed) => RefusalCode::RemovedByOwner.into(),
            WriteError::Unreadable(fault) | WriteError::Down(fault) => No::from(fault),
        }
    }
}

impl IntoResponse for No {
    fn into_response(self) -> Response {
        self.log();
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
        SignInAgain | SignOnFirst | SecondFactorNeeded | WrongCode | PasskeyRefused => {
            StatusCode::UNAUTHORIZED
        }
        NoPasskeysHere | NoSuchWay | MailOff => StatusCode::NOT_FOUND,
        TooManyPasskeys | LastWayIn | MailTaken | MailChangedLately => StatusCode::CONFLICT,
        BadMail => StatusCode::UNPROCESSABLE_ENTITY,
        CodeGone | ReviewGone => StatusCode::GONE,
        NoSuchProof | NoSuchProvider => StatusCode::NOT_FOUND,
        NotProven | NotInDirectory => StatusCode::FORBIDDEN,
        PublicMail | CodeWrong | BadPage | PageWithoutLink | BadShows => StatusCode::UNPROCESSABLE_ENTITY,
        PageUnreached | ProviderUnreached | SignOnFailed | ProofTaken | TooManyProofs | ReviewWaits
        | SignOnTaken => StatusCode::CONFLICT,
        SignInFirst | WrongHandleOrPassword | PassGone => StatusCode::UNAUTHORIZED,
        WrongOrigin | OwnersOpenRooms | NotAllowed | NotAMember | Banned | Locked | MutedByModerator
        | IsOwner | InvitesOff => StatusCode::FORBIDDEN,
        NoSuchAppeal | NoSuchCriteria | NoSuchDecision | NoSuchRoom | NoSuchInvite | NoSuchAccount
        | NotFound | MemberNotInRoom | NotInRoom => StatusCode::NOT_FOUND,
        InviteUsed | InviteRevoked | InviteExpired | ServerCloses => StatusCode::GONE,
        InviteNotYours | LinkInvitesOff | Frozen | RemovedByOwner | OtherField | NoNamesHere => {
            StatusCode::FORBIDDEN
        }
        BadAddress => StatusCode::UNPROCESSABLE_ENTITY,
        TextsOff => StatusCode::NOT_FOUND,
        BadPhone | TextsNotThere => StatusCode::UNPROCESSABLE_ENTITY,
        TextsSpent => StatusCode::CONFLICT,
        TooManyVouches | TooManyNamed | BranchTooLarge | BranchChanged | NothingToAppeal
        | AppealedAlready | RenamedLately | HandleIsTheirs => StatusCode::CONFLICT,
        InviteGone | TicketGone | Ended => StatusCode::GONE,
        TooManyRequests | TooSoon => StatusCode::TOO_MANY_REQUESTS,
        NotNow | FullHere => StatusCode::SERVICE_UNAVAILABLE,
        BadRequest | BadOffer => StatusCode::BAD_REQUEST,
        FollowYourself | TooManyFollowed | TooManyTopics | TooManyNewTopics | TooManyTopicNames
        | TopicTaken => StatusCode::CONFLICT,
        NotMutual | NotHere | WaveOver => StatusCode::CONFLICT,
        NotBegun | TooManyScheduled | NoPlacesLeft | TooLate | AnsweredAlready => StatusCode::CONFLICT,
        BadTime | BadPlaces | BadLineup | BadPushService | BadAnswer => StatusCode::UNPROCESSABLE_ENTITY,
        NoSuchTopic | NoSuchScheduled | NoSuchThread | NoSuchCircle | NoSuchQuestion => StatusCode::NOT_FOUND,
        TooManyCircles | CircleFull | RulesChanged | RemovedFromCircle | HandOverFirst | NotInCircle => {
            StatusCode::CONFLICT
        }
        BadTopic | BadLink | BadProfile | BadMessage | BadContact | BadCircle => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        BadPicture | BadPrices => StatusCode::UNPROCESSABLE_ENTITY,
        NotYourself | YouBlocked | TooManyBlocked | RequestWaits | TooManyAsked => StatusCode::CONFLICT,
        BadPoll => StatusCode::UNPROCESSABLE_ENTITY,
        AlreadyRaised | NotFirst | RepliesOff | NotSpeaking | ReplyTaken | NoTurns | PollOpen | NoPoll
        | ChatOff | TooManyPins => StatusCode::CONFLICT,
        BadPolicy | NoClosedRooms | TopicRequired | BadLogo | BadText | BadName | BadField
        | HandleTooShort | HandleTooLong | HandleLetters | HandleReserved | BadCriteria | BadAdmission
        | BadAnswers | AnswerMissing | BadRegion | NotYourHandle | NoExport | PasswordTooShort
        | PasswordTooLong | PasswordTooCommon => StatusCode::UNPROCESSABLE_ENTITY,
        PassInUse | LastOwner | AlreadyRefused | TooManyVersions | ChangedMeanwhile | HandleTaken
        | AlreadyAMember | NoInvitesLeft | RoomFull | StageFull | HandsOff | TooManyHands | HandNotRaised
        | AlreadyOnStage | NotOnStage | NotInvited | NotMutedByModerator | NotBanned => StatusCode::CONFLICT,
    }
}
