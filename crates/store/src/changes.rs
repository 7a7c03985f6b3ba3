//! What was changed lately, by ids alone: for whoever keeps something that is derived from it, and looks again.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use domain::{AccountId, RoomId, ScheduledId, TopicId};
use tokio::sync::Notify;

use crate::admission::AdmissionWrite;
use crate::inviting::Inviting;
use crate::leaving::LeavingWrite;
use crate::network::NetworkWrite;
use crate::proof::ProofWrite;
use crate::schedule::ScheduleWrite;
use crate::write::Write;

/// Changes that are told apart. More are a change of everything: nobody listens, or very much is written at once.
const APART_MAX: usize = 10_000;

/// What is another than it was, or gone, or new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    Everything,
    Person(AccountId),
    Topic(TopicId),
    Scheduled(ScheduledId),
    /// A live one. Not by a write: what is shown of it depends on who is there.
    Room(RoomId),
}

/// What was changed and not looked at since. For one listener.
#[derive(Default)]
pub struct Changes {
    noted: Mutex<BTreeSet<Changed>>,
    bell: Notify,
}

impl Changes {
    pub fn note(&self, changed: impl IntoIterator<Item = Changed>) {
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        noted.extend(changed);
        if noted.len() > APART_MAX {
            *noted = [Changed::Everything].into();
        }
        if !noted.is_empty() {
            self.bell.notify_one();
        }
    }

    /// All of it, once there is something; each once. May be dropped while it waits.
    pub async fn next(&self) -> BTreeSet<Changed> {
        loop {
            let noted = std::mem::take(&mut *self.noted.lock().unwrap_or_else(PoisonError::into_inner));
            if !noted.is_empty() {
                return noted;
            }
            self.bell.notified().await;
        }
    }
}

/// Whose name, profile, membership or plan a write changes. A topic that is gone with the last who follows it is not told:
/// whoever comes across it finds that it is gone.
pub(crate) fn changed(write: &Write) -> Option<Changed> {
    let person = match write {
        Write::AddAccount { account, .. } => account.id,
        Write::SetStanding { account, .. } => *account,
        Write::Leaving(LeavingWrite::Erase { account, .. } | LeavingWrite::SetProfile { account, .. }) => {
            *account
        }
        Write::Inviting(Inviting::Remove { account, .. } | Inviting::Rename { account, .. }) => *account,
        Write::Admission(AdmissionWrite::SetName { account, .. }) => *account,
        // A proven name is shown as long as its proof stands.
        Write::Proof(
            ProofWrite::Put { proof, .. }
            | ProofWrite::Looked { proof, .. }
            | ProofWrite::TakeBack { proof, .. },
        ) => proof.account,
        Write::Proof(
            ProofWrite::Drop { account, .. }
            | ProofWrite::DropKind { account, .. }
            | ProofWrite::LeaveOrganisation { account },
        ) => *account,
        Write::Network(NetworkWrite::SetProfile { account, .. }) => *account,
        Write::Network(NetworkWrite::FollowTopic { new, .. }) => return Some(Changed::Topic(*new)),
        Write::Network(NetworkWrite::AddTopicName { topic, .. }) => return Some(Changed::Topic(*topic)),
        Write::Schedule(
            ScheduleWrite::Add { id, .. }
            | ScheduleWrite::Change { id, .. }
            | ScheduleWrite::Cancel { id, .. }
            | ScheduleWrite::Open { id },
        ) => return Some(Changed::Scheduled(*id)),
        // Which names are shown may be another thing from now on.
        Write::Admission(AdmissionWrite::SetPolicy { .. })
        | Write::Leaving(LeavingWrite::EraseSome { .. }) => {
            return Some(Changed::Everything);
        }
        _ => return None,
    };
    Some(Changed::Person(person))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_noted_is_told_once_and_very_much_of_it_is_everything() {
        let changes = Changes::default();
        let (ann, lin) = (Changed::Person(AccountId::new(1)), Changed::Person(AccountId::new(2)));
        changes.note([ann, lin, ann]);
        assert_eq!(changes.next().await, [ann, lin].into());
        changes.note([]);
        let next = changes.next();
        tokio::select! {
            biased;
            told = next => panic!("{told:?} is told twice"),
            () = std::future::ready(()) => {}
        }
        changes.note([lin]);
        assert_eq!(changes.next().await, [lin].into());
        let many = APART_MAX as u64 + 1;
        changes.note((0..many).map(|n| Changed::Topic(TopicId::new(n))));
        assert_eq!(changes.next().await, [Changed::Everything].into());
    }
}
