//! Admission: how one gets in here, as data that an owner changes while the server runs.

use super::{Account, InvitePolicy, LetInBy, Refusal, Standing};
use crate::{At, Line};
use std::collections::BTreeMap;

/// Questions an owner may ask. More tell more about an applicant; fewer are answered with more care.
pub const QUESTIONS_MAX: usize = 12;

/// Who gets in without anybody's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// Whoever registers is a member.
    Open,
    /// Only by an invite, or an owner's hand.
    Invite,
    /// The criteria in force decide.
    Waitlist,
    /// An owner reads the form and decides.
    Reviewed,
    /// Only by the organisation's sign-on or work mail.
    Organisation,
}

/// What is shown of somebody's name: [`super::name::shown`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamePolicy {
    /// As somebody gave it, if they did.
    AsStated,
    /// Only a name that a proof carries.
    Proven,
    /// None: the form asks for none, and everybody goes by their handle.
    Pseudonym,
}

/// One version of it. The versions of a server are never changed, only followed by another.
#[derive(Clone, PartialEq, Eq)]
pub struct Admission {
    pub mode: Mode,
    /// An invite lets in whatever the mode.
    pub invites: bool,
    /// Invites as links that work for whoever holds them.
    pub link_invites: bool,
    /// A member may let in an applicant who named them.
    pub members_let_in: bool,
    pub names: NamePolicy,
    /// The form asks for a region; leaving it empty is always allowed.
    pub region: bool,
    pub questions: Vec<Question>,
}

/// A question of the owner's, in the owner's words.
#[derive(Clone, PartialEq, Eq)]
pub struct Question {
    pub key: Key,
    pub words: Line<200>,
    pub required: bool,
}

/// What an applicant answered. Personal.
pub type Answer = Line<500>;

/// Names a question or a part of criteria: 1 to 32 of a-z, 0-9 and `_`, a letter first. Nothing personal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(String);

/// Why something is no admission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadAdmission {
    TooManyQuestions,
    /// Two questions with one key.
    SameKey,
}

/// Why answers are not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadAnswers {
    /// A required question is not answered.
    Missing(Key),
    /// Nobody asked this, or it is too long or not one line.
    NotAnAnswer,
}

/// What happens to somebody who registers without an invite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtTheDoor {
    LetIn,
    /// Evaluate the criteria in force, now and later.
    Consider,
    /// Stand in the queue that an owner reviews.
    Review,
    /// Until somebody or something else lets them in.
    Wait,
}

impl Default for Admission {
    /// As a fresh server is: applicants wait for an invite, or for an owner who lets them in.
    fn default() -> Admission {
        Admission {
            mode: Mode::Waitlist,
            invites: true,
            link_invites: true,
            members_let_in: true,
            names: NamePolicy::AsStated,
            region: false,
            questions: vec![],
        }
    }
}

impl Key {
    pub fn parse(text: &str) -> Option<Key> {
        let letter = |c: char| c.is_ascii_lowercase();
        let ok = |c: char| letter(c) || c.is_ascii_digit() || c == '_';
        let is_key = text.starts_with(letter) && text.len() <= 32 && text.chars().all(ok);
        is_key.then(|| Key(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Admission {
    pub fn check(&self) -> Result<(), BadAdmission> {
        if self.questions.len() > QUESTIONS_MAX {
            return Err(BadAdmission::TooManyQuestions);
        }
        let mut keys: Vec<&Key> = self.questions.iter().map(|question| &question.key).collect();
        keys.sort();
        if keys.windows(2).any(|two| two[0] == two[1]) { Err(BadAdmission::SameKey) } else { Ok(()) }
    }

    pub fn at_the_door(&self) -> AtTheDoor {
        match self.mode {
            Mode::Open => AtTheDoor::LetIn,
            Mode::Waitlist => AtTheDoor::Consider,
            Mode::Reviewed => AtTheDoor::Review,
            Mode::Invite | Mode::Organisation => AtTheDoor::Wait,
        }
    }

    /// Any invite. It is no word of the organisation's: where that alone lets in there is none, made or accepted.
    pub fn may_invite(&self) -> Result<(), Refusal> {
        match self.mode {
            Mode::Organisation => Err(Refusal::NoSuchInvite),
            _ if self.invites => Ok(()),
            _ => Err(Refusal::InvitesOff),
        }
    }

    /// What it says of inviting.
    pub fn inviting(&self) -> InvitePolicy {
        let members_let_in = self.members_let_in && self.mode != Mode::Organisation;
        InvitePolicy { link_invites: self.link_invites, members_let_in }
    }

    /// Answers to questions that are asked now; an empty one is none. `required_too`: the form is being handed in.
    pub fn answers(
        &self,
        given: &BTreeMap<String, String>,
        required_too: bool,
    ) -> Result<BTreeMap<String, String>, BadAnswers> {
        let mut taken = BTreeMap::new();
        for (key, text) in given.iter().filter(|(_, text)| !text.trim().is_empty()) {
            let is_asked = self.questions.iter().any(|question| question.key.as_str() == key);
            let answer = Answer::parse(text).ok().filter(|_| is_asked).ok_or(BadAnswers::NotAnAnswer)?;
            taken.insert(key.clone(), answer.as_str().to_owned());
        }
        let missing = |question: &&Question| question.required && !taken.contains_key(question.key.as_str());
        match self.questions.iter().find(missing).filter(|_| required_too) {
            Some(question) => Err(BadAnswers::Missing(question.key.clone())),
            None => Ok(taken),
        }
    }
}

/// Standing of whoever registers while everybody is let in.
pub fn let_in_open(admission: &Admission, applicant: &Account, now: At) -> Result<Standing, Refusal> {
    if applicant.is_member() {
        return Err(Refusal::AlreadyAMember);
    }
    match admission.at_the_door() {
        AtTheDoor::LetIn => Ok(Standing::Member { since: now, let_in_by: LetInBy::Open }),
        _ => Err(Refusal::NotAllowed),
    }
}
