//! The one task that writes: gathers units for a moment, commits them together, then answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::anyhow;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant, timeout, timeout_at};

use crate::backend::Backend;
use crate::changes::{self, Changes};
use crate::handle::Health;
use crate::row::NodeId;
use crate::write::{Unit, WriteError};

/// How long the first unit of a group waits for company.
/// Longer makes fewer, larger commits and every answer later.
pub const GROUP_WAIT: Duration = Duration::from_millis(2);
/// How many units one commit takes at most.
pub const GROUP_UNITS_MAX: usize = 64;
/// How many units may wait for the writer; past it a write is answered "busy" at once.
pub const QUEUE_MAX: usize = 1024;
/// How long a commit may take before its connection is given up.
/// Shorter reconnects sooner; a slow but sound disk needs this much.
pub const COMMIT_PATIENCE: Duration = Duration::from_secs(10);
/// How often a database that is down is tried again.
const PROBE_EVERY: Duration = Duration::from_millis(250);

/// A unit on its way, and who waits for it.
pub(crate) struct Job {
    pub(crate) node: NodeId,
    pub(crate) unit: Unit,
    pub(crate) answer: oneshot::Sender<Result<(), WriteError>>,
}

pub(crate) struct Writer {
    pub(crate) backend: Arc<dyn Backend>,
    pub(crate) jobs: mpsc::Receiver<Job>,
    pub(crate) health: watch::Sender<Health>,
    pub(crate) commits: Arc<AtomicU64>,
    pub(crate) changes: Arc<Changes>,
}

impl Writer {
    /// Runs until the last handle is gone and the queue is empty.
    pub(crate) async fn run(mut self) {
        loop {
            // 1. One unit, or the time to see whether the database is back.
            let first = if self.is_up() {
                self.jobs.recv().await
            } else {
                match timeout(PROBE_EVERY, self.jobs.recv()).await {
                    Ok(first) => first,
                    Err(_) => {
                        self.probe().await;
                        continue;
                    }
                }
            };
            let Some(first) = first else { return };
            // 2. Its company.
            let group = self.gather(first).await;
            // 3. One transaction, then the answers.
            self.commit(group).await;
        }
    }

    /// Whose writer has given up is left out: that one was told the unit is not saved. One group has one node.
    async fn gather(&mut self, first: Job) -> Vec<Job> {
        let until = Instant::now() + GROUP_WAIT;
        let mut group = vec![first];
        while group.len() < GROUP_UNITS_MAX {
            match timeout_at(until, self.jobs.recv()).await {
                Ok(Some(job)) => group.push(job),
                Ok(None) | Err(_) => break,
            }
        }
        group.retain(|job| !job.answer.is_closed());
        group
    }

    async fn commit(&mut self, group: Vec<Job>) {
        let Some(node) = group.first().map(|job| job.node) else { return };
        let (units, answers): (Vec<_>, Vec<_>) = group.into_iter().map(|job| (job.unit, job.answer)).unzip();
        let done = timeout(COMMIT_PATIENCE, self.backend.commit(node, &units)).await;
        match done.unwrap_or_else(|_| Err(anyhow!("a commit took more than {COMMIT_PATIENCE:?}"))) {
            Ok(results) => {
                self.commits.fetch_add(1, Ordering::Relaxed);
                let fault = results.iter().find_map(|result| match result {
                    Err(WriteError::Down(cause)) => Some(format!("{cause:#}")),
                    _ => None,
                });
                self.say(fault);
                for (unit, _) in units.iter().zip(&results).filter(|(_, result)| result.is_ok()) {
                    self.changes.note(unit.iter().filter_map(changes::changed));
                }
                for (answer, result) in answers.into_iter().zip(results) {
                    let _ = answer.send(result); // Whoever asked may be gone.
                }
            }
            Err(cause) => {
                let cause = format!("{cause:#}");
                self.say(Some(cause.clone()));
                // The answer may have got lost, and the commit not.
                self.changes.note(units.iter().flatten().filter_map(changes::changed));
                for answer in answers {
                    let _ = answer.send(Err(WriteError::Down(anyhow!(cause.clone()))));
                }
            }
        }
    }

    async fn probe(&mut self) {
        match timeout(COMMIT_PATIENCE, self.backend.probe()).await {
            Ok(Ok(())) => self.say(None),
            Ok(Err(cause)) => self.say(Some(format!("{cause:#}"))),
            Err(_) => self.say(Some(format!("no answer within {COMMIT_PATIENCE:?}"))),
        }
    }

    fn is_up(&self) -> bool {
        *self.health.borrow() == Health::Up
    }

    fn say(&self, fault: Option<String>) {
        let now = fault.map_or(Health::Up, |cause| Health::Down(cause.into()));
        self.health.send_if_modified(|health| {
            let changed = *health != now;
            *health = now;
            changed
        });
    }
}
