//! Korean syllables as the letters that are typed for them: so a name is found while its last syllable is still being typed.

const SYLLABLES: u32 = 0xac00;

const FIRSTS: [&str; 19] = [
    "ㄱ", "ㄲ", "ㄴ", "ㄷ", "ㄸ", "ㄹ", "ㅁ", "ㅂ", "ㅃ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅉ", "ㅊ", "ㅋ", "ㅌ",
    "ㅍ", "ㅎ",
];
const VOWELS: [&str; 21] = [
    "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ",
    "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ",
];
const LASTS: [&str; 28] = [
    "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ",
    "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
];

pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7a3}')
}

/// A consonant is the same letter before a vowel and after it: typed as far as "김ㅁ", "김미" or "김민", it is the beginning of
/// "김민수" each time. What is no syllable stays. The arithmetic is Unicode's, section 3.12.
pub fn typed(text: &str) -> String {
    let mut letters = String::with_capacity(3 * text.len());
    for c in text.chars() {
        match c {
            '\u{ac00}'..='\u{d7a3}' => {
                let number = (u32::from(c) - SYLLABLES) as usize;
                let (first, rest) =
                    (number / (VOWELS.len() * LASTS.len()), number % (VOWELS.len() * LASTS.len()));
                letters.push_str(FIRSTS[first]);
                letters.push_str(VOWELS[rest / LASTS.len()]);
                letters.push_str(LASTS[rest % LASTS.len()]);
            }
            c => letters.push(c),
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn syllables_are_the_letters_that_are_typed() {
        for (text, letters) in [
            ("김민수", "ㄱㅣㅁㅁㅣㄴㅅㅜ"),
            ("과ㄱ", "ㄱㅗㅏㄱ"),
            ("값 a", "ㄱㅏㅂㅅ a"),
            ("가힣", "ㄱㅏㅎㅣㅎ"),
        ] {
            assert_eq!(typed(text), letters);
        }
        for so_far in ["ㄱ", "기", "김", "김ㅁ", "김미", "김민", "김민ㅅ", "김민수"] {
            assert!(typed("김민수").starts_with(&typed(so_far)), "{so_far}");
        }
    }
}
