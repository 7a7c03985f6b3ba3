//! Figures for whoever watches the server, in the text format that Prometheus reads.

use crate::live::Live;
use crate::media_thread::{Figures, TURN_BOUNDS_MS};
use crate::serve;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::fmt::{Display, Write};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The kernel counts a process's time in these, a second, on every Linux.
const TICKS_PER_S: f64 = 100.0;

/// Serves until told to stop. No handle, room or address is in it, and whoever reaches the address may read it.
pub async fn run(live: Live, listener: TcpListener, mut stop: watch::Receiver<bool>) {
    let router = Router::new().route("/metrics", get(figures)).with_state(live);
    let serving =
        axum::serve(listener, router).with_graceful_shutdown(async move { serve::told(&mut stop).await });
    if let Err(e) = serving.await {
        tracing::error!(error = %e, "figures are served no longer");
    }
}

async fn figures(State(live): State<Live>) -> Response {
    match live.media().figures().await {
        Some(shards) => ([(header::CONTENT_TYPE, CONTENT_TYPE)], text(&shards, live.count())).into_response(),
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Of the whole server, now.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub rooms: usize,
    pub seats: usize,
    pub joins: u64,
}

fn text(shards: &[Figures], count: Count) -> String {
    let all: Figures = shards.iter().copied().sum();
    let plane = all.plane;
    let mut out = Text(String::with_capacity(8192));
    out.gauge("jushou_rooms", "Open rooms.", count.rooms);
    out.gauge("jushou_seats", "People in rooms.", count.seats);
    out.counter("jushou_joins_total", "Times somebody came into a room.", count.joins);

    out.gauge("jushou_media_peers", "People connected to sound.", all.peers);
    out.counter("jushou_media_peer_seconds_total", "How long they were, together.", all.stayed.as_secs_f64());
    out.counter("jushou_media_handshakes_total", "Connections secured.", plane.handshakes);
    out.counter("jushou_media_datagrams_in_total", "Datagrams received.", plane.datagrams_in);
    out.counter("jushou_media_bytes_in_total", "Bytes in them.", plane.bytes_in);
    out.counter("jushou_media_datagrams_out_total", "Datagrams sent.", plane.datagrams_out);
    out.counter("jushou_media_bytes_out_total", "Bytes in them.", plane.bytes_out);
    out.counter("jushou_media_packets_forwarded_total", "Sound sent to listeners.", plane.packets_forwarded);
    out.head("jushou_media_not_sent_total", "counter", "What could not be sent or passed on.");
    out.sample("jushou_media_not_sent_total", r#"{why="no_room_in_kernel"}"#, all.dropped);
    out.sample("jushou_media_not_sent_total", r#"{why="other_thread_behind"}"#, all.relays_lost);
    out.head("jushou_media_refused_total", "counter", "Datagrams received that came to nothing.");
    for (why, count) in [
        ("stranger", plane.strangers),
        ("address_of_another", plane.route_conflicts),
        ("not_permitted", plane.not_permitted),
        ("over_limit", plane.over_limit),
        ("not_sound", plane.not_sound),
        ("others_louder", plane.without_slot),
        ("at_rest", plane.at_rest),
    ] {
        out.sample("jushou_media_refused_total", &format!("{{why={why:?}}}"), count);
    }
    out.counter("jushou_media_recovered_total", "Speakers' packets that came as a copy.", plane.recovered);
    out.counter("jushou_media_asked_again_total", "Speakers' packets asked for again.", plane.asked_again);
    out.counter("jushou_media_bugs_total", "Connections given up over a fault of ours.", plane.bugs);

    out.head("jushou_media_listener_reports_total", "counter", "Listeners' reports, by estimated quality.");
    for (grade, count) in [("good", plane.heard_good), ("fair", plane.heard_fair), ("poor", plane.heard_poor)]
    {
        out.sample("jushou_media_listener_reports_total", &format!("{{quality={grade:?}}}"), count);
    }
    let lost = plane.heard_lost_256 as f64 / 256.0;
    out.counter("jushou_media_listener_loss_total", "Shares of packets lost, summed over reports.", lost);
    let jitter = plane.heard_jitter_ms as f64 / 1000.0;
    out.counter("jushou_media_listener_jitter_seconds_total", "Jitter, summed over reports.", jitter);

    out.head("jushou_media_busy_ratio", "gauge", "Of each media thread's core, for sound.");
    for (shard, figures) in shards.iter().enumerate() {
        out.sample("jushou_media_busy_ratio", &format!("{{thread=\"{shard}\"}}"), figures.busy);
    }
    let what = "What audiences do without: 0 nothing, 1 and 2 longer packets, 3 fewer speakers, 4 nobody else joins.";
    out.head("jushou_media_relief", "gauge", what);
    for (shard, figures) in shards.iter().enumerate() {
        out.sample("jushou_media_relief", &format!("{{thread=\"{shard}\"}}"), figures.relief as usize);
    }
    out.turns(&all);
    if let Some((cpu, memory)) = process() {
        out.counter("process_cpu_seconds_total", "CPU time of the server.", cpu);
        out.gauge("process_resident_memory_bytes", "Memory of the server.", memory);
    }
    out.0
}

struct Text(String);

impl Text {
    fn head(&mut self, name: &str, kind: &str, what: &str) {
        self.line(format_args!("# HELP {name} {what}"));
        self.line(format_args!("# TYPE {name} {kind}"));
    }

    fn sample(&mut self, name: &str, labels: &str, value: impl Display) {
        self.line(format_args!("{name}{labels} {value}"));
    }

    fn gauge(&mut self, name: &str, what: &str, value: impl Display) {
        self.head(name, "gauge", what);
        self.sample(name, "", value);
    }

    fn counter(&mut self, name: &str, what: &str, value: impl Display) {
        self.head(name, "counter", what);
        self.sample(name, "", value);
    }

    /// How far behind sound may be.
    fn turns(&mut self, all: &Figures) {
        let name = "jushou_media_turn_seconds";
        self.head(name, "histogram", "How long a media thread took for what there was to do at once.");
        let mut count = 0;
        for (at, in_bucket) in all.turns.counts.iter().enumerate() {
            count += in_bucket;
            let bound = TURN_BOUNDS_MS.get(at).map(|ms| Duration::from_millis(*ms).as_secs_f64());
            let bound = bound.map_or_else(|| "+Inf".to_owned(), |bound| bound.to_string());
            self.sample(&format!("{name}_bucket"), &format!("{{le={bound:?}}}"), count);
        }
        self.sample(&format!("{name}_sum"), "", all.turns.together.as_secs_f64());
        self.sample(&format!("{name}_count"), "", count);
    }

    fn line(&mut self, line: std::fmt::Arguments) {
        writeln!(self.0, "{line}").expect("writing to a String cannot fail");
    }
}

/// CPU seconds and resident bytes. None: not on Linux.
pub fn process() -> Option<(f64, u64)> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name, which may hold anything, the first word is the third field.
    let mut words = stat.rsplit_once(')')?.1.split_ascii_whitespace().skip(11);
    let mut ticks = || words.next()?.parse::<u64>().ok();
    let cpu = (ticks()? + ticks()?) as f64 / TICKS_PER_S;
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kib = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().strip_suffix("kB")?;
    Some((cpu, kib.trim().parse::<u64>().ok()? * 1024))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_is_explained_once_and_reads_as_a_number() {
        let mut figures = Figures { peers: 3, busy: 0.25, ..Figures::default() };
        [1, 7, 7, 3000].into_iter().for_each(|ms| figures.turns.add(Duration::from_millis(ms)));
        let text = text(&[figures; 2], Count { rooms: 1, seats: 3, joins: 9 });
        let mut explained: Vec<&str> = vec![];
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("# HELP ") {
                let name = rest.split(' ').next().expect("a name");
                assert!(!explained.contains(&name), "{name} twice");
                explained.push(name);
            } else if !line.starts_with('#') {
                let (name, value) = line.rsplit_once(' ').expect("a name and a value");
                let family = name.split('{').next().expect("a name");
                let known =
                    |of: &&str| family == *of || family.strip_prefix(*of).is_some_and(|s| s.starts_with('_'));
                assert!(explained.iter().any(known), "{name} is not explained");
                assert!(value.parse::<f64>().is_ok_and(f64::is_finite), "{line}");
            }
        }
        for line in [
            "jushou_rooms 1",
            "jushou_media_peers 6",
            "jushou_media_busy_ratio{thread=\"1\"} 0.25",
            "jushou_media_turn_seconds_bucket{le=\"0.001\"} 2",
            "jushou_media_turn_seconds_bucket{le=\"0.01\"} 6",
            "jushou_media_turn_seconds_bucket{le=\"+Inf\"} 8",
            "jushou_media_turn_seconds_count 8",
        ] {
            assert!(text.lines().any(|of| of == line), "{line} is missing in\n{text}");
        }
        if cfg!(target_os = "linux") {
            assert!(process().is_some_and(|(_, bytes)| bytes > 1 << 20));
        }
    }
}
