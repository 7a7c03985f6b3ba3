//! Checks an expression before it is saved: every name is known, every operation fits what it is given.
//!
//! What passes here always evaluates to a yes or no, but for arithmetic out of range and an index past a list's end.

use super::BadExpression;
use crate::entry::facts::PROOF_KINDS;
use cel::IdedExpr;
use cel::common::ast::{CallExpr, ComprehensionExpr, Expr, LiteralValue, operators};
use std::collections::BTreeSet;

/// How deep an expression may nest once its macros are written out: evaluating descends into each.
const DEPTH_MAX: usize = 64;
/// Loops within loops: each multiplies what one evaluation costs.
const LOOPS_MAX: usize = 2;
/// Elements of a list that stands in the text.
const LIST_MAX: usize = 50;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Type {
    Bool,
    Int,
    Text,
    Proof,
    Vouch,
    LetInLately,
    Answers,
    /// Of an empty list: fits any.
    Any,
    List(Box<Type>),
}

/// What stands in the text, for trials close to where it decides.
#[derive(Default, Clone)]
pub struct Literals {
    pub texts: Vec<String>,
    pub numbers: Vec<i64>,
}

pub struct Checked {
    pub names: BTreeSet<String>,
    pub answers: BTreeSet<String>,
    pub literals: Literals,
}

struct Checker {
    checked: Checked,
    /// Names of the loops around, innermost last.
    bound: Vec<(String, Type)>,
    loops: usize,
    depth: usize,
}

pub fn check(expression: &IdedExpr) -> Result<Checked, BadExpression> {
    let checked = Checked { names: BTreeSet::new(), answers: BTreeSet::new(), literals: Literals::default() };
    let mut checker = Checker { checked, bound: vec![], loops: 0, depth: 0 };
    match checker.of(expression)? {
        Type::Bool => Ok(checker.checked),
        _ => Err(BadExpression::NotYesOrNo),
    }
}

fn global(name: &str) -> Option<Type> {
    Some(match name {
        "stated" | "field" | "region" => Type::Text,
        "waited_days" | "waited_hours" => Type::Int,
        "answers" => Type::Answers,
        "let_in_lately" => Type::LetInLately,
        "proofs" => Type::List(Box::new(Type::Proof)),
        "vouches" => Type::List(Box::new(Type::Vouch)),
        _ => return None,
    })
}

fn fits(one: &Type, other: &Type) -> bool {
    match (one, other) {
        (Type::Any, _) | (_, Type::Any) => true,
        (Type::List(one), Type::List(other)) => fits(one, other),
        _ => one == other,
    }
}

fn wrong(what: &str) -> BadExpression {
    BadExpression::WrongType(what.to_owned())
}

/// As it is written, not as the parser calls it.
fn written(function: &str) -> &str {
    match function {
        operators::CONDITIONAL => "? :",
        operators::INDEX => "[]",
        operators::IN => "in",
        other => other.trim_matches('_'),
    }
}

impl Checker {
    fn of(&mut self, expression: &IdedExpr) -> Result<Type, BadExpression> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(BadExpression::TooDeep);
        }
        let found = match &expression.expr {
            Expr::Literal(literal) => self.literal(literal),
            Expr::Ident(name) => self.name(name),
            Expr::Select(select) if select.test => Err(BadExpression::UnknownFunction("has".to_owned())),
            Expr::Select(select) => {
                let on = self.of(&select.operand)?;
                self.field(&on, &select.field)
            }
            Expr::List(list) if list.elements.len() > LIST_MAX => Err(BadExpression::TooLong),
            Expr::List(list) => {
                let mut element = Type::Any;
                for each in &list.elements {
                    let found = self.of(each)?;
                    if !fits(&element, &found) {
                        return Err(wrong("[]"));
                    }
                    element = found;
                }
                Ok(Type::List(Box::new(element)))
            }
            Expr::Call(call) => self.call(call),
            Expr::Comprehension(each) => self.each(each),
            Expr::Map(_) | Expr::Struct(_) => Err(wrong("{}")),
            Expr::Unspecified => Err(BadExpression::Syntax),
        };
        self.depth -= 1;
        found
    }

    fn literal(&mut self, literal: &LiteralValue) -> Result<Type, BadExpression> {
        match literal {
            LiteralValue::Boolean(_) => Ok(Type::Bool),
            LiteralValue::Int(number) => {
                self.checked.literals.numbers.push(*number.inner());
                Ok(Type::Int)
            }
            LiteralValue::String(text) => {
                self.checked.literals.texts.push(text.inner().to_owned());
                Ok(Type::Text)
            }
            LiteralValue::Double(_) => Err(wrong("1.5")),
            LiteralValue::UInt(_) => Err(wrong("1u")),
            LiteralValue::Bytes(_) => Err(wrong("b\"\"")),
            LiteralValue::Null => Err(wrong("null")),
        }
    }

    fn name(&mut self, name: &str) -> Result<Type, BadExpression> {
        if let Some((_, bound)) = self.bound.iter().rev().find(|(bound, _)| bound == name) {
            return Ok(bound.clone());
        }
        let known = global(name).ok_or_else(|| BadExpression::UnknownName(name.to_owned()))?;
        self.checked.names.insert(name.to_owned());
        Ok(known)
    }

    fn field(&mut self, on: &Type, field: &str) -> Result<Type, BadExpression> {
        match (on, field) {
            (Type::Answers, key) => {
                self.checked.answers.insert(key.to_owned());
                Ok(Type::Text)
            }
            (Type::Proof, "kind" | "field" | "organisation") | (Type::Vouch, "field") => Ok(Type::Text),
            (Type::Proof, "years") | (Type::Vouch, "member_days") => Ok(Type::Int),
            (Type::Vouch, "standing_good" | "owner") => Ok(Type::Bool),
            (Type::LetInLately, "all" | "field" | "region") => Ok(Type::Int),
            _ => Err(BadExpression::UnknownField(field.to_owned())),
        }
    }

    fn call(&mut self, call: &CallExpr) -> Result<Type, BadExpression> {
        let name = call.func_name.as_str();
        if let (operators::INDEX, [on, index]) = (name, call.args.as_slice()) {
            let on = self.of(on)?;
            return match (&on, &index.expr) {
                // Only a key that stands in the text: so it is known which answers count.
                (Type::Answers, Expr::Literal(LiteralValue::String(key))) => self.field(&on, key.inner()),
                (Type::List(element), _) if self.of(index)? == Type::Int => Ok((**element).clone()),
                _ => Err(wrong(written(name))),
            };
        }
        let mut given = vec![];
        for each in call.target.as_deref().into_iter().chain(&call.args) {
            given.push(self.of(each)?);
        }
        self.kind_of_proof(name, call)?;
        let is = |kind: Type| given.iter().all(|given| fits(given, &kind));
        let bool_if = |fits: bool| if fits { Ok(Type::Bool) } else { Err(wrong(written(name))) };
        let on_target = call.target.is_some();
        match (name, given.as_slice()) {
            (operators::LOGICAL_AND | operators::LOGICAL_OR, [_, _, ..]) => bool_if(is(Type::Bool)),
            (operators::LOGICAL_NOT | operators::NOT_STRICTLY_FALSE, [_]) => bool_if(is(Type::Bool)),
            (operators::EQUALS | operators::NOT_EQUALS, [one, other]) => {
                let plain = |of: &Type| matches!(of, Type::Bool | Type::Int | Type::Text);
                bool_if(plain(one) && fits(one, other))
            }
            (
                operators::LESS | operators::LESS_EQUALS | operators::GREATER | operators::GREATER_EQUALS,
                [_, _],
            ) => bool_if(is(Type::Int)),
            (operators::IN, [one, Type::List(element)]) => bool_if(fits(one, element)),
            (operators::CONDITIONAL, [Type::Bool, one, other]) if fits(one, other) => Ok(one.clone()),
            (operators::ADD, [Type::List(one), Type::List(other)]) if fits(one, other) => {
                Ok(Type::List(if **one == Type::Any { other.clone() } else { one.clone() }))
            }
            (
                operators::ADD
                | operators::SUBSTRACT
                | operators::MULTIPLY
                | operators::DIVIDE
                | operators::MODULO,
                [_, _],
            ) if is(Type::Int) => Ok(Type::Int),
            (operators::NEGATE, [Type::Int]) => Ok(Type::Int),
            ("size", [Type::Text | Type::List(_)]) => Ok(Type::Int),
            ("contains" | "startsWith" | "endsWith", [Type::Text, Type::Text]) if on_target => Ok(Type::Bool),
            (known, _) if is_known(known) => Err(wrong(written(known))),
            (unknown, _) => Err(BadExpression::UnknownFunction(unknown.to_owned())),
        }
    }

    /// `p.kind == "work_mial"` would never be met, and nobody would know why.
    fn kind_of_proof(&self, name: &str, call: &CallExpr) -> Result<(), BadExpression> {
        let (operators::EQUALS | operators::NOT_EQUALS, [one, other]) = (name, call.args.as_slice()) else {
            return Ok(());
        };
        for (kind, text) in [(one, other), (other, one)] {
            if let (Expr::Select(select), Expr::Literal(LiteralValue::String(text))) =
                (&kind.expr, &text.expr)
                && select.field == "kind"
                && !PROOF_KINDS.contains(&text.inner())
            {
                return Err(BadExpression::UnknownName(text.inner().to_owned()));
            }
        }
        Ok(())
    }

    /// `exists`, `all`, `filter` … as the parser writes them out: a loop over a list that carries one value along.
    fn each(&mut self, each: &ComprehensionExpr) -> Result<Type, BadExpression> {
        self.loops += 1;
        if self.loops > LOOPS_MAX {
            return Err(BadExpression::TooDeep);
        }
        let Type::List(element) = self.of(&each.iter_range)? else { return Err(wrong("list")) };
        if each.iter_var2.is_some() {
            return Err(wrong("list"));
        }
        let carried = self.of(&each.accu_init)?;
        self.bound.push((each.iter_var.clone(), *element));
        self.bound.push((each.accu_var.clone(), carried.clone()));
        let stays = self.of(&each.loop_cond)?;
        let next = self.of(&each.loop_step)?;
        self.bound.truncate(self.bound.len() - 2);
        if stays != Type::Bool || !fits(&carried, &next) {
            return Err(wrong("list"));
        }
        self.bound.push((each.accu_var.clone(), next));
        let result = self.of(&each.result)?;
        self.bound.pop();
        self.loops -= 1;
        Ok(result)
    }
}

fn is_known(function: &str) -> bool {
    function.contains(['_', '@', '!']) || ["size", "contains", "startsWith", "endsWith"].contains(&function)
}
