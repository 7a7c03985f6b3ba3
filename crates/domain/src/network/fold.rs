//! What of a name counts when it is looked for: not its case, its punctuation, or the way its letters were typed.

use super::han;

/// Words with one blank between them, in lower case. A letter that was typed as a letter and its marks is the same as the
/// one letter: Vietnamese and Korean keyboards send either. Beside Chinese characters and kana, where some put blanks and
/// some do not, there are none. `+` and `#` stay behind a letter: "C", "C++" and "C#" are three things, "#rust" is "rust".
pub fn fold(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut is_apart = false;
    for c in name.chars().flat_map(|c| narrow(c).to_lowercase()) {
        let is_alone = matches!(c, '+' | '#') && (is_apart || key.is_empty());
        if is_alone || !counts(c) {
            is_apart = !key.is_empty();
            continue;
        }
        let last = key.chars().next_back();
        if std::mem::take(&mut is_apart) && !last.is_some_and(is_unspaced) && !is_unspaced(c) {
            key.push(' ');
        }
        // After a gap nothing joins: a mark at the beginning of a word stays one.
        let joined = last.filter(|_| !key.ends_with(' ')).and_then(|last| join(last, c));
        if let Some(joined) = joined {
            key.pop();
            key.push(joined);
        } else {
            key.push(c);
        }
    }
    key
}

/// A folded name without the marks on its letters: whoever types none finds "Trần" by "tran". A traditional Chinese character
/// is the simplified one, and katakana are hiragana.
pub fn bare(key: &str) -> String {
    key.chars().map(bare_letter).collect()
}

fn bare_letter(c: char) -> char {
    match c {
        c if c.is_ascii() => c,
        '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        c if is_unspaced(c) => han::simplified(c),
        c => unmarked(c),
    }
}

fn unmarked(c: char) -> char {
    let toneless = VOWELS.iter().find(|(_, toned)| toned.contains(c)).map_or(c, |(vowel, _)| *vowel);
    let other = OTHERS.iter().find(|(_, _, joined)| *joined == toneless).map(|(letter, ..)| *letter);
    other.unwrap_or(if toneless == 'đ' { 'd' } else { toneless })
}

/// The wide forms of ASCII, as East Asian keyboards send them.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

fn counts(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '+' | '#') || is_mark(c)
}

/// Signs that belong to the letter before them: without them words of many scripts would fall apart, or together.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{900}'..='\u{963}' | '\u{981}'..='\u{dff}'
        | '\u{e31}'..='\u{e4e}' | '\u{eb1}'..='\u{ece}' | '\u{f71}'..='\u{f84}' | '\u{102b}'..='\u{103e}'
        | '\u{17b4}'..='\u{17d3}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{3099}' | '\u{309a}' | '\u{fe20}'..='\u{fe2f}')
}

/// Of a script that is written without blanks: Chinese characters and kana.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The one letter that a letter and what follows it are (Unicode's canonical composition, as far as people type it).
fn join(letter: char, next: char) -> Option<char> {
    join_hangul(letter, next).or_else(|| join_latin(letter, next))
}

/// Korean syllables: a consonant and a vowel, and a last consonant after them. The arithmetic is Unicode's, section 3.12.
fn join_hangul(letter: char, next: char) -> Option<char> {
    const SYLLABLES: u32 = 0xac00;
    const VOWELS: u32 = 21;
    const LASTS: u32 = 28;
    let (letter, next) = (u32::from(letter), u32::from(next));
    let joined = match (letter, next) {
        (0x1100..=0x1112, 0x1161..=0x1175) => {
            SYLLABLES + ((letter - 0x1100) * VOWELS + (next - 0x1161)) * LASTS
        }
        (SYLLABLES..=0xd7a3, 0x11a8..=0x11c2) if (letter - SYLLABLES).is_multiple_of(LASTS) => {
            letter + (next - 0x11a7)
        }
        _ => return None,
    };
    char::from_u32(joined)
}

/// Tones of Vietnamese; accents of other languages are among them.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];
/// A vowel, and what each of [`TONES`] makes of it.
const VOWELS: &[(char, &str)] = &[
    ('a', "àáảãạ"),
    ('ă', "ằắẳẵặ"),
    ('â', "ầấẩẫậ"),
    ('e', "èéẻẽẹ"),
    ('ê', "ềếểễệ"),
    ('i', "ìíỉĩị"),
    ('o', "òóỏõọ"),
    ('ô', "ồốổỗộ"),
    ('ơ', "ờớởỡợ"),
    ('u', "ùúủũụ"),
    ('ư', "ừứửữự"),
    ('y', "ỳýỷỹỵ"),
];
/// Other letters that are typed as two. A dot below may come before the mark above.
const OTHERS: &[(char, char, char)] = &[
    ('a', '\u{306}', 'ă'),
    ('a', '\u{302}', 'â'),
    ('e', '\u{302}', 'ê'),
    ('o', '\u{302}', 'ô'),
    ('o', '\u{31b}', 'ơ'),
    ('u', '\u{31b}', 'ư'),
    ('ạ', '\u{306}', 'ặ'),
    ('ạ', '\u{302}', 'ậ'),
    ('ẹ', '\u{302}', 'ệ'),
    ('ọ', '\u{302}', 'ộ'),
    ('a', '\u{308}', 'ä'),
    ('o', '\u{308}', 'ö'),
    ('u', '\u{308}', 'ü'),
    ('i', '\u{302}', 'î'),
    ('u', '\u{302}', 'û'),
    ('n', '\u{303}', 'ñ'),
    ('c', '\u{327}', 'ç'),
];

fn join_latin(letter: char, next: char) -> Option<char> {
    if let Some(tone) = TONES.iter().position(|tone| *tone == next)
        && let Some((_, toned)) = VOWELS.iter().find(|(vowel, _)| *vowel == letter)
    {
        return toned.chars().nth(tone);
    }
    OTHERS.iter().find(|(first, mark, _)| (*first, *mark) == (letter, next)).map(|(_, _, joined)| *joined)
}
