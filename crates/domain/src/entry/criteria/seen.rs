//! Facts as an expression sees them: nothing is copied, and nothing is made before it is asked for.

use crate::entry::Facts;
use crate::entry::facts::{FACTS_MAX, LetInLately, ProofFact, VouchFact};
use cel::ExecutionError;
use cel::common::traits::Indexer;
use cel::common::types::{CelBool, CelInt, CelList, CelString, Type};
use cel::common::value::{CowVal, Val};
use cel::context::VariableResolver;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

/// One applicant's facts, for all parts of a rule. The lists are made once.
pub struct Seen<'a> {
    facts: &'a Facts,
    proofs: OnceLock<CelList<'a>>,
    vouches: OnceLock<CelList<'a>>,
}

impl<'a> Seen<'a> {
    pub fn new(facts: &'a Facts) -> Seen<'a> {
        Seen { facts, proofs: OnceLock::new(), vouches: OnceLock::new() }
    }
}

impl VariableResolver for Seen<'_> {
    fn resolve<'b>(&'b self, name: &str) -> Option<CowVal<'b, 'b>> {
        let facts = self.facts;
        let hours = facts.waited.as_secs() / 3600;
        Some(match name {
            "stated" => text(facts.stated.as_str()),
            "field" => text(facts.field.key()),
            "region" => text(facts.region.map_or("", |region| region.code())),
            "waited_days" => whole(hours / 24),
            "waited_hours" => whole(hours),
            "answers" => CowVal::owned(Record::Answers(&facts.answers)),
            "let_in_lately" => CowVal::owned(Record::LetInLately(&facts.let_in_lately)),
            "proofs" => {
                CowVal::Borrowed(self.proofs.get_or_init(|| list(facts.proofs.iter().map(Record::Proof))))
            }
            "vouches" => {
                CowVal::Borrowed(self.vouches.get_or_init(|| list(facts.vouches.iter().map(Record::Vouch))))
            }
            _ => return None,
        })
    }
}

/// What has fields. Which there are is checked before an expression is saved.
#[derive(Clone, Copy)]
enum Record<'a> {
    Proof(&'a ProofFact),
    Vouch(&'a VouchFact),
    Answers(&'a BTreeMap<String, String>),
    LetInLately(&'a LetInLately),
}

static RECORD: Type = Type::new_unspecified_type("record");

/// Says nothing of what is in it: that is personal.
impl fmt::Debug for Record<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("record")
    }
}

impl<'a> Record<'a> {
    fn field(self, name: &str) -> Option<CowVal<'a, 'a>> {
        Some(match (self, name) {
            (Record::Proof(proof), "kind") => text(proof.kind),
            (Record::Proof(proof), "field") => text(proof.field.map_or("", |field| field.key())),
            (Record::Proof(proof), "organisation") => text(proof.organisation.as_deref().unwrap_or_default()),
            (Record::Proof(proof), "years") => whole(proof.years.unwrap_or(0).into()),
            (Record::Vouch(vouch), "field") => text(vouch.field.key()),
            (Record::Vouch(vouch), "member_days") => whole(vouch.member_days),
            (Record::Vouch(vouch), "standing_good") => yes(vouch.standing_good),
            (Record::Vouch(vouch), "owner") => yes(vouch.owner),
            // What was not answered is empty.
            (Record::Answers(answers), key) => text(answers.get(key).map_or("", String::as_str)),
            (Record::LetInLately(lately), "all") => whole(lately.all.into()),
            (Record::LetInLately(lately), "field") => whole(lately.field.into()),
            (Record::LetInLately(lately), "region") => whole(lately.region.into()),
            _ => return None,
        })
    }
}

impl Val for Record<'_> {
    fn get_type(&self) -> &Type {
        &RECORD
    }

    fn cel_type() -> &'static Type {
        &RECORD
    }

    fn as_indexer<'b, 'v>(&'b self) -> Option<&'b (dyn Indexer + 'v)>
    where
        Self: 'v,
    {
        Some(self)
    }

    fn clone_as_boxed<'v>(&self) -> Box<dyn Val + 'v>
    where
        Self: 'v,
    {
        Box::new(*self)
    }
}

impl Indexer for Record<'_> {
    fn get<'b, 'v>(&'b self, name: &dyn Val) -> Result<CowVal<'b, 'v>, ExecutionError>
    where
        Self: 'v,
    {
        let name = name.downcast_ref::<CelString>().map(|name| name.inner()).unwrap_or_default();
        self.field(name).ok_or_else(|| ExecutionError::NoSuchKey(name.to_owned().into()))
    }

    fn steal<'v>(self: Box<Self>, name: &dyn Val) -> Result<Box<dyn Val + 'v>, ExecutionError>
    where
        Self: 'v,
    {
        self.get(name).map(CowVal::into_owned)
    }
}

fn text<'a>(text: &'a str) -> CowVal<'a, 'a> {
    CowVal::owned(CelString::from(text))
}

fn whole<'a>(number: u64) -> CowVal<'a, 'a> {
    CowVal::owned(CelInt::from(i64::try_from(number).unwrap_or(i64::MAX)))
}

fn yes<'a>(yes: bool) -> CowVal<'a, 'a> {
    CowVal::owned(CelBool::from(yes))
}

fn list<'a>(records: impl Iterator<Item = Record<'a>>) -> CelList<'a> {
    let boxed = |record| Box::new(record) as Box<dyn Val + 'a>;
    CelList::from(records.take(FACTS_MAX).map(boxed).collect::<Vec<_>>())
}
