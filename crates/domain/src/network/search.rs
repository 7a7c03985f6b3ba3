//! Search: how what people, topics and rooms are called is cut into terms, and what somebody types into the terms to look for.
//! An index that knows no language holds them; whoever shows what it found asks once more here whether it fits.

use super::fold::{bare, fold, is_unspaced};
use super::hangul::{is_hangul, typed};
use crate::entry::Handle;
use std::collections::BTreeSet;

/// Characters that are looked at of what somebody types.
const TYPED_MAX: usize = 80;
/// Words looked for at once; what stands behind them makes no difference.
const WORDS_MAX: usize = 8;
/// Letters of a word's longest beginning. A longer word is found by so many.
const BEGINNING_MAX: usize = 20;

/// Points: whoever has most is shown first.
const HANDLE_POINTS: u32 = 40;
const BEGINS_POINTS: u32 = 10;
const WITHIN_POINTS: u32 = 6;
const WHOLE_POINTS: u32 = 6;
const WRITTEN_POINTS: u32 = 5;
const BESIDE_POINTS: u32 = 2;

/// What a term is, in its first letter.
mod kind {
    pub const HANDLE: char = 'h';
    pub const HANDLE_BEGINNING: char = 'g';
    /// How a word of a name begins, without marks.
    pub const BEGINNING: char = 'a';
    /// One or two characters within a word of a name, without marks.
    pub const WITHIN: char = 'b';
    /// A whole word of a name.
    pub const WHOLE: char = 'c';
    /// Either of the first two, as it was written.
    pub const WRITTEN: char = 'd';
    /// The first two, of what is said beside a name.
    pub const BESIDE_BEGINNING: char = 'x';
    pub const BESIDE_WITHIN: char = 'y';
}

/// By what somebody or something is found. No `Debug`: it is what people wrote.
#[derive(Clone, Default)]
pub struct Terms(BTreeSet<String>);

impl Terms {
    /// A handle: from its beginning after `@`, and as a name.
    pub fn handle(&mut self, handle: &str) {
        for beginning in beginnings(handle) {
            self.add(kind::HANDLE_BEGINNING, beginning);
        }
        self.add(kind::HANDLE, handle);
        self.name(handle);
    }

    /// What they or it is called.
    pub fn name(&mut self, text: &str) {
        let key = fold(text);
        let words = words(&key);
        for word in &words {
            self.word(word, kind::BEGINNING, kind::WITHIN);
            self.add(kind::WHOLE, word.text);
            if word.may_be_written_otherwise() {
                let written: Vec<&str> = match word.script {
                    Script::Letters => beginnings(word.text).collect(),
                    _ => pieces(word.text).collect(),
                };
                written.into_iter().for_each(|piece| self.add(kind::WRITTEN, piece));
            }
        }
        // "김 민수" is as well written "김민수".
        for together in
            words.chunk_by(|one, next| one.script == Script::Hangul && next.script == Script::Hangul)
        {
            if together.len() > 1 {
                let joined: String = together.iter().map(|word| word.text).collect();
                self.word(&Word::of(&joined, Script::Hangul), kind::BEGINNING, kind::WITHIN);
            }
        }
    }

    /// What is said of them or it: counts for less.
    pub fn beside(&mut self, text: &str) {
        let key = fold(text);
        for word in words(&key) {
            self.word(&word, kind::BESIDE_BEGINNING, kind::BESIDE_WITHIN);
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    fn word(&mut self, word: &Word<'_>, beginning: char, within: char) {
        for begins in beginnings(&word.letters()) {
            self.add(beginning, begins);
        }
        if word.script != Script::Letters {
            for piece in pieces(&word.bare) {
                self.add(within, piece);
            }
        }
    }

    fn add(&mut self, kind: char, text: &str) {
        self.0.insert(term(kind, text));
    }

    fn holds(&self, way: &Way) -> bool {
        way.terms.iter().all(|term| self.0.contains(term))
    }
}

/// What somebody looks for. No `Debug`: it may be a name.
pub struct Search {
    words: Vec<Wanted>,
}

/// One word of it.
pub struct Wanted {
    /// Any of these it takes.
    pub needed: Vec<Way>,
    /// What counts besides.
    pub besides: Vec<Way>,
}

/// Terms that go together, and what they count for.
pub struct Way {
    pub terms: Vec<String>,
    pub points: u32,
}

impl Search {
    /// `None`: nothing to look for. After `@` handles alone are looked for, by their beginning.
    pub fn parse(text: &str) -> Option<Search> {
        let text = text.trim();
        let handle = text.strip_prefix(['@', '＠']).map(|handle| handle.trim().to_lowercase());
        if let Some(handle) = handle {
            let beginning = beginnings(&handle).last()?;
            let needed = vec![Way::of(BEGINS_POINTS, kind::HANDLE_BEGINNING, [beginning])];
            let besides = vec![Way::of(HANDLE_POINTS, kind::HANDLE, [handle.as_str()])];
            return Some(Search { words: vec![Wanted { needed, besides }] });
        }
        let key = fold(text);
        let end = key.char_indices().nth(TYPED_MAX).map_or(key.len(), |(at, _)| at);
        let mut wanted: Vec<Wanted> = words(&key[..end]).iter().take(WORDS_MAX).map(Wanted::of).collect();
        let handle = Handle::kept(text).ok();
        wanted
            .first_mut()?
            .besides
            .extend(handle.map(|handle| Way::of(HANDLE_POINTS, kind::HANDLE, [handle.as_str()])));
        Some(Search { words: wanted })
    }

    pub fn words(&self) -> &[Wanted] {
        &self.words
    }

    /// What this counts for. `None`: it is not what is looked for.
    pub fn points(&self, terms: &Terms) -> Option<u32> {
        let sum =
            |ways: &[Way]| ways.iter().filter(|way| terms.holds(way)).map(|way| way.points).sum::<u32>();
        let word = |word: &Wanted| match sum(&word.needed) {
            0 => None,
            points => Some(points + sum(&word.besides)),
        };
        self.words.iter().map(word).sum()
    }
}

impl Wanted {
    fn of(word: &Word<'_>) -> Wanted {
        let letters = word.letters();
        let beginning = beginnings(&letters).last().unwrap_or_default();
        let within: Vec<&str> = longest_pieces(&word.bare);
        let begins = || Way::of(BEGINS_POINTS, kind::BEGINNING, [beginning]);
        let is_within = || Way::of(WITHIN_POINTS, kind::WITHIN, within.iter().copied());
        let beside_begins = || Way::of(BESIDE_POINTS, kind::BESIDE_BEGINNING, [beginning]);
        let beside_within = || Way::of(BESIDE_POINTS, kind::BESIDE_WITHIN, within.iter().copied());
        let needed = match word.script {
            Script::Letters => vec![begins(), beside_begins()],
            // How it begins is within it as well.
            Script::Unspaced => vec![is_within(), beside_within()],
            // While a syllable is being typed it is another one.
            Script::Hangul => vec![begins(), is_within(), beside_begins(), beside_within()],
        };
        let mut besides = vec![Way::of(WHOLE_POINTS, kind::WHOLE, [word.text])];
        if word.script == Script::Unspaced {
            besides.push(begins());
        }
        if word.may_be_written_otherwise() {
            let written = match word.script {
                Script::Letters => beginnings(word.text).last().into_iter().collect(),
                _ => longest_pieces(word.text),
            };
            besides.push(Way::of(WRITTEN_POINTS, kind::WRITTEN, written));
        }
        Wanted { needed, besides }
    }
}

impl Way {
    fn of<'a>(points: u32, kind: char, texts: impl IntoIterator<Item = &'a str>) -> Way {
        Way { terms: texts.into_iter().map(|text| term(kind, text)).collect(), points }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    /// With blanks between words.
    Letters,
    /// Chinese characters and kana.
    Unspaced,
    Hangul,
}

/// A part of a folded text in one script.
struct Word<'a> {
    text: &'a str,
    script: Script,
    /// Without its marks.
    bare: String,
}

impl<'a> Word<'a> {
    fn of(text: &'a str, script: Script) -> Word<'a> {
        Word { text, script, bare: bare(text) }
    }

    /// By which its beginnings are told apart.
    fn letters(&self) -> String {
        if self.script == Script::Hangul { typed(&self.bare) } else { self.bare.clone() }
    }

    /// Beside the same without marks, or in the other Chinese characters.
    fn may_be_written_otherwise(&self) -> bool {
        self.script == Script::Unspaced || self.text != self.bare
    }
}

fn words(key: &str) -> Vec<Word<'_>> {
    let script_of = |c: char| match c {
        c if is_hangul(c) => Script::Hangul,
        c if is_unspaced(c) => Script::Unspaced,
        _ => Script::Letters,
    };
    let mut words = vec![];
    for part in key.split(' ') {
        let mut rest = part;
        while let Some(script) = rest.chars().next().map(script_of) {
            let end = rest.find(|c: char| script_of(c) != script).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            words.push(Word::of(word, script));
            rest = behind;
        }
    }
    words
}

/// The shortest first.
fn beginnings(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().take(BEGINNING_MAX).map(move |(at, c)| &text[..at + c.len_utf8()])
}

/// One character, and two beside each other.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let ends = move || text.char_indices().map(|(at, c)| at + c.len_utf8());
    let one = text.char_indices().zip(ends()).map(move |((from, _), to)| &text[from..to]);
    let two = text.char_indices().zip(ends().skip(1)).map(move |((from, _), to)| &text[from..to]);
    one.chain(two)
}

/// All pairs of a text, or its only character.
fn longest_pieces(text: &str) -> Vec<&str> {
    let count = text.chars().count();
    pieces(text).skip(if count > 1 { count } else { 0 }).collect()
}

fn term(kind: char, text: &str) -> String {
    let mut term = String::with_capacity(1 + text.len());
    term.push(kind);
    term.push_str(text);
    term
}
