//! One part's expression: parsed by the `cel` crate, held to a small typed language, evaluated without side effects.

use super::types;
use crate::entry::Facts;
use crate::entry::facts::FACTS_MAX;
use cel::objects::{Key, Map};
use cel::{Context, Env, IdedExpr, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// Characters of an expression. Bounds parsing and evaluating.
const LEN_MAX: usize = 600;
/// How deep brackets may nest: the parser descends into each.
const BRACKETS_MAX: usize = 12;

/// Why a text is no expression for a part. Words in it are the owner's own, from the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadExpression {
    Empty,
    TooLong,
    TooDeep,
    /// Does not read as an expression at all.
    Syntax,
    /// A name that stands for nothing here.
    UnknownName(String),
    UnknownField(String),
    UnknownFunction(String),
    /// Works on something else than it was given: `field > 3`.
    WrongType(String),
    /// The whole is not a yes or no.
    NotYesOrNo,
}

pub struct Expression {
    expression: IdedExpr,
    names: BTreeSet<String>,
    answers: BTreeSet<String>,
    literals: types::Literals,
}

/// The functions of the language, made once.
fn environment() -> Arc<Env> {
    static ENVIRONMENT: OnceLock<Arc<Env>> = OnceLock::new();
    ENVIRONMENT.get_or_init(|| Arc::new(Env::stdlib())).clone()
}

impl Expression {
    pub fn compile(text: &str) -> Result<Expression, BadExpression> {
        if text.trim().is_empty() {
            return Err(BadExpression::Empty);
        }
        if text.len() > LEN_MAX {
            return Err(BadExpression::TooLong);
        }
        if depth(text) > BRACKETS_MAX {
            return Err(BadExpression::TooDeep);
        }
        let parser = environment().parser().max_recursion_depth(32);
        let expression = parser.parse(text).map_err(|_| BadExpression::Syntax)?;
        let types::Checked { names, answers, literals } = types::check(&expression)?;
        Ok(Expression { expression, names, answers, literals })
    }

    /// Keys of the questions it looks at.
    pub fn answers(&self) -> impl Iterator<Item = &str> {
        self.answers.iter().map(String::as_str)
    }

    pub fn literals(&self) -> &types::Literals {
        &self.literals
    }

    /// An error is not "met".
    pub fn is_met(&self, facts: &Facts) -> bool {
        let mut context = Context::with_env(environment());
        for name in &self.names {
            if let Some(value) = self.value(name, facts) {
                context.add_variable_from_value(name.as_str(), value);
            }
        }
        matches!(Value::resolve(&self.expression, &context), Ok(Value::Bool(true)))
    }

    fn value(&self, name: &str, facts: &Facts) -> Option<Value> {
        let hours = facts.waited.as_secs() / 3600;
        Some(match name {
            "stated" => text(facts.stated.as_str()),
            "field" => text(facts.field.key()),
            "region" => text(facts.region.map_or("", |region| region.code())),
            "waited_days" => whole(hours / 24),
            "waited_hours" => whole(hours),
            "answers" => map(self.answers.iter().map(|key| {
                let answer = facts.answers.get(key).map_or("", String::as_str);
                (key.as_str(), text(answer))
            })),
            "let_in_lately" => map([
                ("all", whole(facts.let_in_lately.all.into())),
                ("field", whole(facts.let_in_lately.field.into())),
                ("region", whole(facts.let_in_lately.region.into())),
            ]),
            "proofs" => list(facts.proofs.iter().take(FACTS_MAX).map(|proof| {
                map([
                    ("kind", text(proof.kind)),
                    ("field", text(proof.field.map_or("", |field| field.key()))),
                    ("organisation", text(proof.organisation.as_deref().unwrap_or_default())),
                    ("years", whole(proof.years.unwrap_or(0).into())),
                ])
            })),
            "vouches" => list(facts.vouches.iter().take(FACTS_MAX).map(|vouch| {
                map([
                    ("field", text(vouch.field.key())),
                    ("member_days", whole(vouch.member_days)),
                    ("standing_good", Value::Bool(vouch.standing_good)),
                    ("owner", Value::Bool(vouch.owner)),
                ])
            })),
            _ => return None,
        })
    }
}

/// Brackets open at once, those within texts included: it is a bound, not a parse.
fn depth(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for letter in text.chars() {
        match letter {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

fn text(text: &str) -> Value {
    Value::String(Arc::new(text.to_owned()))
}

fn whole(number: u64) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

fn list(values: impl Iterator<Item = Value>) -> Value {
    Value::List(Arc::new(values.collect()))
}

/// Nothing goes through a map in its order: the types let no expression do so.
fn map<'a>(entries: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    let entries: BTreeMap<&str, Value> = entries.into_iter().collect();
    let entries = entries.into_iter().map(|(key, value)| (Key::from(key), value));
    Value::Map(Map { map: Arc::new(entries.collect()) })
}
