//! Storms in one large room of the whole server: thousands come, raise hands, react, write and leave. How late is any listener's view, and what
//! does it cost?

mod books;
mod listener;

use crate::house;
use crate::machine;
use crate::random::Random;
use crate::table::Table;
use crate::whole::Inside;
use anyhow::{Context, Result, ensure};
use books::{Books, Deed, Lags, Pages};
use listener::{Listener, What};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

#[derive(clap::Args)]
pub struct Storm {
    /// Fewer where this machine does not allow so many files.
    #[arg(long, default_value_t = 5000)]
    listeners: usize,
    /// Of each of the two quiet times, one of them with a talk.
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// The server's program.
    #[arg(long, default_value = "target/release/jushou")]
    jushou: PathBuf,
}

const LATE_MS_MOST: f64 = 2000.0;
/// Bytes a second of each listener while nothing but talk happens.
const BYTES_MOST: f64 = 1000.0;
/// Of one core, then.
const CPU_PERCENT_MOST: f64 = 10.0;

/// Files that are no listener's socket.
const FILES_SPARE: usize = 256;
/// What a room takes, but for its owner.
const ROOM_MOST: usize = 9_999;
/// Listeners on their way in at once.
const AT_ONCE: usize = 256;
/// Listeners who keep the whole view.
const SAMPLES: usize = 64;
/// Hands that go up, and then down in another order.
const HANDS: usize = 500;
const HANDS_WITHIN: Duration = Duration::from_secs(10);
/// All together react as often as they may: a burst, then one a second.
const REACT_FOR: u32 = 10;
/// A little more than that second, so that few are too soon.
const REACT_EVERY: Duration = Duration::from_millis(1050);
/// So many try to write in each second; of all of them twenty in ten seconds may.
const WRITERS: usize = 100;
const WRITE_FOR: u32 = 20;
/// What is on its way is waited for as long as this.
const SETTLES_WITHIN: Duration = Duration::from_secs(15);
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// Before the quiet time, and before all is looked at after a storm.
const REST: Duration = Duration::from_secs(3);

struct Room {
    inside: Inside,
    listeners: Vec<Arc<Listener>>,
    books: Arc<Books>,
    table: Table,
    marks: Marks,
}

/// What the server took and sent up to some moment.
struct Marks {
    at: Instant,
    cpu: Duration,
    bytes: u64,
}

pub fn run(asked: &Storm) -> Result<String> {
    let files = house::allow_files()?;
    let count = asked.listeners.min(ROOM_MOST).min(files.saturating_sub(FILES_SPARE));
    let inside = Inside::open(&asked.jushou, count + 1, count + 1, false)?;
    let books = Arc::new(Books::default());
    let marks = Marks { at: Instant::now(), cpu: machine::cpu_time(inside.house.id())?, bytes: 0 };
    let mut room = Room { inside, listeners: vec![], books, table: Table::default(), marks };
    room.table.note("listeners", count);
    room.come(count)?;
    room.quiet(Duration::from_secs(asked.seconds))?;
    room.hands()?;
    room.react()?;
    room.write()?;
    room.leave()?;
    room.sum_up();
    let fewer = match count < asked.listeners {
        true => format!(
            " (asked for {}; this machine allows {files} files, a room {ROOM_MOST} listeners)",
            asked.listeners
        ),
        false => String::new(),
    };
    Ok(format!(
        "# Storms in a large room\n\n{}. The whole server on one core, over plain HTTP; {count} listeners{fewer} on the other, each with a WebSocket of its own and without \
         sound, so that what the server takes is for control: HTTP, sockets, the room. Over loopback it pays for the receiving end of TCP as well. Its owner speaks where it \
         says so.\n\nA listener is late by the time from an ask (a hand, a line, a reaction) until it hears of it; of those who come and go, from the answer of the first that its \
         count of the audience lacks. Every delta of every listener is looked at; {} of them keep the whole view by the client's own `reduce`, which is compared with a fresh \
         snapshot field by field, in storms and after them.\n\n{}",
        machine::description(),
        SAMPLES.min(count),
        room.table.text()
    ))
}

impl Room {
    /// All come as fast as the server lets them in.
    fn come(&mut self, count: usize) -> Result<()> {
        let permits = Arc::new(Semaphore::new(AT_ONCE));
        let every = count.div_ceil(SAMPLES);
        self.mark()?;
        let coming: Vec<_> = (0..count)
            .map(|number| {
                let (address, room) = (self.inside.house.address.clone(), self.inside.room.clone());
                // The first of the cookies is the owner's.
                let cookie = self.inside.house.cookies[number + 1].clone();
                let (permits, books) = (Arc::clone(&permits), Arc::clone(&self.books));
                self.inside.runtime.spawn(async move {
                    let _permit = permits.acquire_owned().await?;
                    Listener::come(&address, &cookie, &room, &books, number.is_multiple_of(every)).await
                })
            })
            .collect();
        for coming in coming {
            let listener = self.inside.runtime.block_on(coming)?.context("a listener does not come in")?;
            self.listeners.push(listener);
        }
        let all_in = self.marks.at.elapsed();
        let unaware = self.until_audience(count);
        let took = self.took(count)?;
        let lags = self.turn_over(|pages| Lags::behind(&pages.shown, &mut pages.came));
        self.table.note("join storm: all were in after", format!("{:.1} s", all_in.as_secs_f64()));
        self.late("join storm", lags, unaware, took)
    }

    /// Nothing happens; then the owner talks.
    fn quiet(&mut self, lasts: Duration) -> Result<()> {
        self.inside.crowd.rest(REST)?;
        self.mark()?;
        self.inside.crowd.rest(lasts)?;
        self.steady("nobody speaks")?;
        let before = self.books.open().speaking;
        self.mark()?;
        self.inside.crowd.lecture(0, lasts)?;
        self.steady("the owner speaks")?;
        let told = (self.books.open().speaking - before) as f64 / self.listeners.len() as f64;
        let each = told / lasts.as_secs_f64();
        self.table.note("the same: told who is speaking, times a second", format!("{each:.2}"));
        self.compare("the talk")
    }

    /// Some raise their hands, and lower them in another order.
    fn hands(&mut self) -> Result<()> {
        let every = (self.listeners.len() / HANDS).max(1);
        let mut raisers: Vec<_> = self.listeners.iter().step_by(every).take(HANDS).cloned().collect();
        let said = "A question that is about as long as such questions are in a talk";
        let asking = json!({ "kind": "question", "line": said });
        let raise = json!({ "kind": "room", "command": { "kind": "raise_hand", "asking": asking } });
        self.hands_one_by_one("hands up", &raisers, &raise, Deed::Raised)?;
        let mut random = Random::new(7);
        for place in (1..raisers.len()).rev() {
            raisers.swap(place, random.within(0, place + 1));
        }
        let lower = json!({ "kind": "room", "command": { "kind": "lower_hand" } });
        self.hands_one_by_one("hands down", &raisers, &lower, Deed::Lowered)
    }

    fn hands_one_by_one(
        &mut self,
        storm: &str,
        raisers: &[Arc<Listener>],
        ask: &Value,
        deed: fn(String) -> Deed,
    ) -> Result<()> {
        self.mark()?;
        let (books, runtime) = (&self.books, &self.inside.runtime);
        // Whoever raises a hand learns their place with the others' next news, and from a snapshot at once.
        let bystanders = self.samples(|sample| !raisers.iter().any(|raiser| Arc::ptr_eq(raiser, sample)));
        runtime.block_on(async {
            let (began, mut comparing) = (tokio::time::Instant::now(), vec![]);
            for (number, raiser) in raisers.iter().enumerate() {
                let share = number as f64 / raisers.len() as f64;
                tokio::time::sleep_until(began + HANDS_WITHIN.mul_f64(share)).await;
                // Its own lock first, as whoever hears does.
                let deed = deed(raiser.member());
                books.open().asked.insert(deed, Instant::now());
                raiser.ask(What::Deed, ask).await?;
                if number == raisers.len() / 2 {
                    comparing.push(runtime.spawn(compare(bystanders.clone())));
                }
            }
            for comparing in comparing {
                comparing.await??;
            }
            anyhow::Ok(())
        })?;
        self.heard_by_all(storm, Some(raisers.len()))
    }

    /// All react as often as they may.
    fn react(&mut self) -> Result<()> {
        self.mark()?;
        let (listeners, react) = (&self.listeners, json!({ "kind": "react", "reaction": "clap" }));
        self.inside.runtime.block_on(async {
            let began = tokio::time::Instant::now();
            for _ in 0..domain::room::REACTION_BURST {
                for listener in listeners {
                    listener.ask(What::React, &react).await?;
                }
            }
            for round in 1..=REACT_FOR {
                tokio::time::sleep_until(began + REACT_EVERY * round).await;
                for listener in listeners {
                    listener.ask(What::React, &react).await?;
                }
            }
            anyhow::Ok(())
        })?;
        let took = self.took(self.listeners.len())?;
        std::thread::park_timeout(REST);
        let (reacted, applauded) = {
            let pages = self.books.open();
            (pages.reacted.len(), pages.applauded)
        };
        let lags = self.turn_over(|pages| Lags::behind(&pages.clapped, &mut pages.reacted));
        self.table.note("reaction storm: reactions that counted", reacted);
        self.late("reaction storm", lags, reacted.abs_diff(applauded), took)
    }

    /// Far more write than may: the room takes twenty lines in ten seconds.
    fn write(&mut self) -> Result<()> {
        self.mark()?;
        let (books, listeners) = (&self.books, &self.listeners);
        self.inside.runtime.block_on(async {
            let began = tokio::time::Instant::now();
            for second in 0..WRITE_FOR {
                tokio::time::sleep_until(began + Duration::from_secs(1) * second).await;
                for number in 0..WRITERS.min(listeners.len()) {
                    let writer = &listeners[(second as usize * WRITERS + number) % listeners.len()];
                    let text =
                        format!("Line {number} of second {second}, about as long as lines in a chat are");
                    let line = json!({ "kind": "room", "command": { "kind": "write_line", "text": text } });
                    books.open().asked.insert(Deed::Written(text), Instant::now());
                    writer.ask(What::Deed, &line).await?;
                }
            }
            anyhow::Ok(())
        })?;
        // Of the last ones some are not answered yet.
        std::thread::park_timeout(REST);
        self.heard_by_all("chat storm", None)
    }

    /// All leave but those who keep the whole view.
    fn leave(&mut self) -> Result<()> {
        let stay = self.samples(|_| true);
        let (before, going) = (self.listeners.len(), self.listeners.len() - stay.len());
        self.mark()?;
        let leave = json!({ "kind": "leave" });
        let listeners = std::mem::replace(&mut self.listeners, stay);
        self.inside.runtime.block_on(async {
            for listener in listeners.iter().filter(|listener| !listener.is_sample) {
                listener.ask(What::Leave, &leave).await?;
            }
            anyhow::Ok(())
        })?;
        let unaware = self.until_audience(before - going);
        let took = self.took(before)?;
        let lags = self.turn_over(|pages| {
            // Whoever was shown so many lacked the next one that left.
            let gone = pages.shown.iter().map(|(at, shown)| (*at, before.saturating_sub(*shown)));
            Lags::behind(&gone.collect::<Vec<_>>(), &mut pages.left)
        });
        self.late("leave storm", lags, unaware, took)
    }

    /// Once all that was done is heard by all, or was waited for long enough. `wanted`: so much has to be done.
    fn heard_by_all(&mut self, storm: &str, wanted: Option<usize>) -> Result<()> {
        let unheard = self.until(|| {
            let pages = self.books.open();
            let expected = wanted.unwrap_or(pages.done) * self.listeners.len();
            expected.saturating_sub(pages.lags.count() + pages.skipped)
        });
        let (took, done) = (self.took(self.listeners.len())?, self.books.open().done);
        let lags = self.turn_over(|_| Lags::default());
        let done_row = format!("{storm}: done");
        match wanted {
            Some(wanted) => {
                self.table.judge(&done_row, &done.to_string(), &wanted.to_string(), done == wanted)
            }
            None => self.table.note(&done_row, done),
        }
        self.late(storm, lags, unheard, took)
    }

    fn mark(&mut self) -> Result<()> {
        let (cpu, bytes) = (machine::cpu_time(self.inside.house.id())?, self.books.open().bytes);
        self.marks = Marks { at: Instant::now(), cpu, bytes };
        Ok(())
    }

    /// Since the mark: share of a core in percent, and bytes a second of each of so many listeners.
    fn took(&self, listeners: usize) -> Result<(f64, f64)> {
        let seconds = self.marks.at.elapsed().as_secs_f64();
        let cpu = machine::cpu_time(self.inside.house.id())? - self.marks.cpu;
        let bytes = self.books.open().bytes - self.marks.bytes;
        Ok((cpu.as_secs_f64() * 100.0 / seconds, bytes as f64 / seconds / listeners as f64))
    }

    fn steady(&mut self, how: &str) -> Result<()> {
        let (percent, bytes) = self.took(self.listeners.len())?;
        self.table.at_most(&format!("{how}: to each listener a second"), bytes, BYTES_MOST, "bytes");
        self.table.at_most(&format!("{how}: of a core"), percent, CPU_PERCENT_MOST, "%");
        Ok(())
    }

    /// The rows of a storm that is over, and whether every view is right. `unaware`: what somebody has not heard at all, or who has not.
    fn late(&mut self, storm: &str, mut lags: Lags, unaware: usize, took: (f64, f64)) -> Result<()> {
        let (percent, bytes) = took;
        lags.sort();
        ensure!(lags.count() > 0, "{storm}: nobody was told anything");
        self.table.at_most(&format!("{storm}: the latest of all"), lags.ms(1.0), LATE_MS_MOST, "ms");
        let figures = format!("{:.0}, {:.0} ms of {}", lags.ms(0.5), lags.ms(0.99), lags.count());
        self.table.note(&format!("{storm}: late by, p50 and p99"), figures);
        self.table.at_most(&format!("{storm}: never heard of"), unaware as f64, 0.0, "");
        let figures = format!("{percent:.0} %, {bytes:.0} bytes");
        self.table.note(&format!("{storm}: of a core, to each listener a second"), figures);
        eprintln!("{storm}: {:.0} ms at most, {percent:.0} % of a core", lags.ms(1.0));
        self.compare(storm)
    }

    /// Reads what the storm has left in the books. What `read` finds counts as well.
    fn turn_over(&mut self, read: impl FnOnce(&mut Pages) -> Lags) -> Lags {
        let mut pages = self.books.open();
        let found = read(&mut pages);
        let lags = pages.turn_over();
        if found.count() > 0 { found } else { lags }
    }

    /// Waits until there is nothing left to wait for, or long enough. Returns how much was left.
    fn until(&self, left: impl Fn() -> usize) -> usize {
        let began = Instant::now();
        loop {
            let left = left();
            if left == 0 || began.elapsed() > SETTLES_WITHIN {
                return left;
            }
            std::thread::park_timeout(LOOK_EVERY);
        }
    }

    /// The same, until everybody knows that the audience is so many.
    fn until_audience(&self, count: usize) -> usize {
        self.until(|| self.listeners.iter().filter(|listener| listener.audience() != Some(count)).count())
    }

    fn samples(&self, which: impl Fn(&Arc<Listener>) -> bool) -> Vec<Arc<Listener>> {
        let samples = self.listeners.iter().filter(|listener| listener.is_sample && which(listener));
        samples.cloned().collect()
    }

    /// The views that are kept, with fresh ones, once all is quiet.
    fn compare(&mut self, after: &str) -> Result<()> {
        std::thread::park_timeout(REST);
        let compared = self.inside.runtime.block_on(compare(self.samples(|_| true)));
        compared.with_context(|| format!("after: {after}"))
    }

    fn sum_up(&mut self) {
        let pages = self.books.open();
        self.table.note("views compared with fresh ones", pages.compared);
        self.table
            .note("the same, when something new came in between, and nothing can be said", pages.overtaken);
        self.table.at_most("views that were not the same", pages.differences.len() as f64, 0.0, "");
        if let Some(first) = pages.differences.first() {
            self.table.note("the first difference", first.replace('|', "/"));
        }
        self.table.at_most("listeners that fell behind to a snapshot", pages.fell_behind as f64, 0.0, "");
        self.table.at_most("sockets that ended unasked", pages.gone as f64, 0.0, "");
        for (code, count) in &pages.refused {
            self.table.note(&format!("asks refused: {code}"), count);
        }
    }
}

/// Fetches a fresh view for each, which it compares with its own.
async fn compare(samples: Vec<Arc<Listener>>) -> Result<()> {
    let fetch = json!({ "kind": "fetch_snapshot" });
    for sample in samples {
        sample.get(What::Compare, &fetch).await?;
    }
    Ok(())
}
