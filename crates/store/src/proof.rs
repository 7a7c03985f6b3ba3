//! What can be written and read of proofs, badges, reviews and sign-on, and how it stands in columns.

use anyhow::anyhow;
use domain::entry::proof::{Organisation, Profession, Reason};
use domain::entry::review::{Review, ReviewText};
use domain::entry::work_mail::CodeSent;
use domain::entry::{BadgeChoice, Field, Proof, ProofKind, Shows};
use domain::{AccountId, At, MemberId, ProofId, ReviewId};

use crate::backend::Answer;
use crate::column::{number, unhex};
use crate::row::TokenHash;
use crate::sealed;

/// One change of what is proved. No `Debug`: it is personal.
#[derive(Clone)]
pub enum ProofWrite {
    /// Adds a proof, or renews what the account has proved with the same subject. [`crate::Conflict::ProofTaken`] if it
    /// proves another account, [`crate::Conflict::TooManyProofs`] past the bound.
    Put {
        proof: Proof,
        subject: TokenHash,
        /// The page to look at again.
        source: Option<String>,
    },
    /// What a look at it found. Nothing happens if it was looked at or renewed since `seen`.
    Looked {
        proof: Proof,
        seen: At,
    },
    /// Staff took it back. [`crate::Conflict::ChangedMeanwhile`] if it is no more as it was at `seen`.
    TakeBack {
        proof: Proof,
        seen: At,
    },
    /// Nothing happens if it is gone already, or another account's.
    Drop {
        id: ProofId,
        account: AccountId,
    },
    /// All of one kind: the directory does not know this account any more.
    DropKind {
        account: AccountId,
        kind: ProofKind,
    },
    /// Forgets what lapsed before.
    Forget {
        before: At,
    },
    Choose {
        account: AccountId,
        choice: BadgeChoice,
    },

    /// Replaces the code sent before.
    SendCode {
        account: AccountId,
        code_hash: TokenHash,
        subject: TokenHash,
        organisation: Organisation,
        sent: CodeSent,
    },
    /// Uses up one try before the code is looked at. [`crate::Conflict::MailCodeGone`] if none is left, or another was sent.
    SpendTry {
        account: AccountId,
        sent: At,
    },
    /// Uses up the code. [`crate::Conflict::MailCodeGone`] if it was: of two who hold it, one wins.
    TakeCode {
        account: AccountId,
        code_hash: TokenHash,
    },

    /// [`crate::Conflict::ReviewWaits`] if one of this account waits already.
    AskReview {
        review: Review,
    },
    /// [`crate::Conflict::ReviewGone`] unless it still waits: of two who decide, one wins.
    DecideReview {
        id: ReviewId,
        to: ReviewState,
        at: At,
        by: MemberId,
    },

    /// Ties a login elsewhere to an account. [`crate::Conflict::SignOnTaken`] if it is tied to another.
    TieSignOn {
        subject: TokenHash,
        provider: String,
        account: AccountId,
        at: At,
    },
    /// The provider said that the login is there.
    SignOnChecked {
        subject: TokenHash,
        at: At,
    },
    /// A member whom the organisation let in is none any more. [`crate::Conflict::Mismatch`] if they are not one.
    LeaveOrganisation {
        account: AccountId,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewState {
    Open,
    Granted,
    Declined,
    Withdrawn,
}

impl ReviewState {
    pub fn word(self) -> &'static str {
        match self {
            ReviewState::Open => "open",
            ReviewState::Granted => "granted",
            ReviewState::Declined => "declined",
            ReviewState::Withdrawn => "withdrawn",
        }
    }

    fn parse(word: &str) -> anyhow::Result<ReviewState> {
        [ReviewState::Open, ReviewState::Granted, ReviewState::Declined, ReviewState::Withdrawn]
            .into_iter()
            .find(|state| state.word() == word)
            .ok_or_else(|| anyhow!("proof_review.state is no known word"))
    }
}

/// A code on its way. No `Debug`: the organisation is personal.
pub struct StoredCode {
    pub code_hash: String,
    pub subject: TokenHash,
    pub organisation: Organisation,
    pub sent: CodeSent,
}

/// A login elsewhere. No `Debug`: whose it is is personal.
pub struct SignOn {
    pub subject: TokenHash,
    pub provider: String,
    pub account: AccountId,
    pub checked: At,
}

/// How many could wear a badge, and how many members there are. Bots are nobody's crowd.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CrowdAsked {
    pub organisation: Option<String>,
    pub profession: Option<String>,
    pub years: Option<u32>,
    pub field: Option<Field>,
}

/// Reads of this part. Apart from [`crate::Backend`], which every database also is.
pub trait ProofReads {
    /// Also those that lapsed and are not forgotten yet; oldest first.
    fn proofs<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<Proof>>;
    fn badge_choices<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, BadgeChoice)>>;
    /// Those whose turn it is; with the page of those that have one.
    fn proofs_to_look_at(&self, now: At, limit: u32) -> Answer<'_, Vec<(Proof, Option<String>)>>;
    fn crowd<'a>(&'a self, asked: &'a CrowdAsked, now: At) -> Answer<'a, u32>;
    fn member_count(&self) -> Answer<'_, u32>;
    fn work_mail_code(&self, account: AccountId) -> Answer<'_, Option<StoredCode>>;
    /// Those that wait, longest first; `after`: the last one of the page before.
    fn reviews(&self, limit: u32, after: Option<(At, ReviewId)>) -> Answer<'_, Vec<Review>>;
    fn review(&self, id: ReviewId) -> Answer<'_, Option<Review>>;
    /// The latest of this account.
    fn review_of(&self, account: AccountId) -> Answer<'_, Option<(Review, ReviewState)>>;
    fn sign_on<'a>(&'a self, subject: &'a TokenHash) -> Answer<'a, Option<SignOn>>;
    fn sign_ons_of(&self, account: AccountId) -> Answer<'_, Vec<SignOn>>;
    /// Accounts whom the organisation let in, with a login at one of these providers, none of which has said since `before`
    /// that they are there, with a session that still runs.
    fn unchecked_since<'a>(
        &'a self,
        providers: &'a [String],
        before: At,
        limit: u32,
    ) -> Answer<'a, Vec<AccountId>>;
}

fn id(column: &'static str, value: i64) -> anyhow::Result<u64> {
    u64::try_from(value).map_err(|_| anyhow!("{column} is negative"))
}

fn at(column: &'static str, value: i64) -> anyhow::Result<At> {
    id(column, value).map(At)
}

/// What is shown, as it stands in both tables that hold it.
pub struct ShowsColumns {
    pub organisation: Option<String>,
    pub field: Option<String>,
    pub profession: Option<String>,
    pub years: Option<i64>,
    pub name: Option<String>,
}

impl ShowsColumns {
    pub fn of(shows: &Shows) -> ShowsColumns {
        ShowsColumns {
            organisation: shows.organisation.as_ref().map(|text| text.as_str().to_owned()),
            field: shows.field.map(|field| field.key().to_owned()),
            profession: shows.profession.as_ref().map(|text| text.as_str().to_owned()),
            years: shows.years.map(i64::from),
            name: shows.name.as_ref().map(|text| text.as_str().to_owned()),
        }
    }

    fn read(self) -> anyhow::Result<Shows> {
        let organisation = self.organisation.map(|text| Organisation::parse(&text)).transpose();
        let profession = self.profession.map(|text| Profession::parse(&text)).transpose();
        let field = self.field.map(|key| Field::parse(&key)).transpose();
        let years = self.years.map(u32::try_from).transpose();
        Ok(Shows {
            organisation: organisation.map_err(|_| anyhow!("organisation is no line"))?,
            field: field.map_err(|_| anyhow!("field is no known word"))?,
            profession: profession.map_err(|_| anyhow!("profession is no line"))?,
            years: years.map_err(|_| anyhow!("years is out of range"))?,
            name: self.name.as_deref().map(crate::waiting::name).transpose()?,
        })
    }
}

pub struct ProofColumns {
    pub id: i64,
    pub account: i64,
    pub kind: String,
    pub source: Option<String>,
    pub organisation: Option<String>,
    pub field: Option<String>,
    pub profession: Option<String>,
    pub years: Option<i64>,
    pub name: Option<String>,
    pub proven: i64,
    pub checked: i64,
    pub expires: i64,
    pub failing: bool,
    pub reason: Option<String>,
    pub sealing_key: Option<String>,
}

impl ProofColumns {
    /// With the page it was seen on.
    pub fn read(self) -> anyhow::Result<(Proof, Option<String>)> {
        let account = AccountId::new(id("proof.account", self.account)?);
        let key = self.sealing_key.as_deref();
        let name = self.name.map(|name| sealed::opened(key, "proof.name", account, &name));
        let shows = ShowsColumns {
            organisation: self.organisation,
            field: self.field,
            profession: self.profession,
            years: self.years,
            name: name.transpose()?,
        };
        let reason = |text: String| {
            let text = sealed::opened(key, "proof.reason", account, &text)?;
            Reason::parse(&text).map_err(|_| anyhow!("proof.reason is no line"))
        };
        let proof = Proof {
            id: ProofId::new(id("proof.id", self.id)?),
            account,
            kind: ProofKind::parse(&self.kind).ok_or_else(|| anyhow!("proof.kind is no known word"))?,
            shows: shows.read()?,
            proven: at("proof.proven", self.proven)?,
            checked: at("proof.checked", self.checked)?,
            expires: at("proof.expires", self.expires)?,
            failing: self.failing,
            reason: self.reason.map(reason).transpose()?,
        };
        Ok((proof, self.source))
    }
}

pub struct BadgeColumns {
    pub account: i64,
    pub proof: i64,
    pub organisation: bool,
    pub profession: bool,
    pub years: bool,
    pub field: bool,
}

impl BadgeColumns {
    pub fn read(self) -> anyhow::Result<(AccountId, BadgeChoice)> {
        let choice = BadgeChoice {
            proof: ProofId::new(id("badge.proof", self.proof)?),
            organisation: self.organisation,
            profession: self.profession,
            years: self.years,
            field: self.field,
        };
        Ok((AccountId::new(id("badge.account", self.account)?), choice))
    }
}

pub struct CodeColumns {
    pub code_hash: String,
    pub subject: String,
    pub organisation: String,
    pub sent: i64,
    pub tries_left: i64,
}

impl CodeColumns {
    pub fn read(self) -> anyhow::Result<StoredCode> {
        let tries_left = u32::try_from(self.tries_left).unwrap_or_default();
        Ok(StoredCode {
            code_hash: self.code_hash,
            subject: unhex("work_mail_code.subject", &self.subject)?,
            organisation: Organisation::parse(&self.organisation)
                .map_err(|_| anyhow!("work_mail_code.organisation is no line"))?,
            sent: CodeSent { at: at("work_mail_code.sent", self.sent)?, tries_left },
        })
    }
}

pub struct ReviewColumns {
    pub id: i64,
    pub account: i64,
    pub body: String,
    pub organisation: Option<String>,
    pub field: Option<String>,
    pub profession: Option<String>,
    pub years: Option<i64>,
    pub name: Option<String>,
    pub submitted: i64,
    pub state: String,
    pub sealing_key: Option<String>,
}

impl ReviewColumns {
    pub fn read(self) -> anyhow::Result<(Review, ReviewState)> {
        let account = AccountId::new(id("proof_review.account", self.account)?);
        let key = self.sealing_key.as_deref();
        let name = self.name.map(|name| sealed::opened(key, "proof_review.name", account, &name));
        let shows = ShowsColumns {
            organisation: self.organisation,
            field: self.field,
            profession: self.profession,
            years: self.years,
            name: name.transpose()?,
        };
        let text = sealed::opened(key, "proof_review.body", account, &self.body)?;
        let review = Review {
            id: ReviewId::new(id("proof_review.id", self.id)?),
            account,
            text: ReviewText::parse(&text).map_err(|_| anyhow!("proof_review.body is no line"))?,
            asks: shows.read()?,
            submitted: at("proof_review.submitted", self.submitted)?,
        };
        Ok((review, ReviewState::parse(&self.state)?))
    }
}

pub struct SignOnColumns {
    pub subject: String,
    pub provider: String,
    pub account: i64,
    pub checked: i64,
}

impl SignOnColumns {
    pub fn read(self) -> anyhow::Result<SignOn> {
        Ok(SignOn {
            subject: unhex("sign_on.subject", &self.subject)?,
            provider: self.provider,
            account: AccountId::new(id("sign_on.account", self.account)?),
            checked: at("sign_on.checked", self.checked)?,
        })
    }
}

/// Column `look_at`.
pub fn look_at(proof: &Proof) -> Option<i64> {
    proof.look_again_at().map(|at| number(at.0))
}
