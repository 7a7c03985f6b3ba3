//! Reads of those who wait, with everything that criteria look at, and of names.

use anyhow::anyhow;
use domain::entry::{Field, Name, Proof};
use domain::{AccountId, At};

use crate::admission::{Form, Waiting};
use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::Store;
use crate::sealed;

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
    pub fn of(account: domain::entry::Account) -> Waiting {
        let (proofs, vouchers): (Vec<Proof>, Vec<Voucher>) = (vec![], vec![]);
        Waiting { account, form: Form::default(), proofs, vouchers, removed: false }
    }
}

/// Reads of this part. Apart from [`crate::Backend`], which every database also is.
pub trait WaitingReads {
    /// As [`crate::Backend::waitlist`], with forms, proofs (also lapsed ones) and vouchers of all of them.
    fn waiting(&self, limit: u32, after: Option<(At, AccountId)>) -> Answer<'_, Vec<Waiting>>;
    /// The same of one; none: no applicant.
    fn waiting_one(&self, id: AccountId) -> Answer<'_, Option<Waiting>>;
    /// Of those who gave one.
    fn names<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, Name)>>;
}

pub struct VoucherColumns {
    pub applicant: i64,
    pub member: i64,
    pub field: String,
    pub member_since: i64,
    pub owner: bool,
    pub struck: Option<i64>,
}

impl VoucherColumns {
    pub fn read(self) -> anyhow::Result<(AccountId, Voucher)> {
        let voucher = Voucher {
            account: account("vouch.member", self.member)?,
            field: Field::parse(&self.field).map_err(|_| anyhow!("account.field is no known word"))?,
            member_since: u64::try_from(self.member_since)
                .map(At)
                .map_err(|_| anyhow!("account.member_since is negative"))?,
            owner: self.owner,
            struck: self.struck.is_some(),
        };
        Ok((account("vouch.applicant", self.applicant)?, voucher))
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

/// Applicants in one page at most.
const PAGE_MAX: u32 = 1_000;

impl Store {
    /// As [`Store::waitlist`], with forms, proofs (also lapsed ones) and vouchers of all of them.
    pub async fn waiting(&self, limit: u32, after: Option<(At, AccountId)>) -> anyhow::Result<Vec<Waiting>> {
        self.read(move |backend| backend.waiting(limit.min(PAGE_MAX), after)).await
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
    fn waiting(&self, limit: u32, after: Option<(At, AccountId)>) -> Answer<'_, Vec<Waiting>> {
        self.read(self.inner().waiting(limit, after))
    }
    fn waiting_one(&self, id: AccountId) -> Answer<'_, Option<Waiting>> {
        self.read(self.inner().waiting_one(id))
    }
    fn names<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, Name)>> {
        self.read(self.inner().names(accounts))
    }
}
