//! Reads of those who wait, with everything that criteria look at, and of names.

use anyhow::{Context, anyhow};
use domain::entry::facts::{ProofFact, proof_kind};
use domain::entry::{Account, Field, Handle, Name, Standing, Stated};
use domain::{AccountId, At};

use crate::admission::Form;
use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::Store;
use crate::sealed::{self, SealingKey};

/// An applicant with everything that criteria look at. No `Debug`: it is personal.
#[derive(Clone)]
pub struct Waiting {
    pub account: Account,
    pub form: Form,
    /// Also those that lapsed and are not forgotten yet; oldest first.
    pub proofs: Vec<Proven>,
    /// Whose words stand, first given first.
    pub vouchers: Vec<Voucher>,
    /// An owner has put them back here: no rule lets them in.
    pub removed: bool,
}

/// What criteria weigh of a proof, which counts until it `expires`. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq)]
pub struct Proven {
    pub fact: ProofFact,
    pub expires: At,
}

/// Whose word stands for an applicant, and what criteria weigh of them. No `Debug`: who vouches is personal.
#[derive(Clone, Copy)]
pub struct Voucher {
    pub account: AccountId,
    pub field: Field,
    pub member_since: At,
    pub owner: bool,
    /// An owner has frozen them.
    pub struck: bool,
}

impl Waiting {
    /// Who hands in nothing and shows nothing.
    pub fn of(account: Account) -> Waiting {
        Waiting { account, form: Form::default(), proofs: vec![], vouchers: vec![], removed: false }
    }
}

/// Whether what applicants wrote is read along. Opening it makes reading an applicant a third dearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    Opened,
    /// What they do reads as [`sealed::GONE`], answers and name as not given.
    Unread,
}

/// Reads of this part. Apart from [`crate::Backend`], which every database also is.
pub trait WaitingReads {
    /// As [`crate::Backend::waitlist`], with forms, proofs (also lapsed ones) and vouchers of all of them.
    fn waiting(&self, limit: u32, after: Option<(At, AccountId)>, texts: Texts) -> Answer<'_, Vec<Waiting>>;
    /// The same of one; none: no applicant.
    fn waiting_one(&self, id: AccountId) -> Answer<'_, Option<Waiting>>;
    /// Of those who gave one.
    fn names<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, Name)>>;
}

/// An applicant's row: account, form and who vouches together, as a hundred thousand of them are read at a time.
pub struct WaitingColumns {
    pub id: i64,
    pub handle: String,
    pub field: String,
    pub registered: i64,
    pub owner: bool,
    pub bot: bool,
    pub region: Option<String>,
    pub refused: Option<i64>,
    pub struck: Option<i64>,
    pub stated: Option<String>,
    pub answers: Option<String>,
    pub name: Option<String>,
    pub sealing_key: Option<String>,
    /// Ids of accounts, a space between.
    pub vouched_by: Option<String>,
    /// One of the proofs. None: there is none.
    pub proof_kind: Option<String>,
    pub proof_organisation: Option<String>,
    pub proof_field: Option<String>,
    pub proof_years: Option<i64>,
    pub proof_expires: Option<i64>,
}

impl WaitingColumns {
    pub fn take_proven(&mut self) -> anyhow::Result<Option<Proven>> {
        let (Some(kind), Some(expires)) = (self.proof_kind.take(), self.proof_expires) else {
            return Ok(None);
        };
        let field = self.proof_field.take().map(|key| Field::parse(&key)).transpose();
        let years = self.proof_years.map(u32::try_from).transpose();
        let fact = ProofFact {
            kind: proof_kind(&kind).context("proof.kind is no known word")?,
            field: field.map_err(|_| anyhow!("proof.field is no known word"))?,
            organisation: self.proof_organisation.take(),
            years: years.context("proof.years is out of range")?,
        };
        Ok(Some(Proven { fact, expires: at("proof.expires", expires)? }))
    }

    /// Without proofs and vouchers; and the accounts that vouch, members or not.
    pub fn read(self) -> anyhow::Result<(Waiting, Vec<i64>)> {
        let number = self.id;
        self.parse().with_context(|| format!("the row of applicant {number} is damaged"))
    }

    fn parse(self) -> anyhow::Result<(Waiting, Vec<i64>)> {
        let id = account("account.id", self.id)?;
        let key = self.sealing_key.as_deref().map(SealingKey::parse).transpose()?;
        let opened = |place: &str, text: Option<String>| {
            text.map(|text| sealed::open(key.as_ref(), place, id, &text)).transpose()
        };
        let stated = opened("account.stated", self.stated)?;
        let account = Account {
            id,
            handle: Handle::kept(&self.handle).map_err(|_| anyhow!("handle is none"))?,
            stated: Stated::parse(stated.as_deref().unwrap_or(sealed::GONE))
                .map_err(|_| anyhow!("stated is no line"))?,
            field: Field::parse(&self.field).map_err(|_| anyhow!("field is no known word"))?,
            registered: at("account.registered", self.registered)?,
            standing: Standing::Applicant,
            owner: self.owner,
            bot: self.bot,
        };
        let answers = opened("applicant.answers", self.answers)?;
        let name = opened("applicant.name", self.name)?;
        let form = Form::read(self.region.as_deref(), answers.as_deref(), self.refused, name.as_deref())?;
        let by = self.vouched_by.unwrap_or_default();
        let by = by.split_ascii_whitespace().map(str::parse).collect::<Result<_, _>>();
        let waiting = Waiting { form, removed: self.struck.is_some(), ..Waiting::of(account) };
        Ok((waiting, by.context("vouch.member is no number")?))
    }
}

pub struct VoucherColumns {
    pub id: i64,
    pub field: String,
    pub member_since: i64,
    pub owner: bool,
    pub struck: Option<i64>,
}

impl VoucherColumns {
    pub fn read(self) -> anyhow::Result<(i64, Voucher)> {
        let voucher = Voucher {
            account: account("account.id", self.id)?,
            field: Field::parse(&self.field).map_err(|_| anyhow!("account.field is no known word"))?,
            member_since: at("account.member_since", self.member_since)?,
            owner: self.owner,
            struck: self.struck.is_some(),
        };
        Ok((self.id, voucher))
    }
}

pub struct NameColumns {
    pub account: i64,
    pub name: String,
    pub sealing_key: Option<String>,
}

impl NameColumns {
    pub fn read(self) -> anyhow::Result<(AccountId, Name)> {
        let account = account("applicant.account", self.account)?;
        let text = sealed::opened(self.sealing_key.as_deref(), "applicant.name", account, &self.name)?;
        Ok((account, name(&text)?))
    }
}

pub fn name(text: &str) -> anyhow::Result<Name> {
    Name::parse(text).map_err(|_| anyhow!("name is no line"))
}

fn account(column: &'static str, value: i64) -> anyhow::Result<AccountId> {
    u64::try_from(value).map(AccountId::new).map_err(|_| anyhow!("{column} is negative"))
}

fn at(column: &'static str, value: i64) -> anyhow::Result<At> {
    u64::try_from(value).map(At).map_err(|_| anyhow!("{column} is negative"))
}

/// Applicants in one page at most.
const PAGE_MAX: u32 = 1_000;

impl Store {
    /// As [`Store::waitlist`], with forms, proofs (also lapsed ones) and vouchers of all of them.
    pub async fn waiting(
        &self,
        limit: u32,
        after: Option<(At, AccountId)>,
        texts: Texts,
    ) -> anyhow::Result<Vec<Waiting>> {
        self.read(move |backend| backend.waiting(limit.min(PAGE_MAX), after, texts)).await
    }

    /// The same of one; none: no applicant.
    pub async fn waiting_one(&self, id: AccountId) -> anyhow::Result<Option<Waiting>> {
        self.read(move |backend| backend.waiting_one(id)).await
    }

    /// Of those who gave one.
    pub async fn names(&self, accounts: &[AccountId]) -> anyhow::Result<Vec<(AccountId, Name)>> {
        self.read(move |backend| backend.names(accounts)).await
    }
}

impl WaitingReads for FaultyBackend {
    fn waiting(&self, limit: u32, after: Option<(At, AccountId)>, texts: Texts) -> Answer<'_, Vec<Waiting>> {
        self.read(self.inner().waiting(limit, after, texts))
    }
    fn waiting_one(&self, id: AccountId) -> Answer<'_, Option<Waiting>> {
        self.read(self.inner().waiting_one(id))
    }
    fn names<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, Name)>> {
        self.read(self.inner().names(accounts))
    }
}
