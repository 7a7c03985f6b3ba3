//! Decisions about applicants: who or what decided, by which version, on which facts; and appeals against a refusal.

use super::admission::{Admission, AtTheDoor};
use super::criteria::{Rule, Verdict};
use super::{Account, Facts, LetInBy, Refusal, Standing, waitlist};
use crate::{AccountId, AppealId, At, DecisionId, Line};

/// Written once and never changed. No `Debug`: the facts are personal.
#[derive(Clone, PartialEq, Eq)]
pub struct Decision {
    pub id: DecisionId,
    pub account: AccountId,
    pub at: At,
    pub outcome: Outcome,
    pub how: How,
    /// Version of the admission that was in force.
    pub admission: u32,
    /// Version of the criteria that were in force, if any were.
    pub criteria: Option<u32>,
    /// What was looked at.
    pub facts: Facts,
    /// What those criteria said about it.
    pub verdict: Option<Verdict>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    LetIn,
    Refused,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Everybody is let in.
    Open,
    /// The criteria in force are met.
    Criteria,
    /// An owner's word, from the waitlist or the review queue.
    Owner { owner: AccountId },
    /// An owner's answer to an appeal.
    Appeal { owner: AccountId },
    /// A member's invite.
    Invite { inviter: AccountId },
    /// A member whom the applicant had named.
    Voucher { member: AccountId },
    /// The organisation's directory or mail.
    Organisation,
    /// The link that the first start prints.
    FirstStart,
}

impl How {
    /// Whose word it was; none: a rule's.
    pub fn by(self) -> Option<AccountId> {
        match self {
            How::Owner { owner } | How::Appeal { owner } => Some(owner),
            How::Invite { inviter } => Some(inviter),
            How::Voucher { member } => Some(member),
            How::Open | How::Criteria | How::Organisation | How::FirstStart => None,
        }
    }

    /// Whose word whoever it is about may learn. Which of the owners decided stays among the owners.
    pub fn told_by(self) -> Option<AccountId> {
        match self {
            How::Invite { .. } | How::Voucher { .. } => self.by(),
            _ => None,
        }
    }
}

/// An applicant's word against a refusal; an owner answers. Personal.
#[derive(Clone, PartialEq, Eq)]
pub struct Appeal {
    pub id: AppealId,
    pub account: AccountId,
    /// The refusal it is about.
    pub decision: DecisionId,
    pub at: At,
    pub words: AppealWords,
    pub answer: Option<AppealAnswer>,
}

pub type AppealWords = Line<1000>;

#[derive(Clone, PartialEq, Eq)]
pub struct AppealAnswer {
    pub by: AccountId,
    pub at: At,
    pub let_in: bool,
    pub words: Option<AppealWords>,
}

/// What holds at the moment of a decision.
pub struct Now<'a> {
    pub at: At,
    /// Drawn at the rim.
    pub id: DecisionId,
    pub admission: (u32, &'a Admission),
    pub criteria: Option<(u32, &'a Rule)>,
}

impl Now<'_> {
    fn decision(&self, account: &Account, facts: Facts, outcome: Outcome, how: How) -> Decision {
        Decision {
            id: self.id,
            account: account.id,
            at: self.at,
            outcome,
            how,
            admission: self.admission.0,
            criteria: self.criteria.map(|(version, _)| version),
            verdict: self.criteria.map(|(_, rule)| rule.evaluate(&facts)),
            facts,
        }
    }

    /// Whoever registers while everybody is let in.
    pub fn open(&self, applicant: &Account, facts: Facts) -> Result<(Decision, Standing), Refusal> {
        let standing = super::admission::let_in_open(self.admission.1, applicant, self.at)?;
        Ok((self.decision(applicant, facts, Outcome::LetIn, How::Open), standing))
    }

    /// None: the criteria do not let this applicant in now. `refused`: by an owner, whose word stands above a rule's.
    pub fn by_criteria(
        &self,
        applicant: &Account,
        refused: bool,
        facts: Facts,
    ) -> Option<(Decision, Standing)> {
        let (version, _) = self.criteria?;
        if applicant.is_member() || refused || self.admission.1.at_the_door() != AtTheDoor::Consider {
            return None;
        }
        let decision = self.decision(applicant, facts, Outcome::LetIn, How::Criteria);
        let is_admitted = decision.verdict.as_ref().is_some_and(|verdict| verdict.admitted);
        let standing = Standing::Member { since: self.at, let_in_by: LetInBy::Criteria { version } };
        is_admitted.then_some((decision, standing))
    }

    /// An owner lets in. Also somebody who was refused: that is a change of mind, and stands in the list of decisions.
    pub fn let_in(
        &self,
        by: &Account,
        applicant: &Account,
        facts: Facts,
    ) -> Result<(Decision, Standing), Refusal> {
        let standing = waitlist::let_in(by, applicant, self.at)?;
        Ok((self.decision(applicant, facts, Outcome::LetIn, How::Owner { owner: by.id }), standing))
    }

    /// For the record: somebody was let in by a word that asks no rule. None: `standing` is of no member, or of one whose
    /// decision is made above. An invite was looked at a while ago: here what is in force has to allow it still.
    pub fn by_word(
        &self,
        applicant: &Account,
        standing: Standing,
        facts: Facts,
    ) -> Result<Option<Decision>, Refusal> {
        let Standing::Member { let_in_by, .. } = standing else { return Ok(None) };
        let how = match let_in_by {
            LetInBy::Invite { inviter } => {
                self.admission.1.may_invite()?;
                How::Invite { inviter }
            }
            LetInBy::Voucher { member } => How::Voucher { member },
            LetInBy::Organisation => How::Organisation,
            LetInBy::FirstStart => How::FirstStart,
            LetInBy::Owner { .. } | LetInBy::Open | LetInBy::Criteria { .. } => return Ok(None),
        };
        Ok(Some(self.decision(applicant, facts, Outcome::LetIn, how)))
    }

    /// An owner says no. The applicant keeps the handle, is told, and may appeal.
    pub fn refuse(
        &self,
        by: &Account,
        applicant: &Account,
        refused: bool,
        facts: Facts,
    ) -> Result<Decision, Refusal> {
        waitlist::may_see(by)?;
        if applicant.is_member() {
            return Err(Refusal::AlreadyAMember);
        }
        if refused {
            return Err(Refusal::AlreadyRefused);
        }
        Ok(self.decision(applicant, facts, Outcome::Refused, How::Owner { owner: by.id }))
    }

    /// An owner answers an appeal; `let_in` makes a member of whoever appealed.
    pub fn answer(
        &self,
        by: &Account,
        applicant: &Account,
        appeal: &Appeal,
        let_in: bool,
        facts: Facts,
    ) -> Result<(Decision, Option<Standing>), Refusal> {
        waitlist::may_see(by)?;
        if appeal.answer.is_some() || appeal.account != applicant.id {
            return Err(Refusal::NoSuchAppeal);
        }
        let how = How::Appeal { owner: by.id };
        if !let_in {
            return Ok((self.decision(applicant, facts, Outcome::Refused, how), None));
        }
        let standing = waitlist::let_in(by, applicant, self.at)?;
        Ok((self.decision(applicant, facts, Outcome::LetIn, how), Some(standing)))
    }
}

impl Decision {
    /// The rule of the same version says about the stored facts what it said then. None: no rule was in force.
    pub fn replays(&self, rule: Option<&Rule>) -> Option<bool> {
        let verdict = self.verdict.as_ref()?;
        let again = rule.map(|rule| rule.evaluate(&self.facts));
        let follows = self.how != How::Criteria || (verdict.admitted && self.outcome == Outcome::LetIn);
        Some(again.as_ref() == Some(verdict) && follows)
    }
}

/// One appeal a refusal, so one open at a time; the answer to it is not appealed again. `refusal`: the one that stands;
/// `before`: the applicant's latest appeal.
pub fn appeal(
    applicant: &Account,
    refusal: Option<&Decision>,
    before: Option<&Appeal>,
    id: AppealId,
    now: At,
    words: AppealWords,
) -> Result<Appeal, Refusal> {
    if applicant.is_member() {
        return Err(Refusal::AlreadyAMember);
    }
    match refusal {
        None => Err(Refusal::NothingToAppeal),
        Some(refusal) if !is_open_to_appeal(refusal, before) => Err(Refusal::AppealedAlready),
        Some(refusal) => {
            Ok(Appeal { id, account: applicant.id, decision: refusal.id, at: now, words, answer: None })
        }
    }
}

/// Whether [`appeal`] would be taken.
pub fn is_open_to_appeal(refusal: &Decision, before: Option<&Appeal>) -> bool {
    let was_answered = matches!(refusal.how, How::Appeal { .. });
    let was_appealed = before.is_some_and(|appeal| appeal.decision == refusal.id);
    refusal.outcome == Outcome::Refused && !was_answered && !was_appealed
}
