//! `jushou doctor`: says in plain words what would keep a guest from being heard.

pub mod checks;
mod gather;

use crate::config::Config;

pub use checks::{Facts, Finding, Udp};
pub use gather::gather;

/// Prints one sentence a check. False: something is wrong.
pub async fn run(config: &Config, reference: Option<&str>) -> bool {
    let findings = checks::all(&gather(config, reference).await);
    for finding in &findings {
        match finding {
            Finding::Good(text) => println!("ok     {text}"),
            Finding::Note(text) => println!("note   {text}"),
            Finding::Wrong(text) => println!("WRONG  {text}"),
        }
    }
    let wrong = findings.iter().filter(|finding| matches!(finding, Finding::Wrong(_))).count();
    match wrong {
        0 => println!("Nothing found that would keep a guest from being heard."),
        1 => println!("One thing to mend."),
        n => println!("{n} things to mend."),
    }
    wrong == 0
}
