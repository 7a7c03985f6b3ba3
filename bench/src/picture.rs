//! Draws the comparison of a result file as an SVG that reads on light and dark pages.

use anyhow::{Context, Result, ensure};
use std::fmt::Write;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Picture {
    /// The result of `lecture --janus`.
    #[arg(long)]
    from: PathBuf,
    #[arg(long, default_value = "docs/lecture-beside-janus.svg")]
    to: PathBuf,
}

/// How a row of the result names whom it counts, and the picture does.
const ROW: &str = "| listeners on one core: ";
const NAMES: [(&str, &str); 3] = [
    ("server", "Jushou"),
    ("Janus with one event loop", "Janus, one event loop"),
    ("Janus as it is shipped", "Janus, as it is shipped"),
];

const WIDTH: usize = 720;
const BAR_LEFT: usize = 190;
const BAR_HEIGHT: usize = 26;
const ROW_HEIGHT: usize = 40;
const TOP: usize = 64;
/// For the number behind the longest bar.
const NUMBER_WIDTH: usize = 110;

pub fn run(asked: &Picture) -> Result<String> {
    let result = std::fs::read_to_string(&asked.from).context("no such result")?;
    let picture = draw(&result)?;
    std::fs::write(&asked.to, picture).with_context(|| format!("{} is not written", asked.to.display()))?;
    Ok(format!("{}\n", asked.to.display()))
}

fn draw(result: &str) -> Result<String> {
    let counts = NAMES.iter().map(|(row, _)| count(result, row)).collect::<Result<Vec<_>>>()?;
    let most = counts.iter().copied().fold(0.0, f64::max);
    ensure!(most > 0.0, "a result without listeners");
    let machine = result.lines().nth(2).and_then(|line| line.split(". ").next()).unwrap_or_default();
    let janus = result.split(". Janus ").nth(1).and_then(|rest| rest.split(':').next()).unwrap_or_default();
    let height = TOP + ROW_HEIGHT * NAMES.len() + 34;
    let alone = NAMES.iter().zip(&counts).map(|((_, name), count)| format!("{name} {count:.0}"));
    let told = alone.collect::<Vec<_>>().join(", ");
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"Listeners on one core: {told}\">\n\
         <style>\n\
         text {{ font: 15px system-ui, sans-serif; fill: #1f2328 }}\n\
         .title {{ font-size: 18px; font-weight: 600 }}\n\
         .small {{ font-size: 12px; fill: #59636e }}\n\
         .ours {{ fill: #0a7d5a }}\n\
         .theirs {{ fill: #8c959f }}\n\
         @media (prefers-color-scheme: dark) {{\n  text {{ fill: #f0f6fc }}\n  .small {{ fill: #9198a1 }}\n  .ours {{ fill: #3fb68b }}\n  .theirs {{ fill: #6e7681 }}\n}}\n\
         </style>\n\
         <text class=\"title\" x=\"0\" y=\"22\">Listeners on one core</text>\n\
         <text class=\"small\" x=\"0\" y=\"42\">One speaker, packets of 20 ms, nothing lost, p99 of the delay at most 20 ms</text>\n"
    );
    for (at, ((_, name), count)) in NAMES.iter().zip(&counts).enumerate() {
        let top = TOP + at * ROW_HEIGHT;
        let width = (count / most * (WIDTH - BAR_LEFT - NUMBER_WIDTH) as f64).max(1.0);
        let (class, middle) = (if at == 0 { "ours" } else { "theirs" }, top + BAR_HEIGHT / 2 + 5);
        let times = if at == 0 { String::new() } else { format!(" (1/{:.1})", counts[0] / count.max(1.0)) };
        writeln!(svg, "<text x=\"0\" y=\"{middle}\">{name}</text>")?;
        writeln!(
            svg,
            "<rect class=\"{class}\" x=\"{BAR_LEFT}\" y=\"{top}\" width=\"{width:.0}\" height=\"{BAR_HEIGHT}\" rx=\"3\"/>"
        )?;
        writeln!(
            svg,
            "<text x=\"{:.0}\" y=\"{middle}\">{count:.0}{times}</text>",
            BAR_LEFT as f64 + width + 8.0
        )?;
    }
    writeln!(
        svg,
        "<text class=\"small\" x=\"0\" y=\"{}\">{}, Janus {}, one run</text>\n</svg>",
        height - 8,
        escape(machine),
        escape(janus)
    )?;
    Ok(svg)
}

fn count(result: &str, name: &str) -> Result<f64> {
    let row = result.lines().find_map(|line| line.strip_prefix(ROW)?.strip_prefix(name)?.strip_prefix(" | "));
    let figure = row.and_then(|row| row.split(' ').next()).with_context(|| format!("no row of {name}"))?;
    figure.parse().with_context(|| format!("the row of {name} has no number"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_is_the_most_listeners() {
        let result = "# Lecture beside Janus\n\n2 × a processor, Linux 6. Janus 1.1.2: its room.\n\n| listeners on one core: server | 1000 |  |  |\n\
                      | listeners on one core: Janus with one event loop | 500 |  |  |\n| listeners on one core: Janus as it is shipped | 100 |  |  |\n";
        let svg = draw(result).expect("a picture");
        assert!(
            svg.contains("width=\"420\"") && svg.contains("width=\"210\"") && svg.contains("width=\"42\""),
            "{svg}"
        );
        assert!(
            svg.contains("2 × a processor, Linux 6, Janus 1.1.2, one run") && svg.contains("500 (1/2.0)"),
            "{svg}"
        );
        assert!(draw("nothing").is_err());
    }
}
