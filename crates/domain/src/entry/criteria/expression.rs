//! One part's expression: parsed by the `cel` crate, held to a small typed language, evaluated without side effects.

use super::seen::Seen;
use super::types;
use cel::common::types::CelBool;
use cel::{Context, Env, IdedExpr, Value};
use std::collections::BTreeSet;
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

    /// Of the facts it looks at.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    pub fn literals(&self) -> &types::Literals {
        &self.literals
    }

    /// An error is not "met".
    pub fn is_met(&self, seen: &Context<'_, '_>) -> bool {
        let value = Value::resolve_val(&self.expression, seen);
        value.is_ok_and(|value| value.downcast_ref::<CelBool>().is_some_and(|yes| *yes.inner()))
    }
}

/// What all parts of a rule are evaluated in, for one applicant.
pub fn context<'v>(seen: &'v Seen<'_>) -> Context<'v, 'v> {
    let mut context = Context::with_env(environment());
    context.set_variable_resolver(seen);
    context
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
