//! The rows at the end of a result: what was measured, beside what is to be reached.

use std::fmt::Display;
use std::time::Duration;

#[derive(Default)]
pub struct Table(String);

impl Table {
    /// A figure without a bound.
    pub fn note(&mut self, what: &str, figure: impl Display) {
        self.row(what, &figure.to_string(), "", "");
    }

    pub fn at_most(&mut self, what: &str, figure: f64, most: f64, unit: &str) {
        self.judge(what, &with_unit(figure, unit), &format!("≤ {}", with_unit(most, unit)), figure <= most);
    }

    pub fn at_least(&mut self, what: &str, figure: f64, least: f64, unit: &str) {
        self.judge(what, &with_unit(figure, unit), &format!("≥ {}", with_unit(least, unit)), figure >= least);
    }

    pub fn judge(&mut self, what: &str, figure: &str, reach: &str, is_reached: bool) {
        self.row(what, figure, reach, if is_reached { "PASS" } else { "FAIL" });
    }

    fn row(&mut self, what: &str, figure: &str, reach: &str, word: &str) {
        self.0 += &format!("| {what} | {figure} | {reach} | {word} |\n");
    }

    pub fn text(&self) -> String {
        format!("| what | figure | reach | |\n|---|---|---|---|\n{}", self.0)
    }
}

/// As many digits as say something.
fn with_unit(figure: f64, unit: &str) -> String {
    let figure = match figure.abs() {
        _ if figure == figure.trunc() => format!("{figure:.0}"),
        100.0.. => format!("{figure:.0}"),
        1.0.. => format!("{figure:.2}"),
        _ => format!("{figure:.3}"),
    };
    if unit.is_empty() { figure } else { format!("{figure} {unit}") }
}

pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
