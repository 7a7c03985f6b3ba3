//! Who and what is found by which words, in which order, and what is not.

use domain::network::{Search, Terms};

fn named(text: &str) -> Terms {
    let mut terms = Terms::default();
    terms.name(text);
    terms
}

fn points(find: &str, terms: &Terms) -> Option<u32> {
    Search::parse(find)?.points(terms)
}

fn finds(find: &str, name: &str) -> bool {
    points(find, &named(name)).is_some()
}

#[test]
fn a_name_is_found_by_its_parts_in_any_of_the_ways_to_type_them() {
    for (name, finds_it, finds_it_not) in [
        // Vietnamese: with marks, without, half-typed, in any order, and as a keyboard sends the letters one by one.
        (
            "Nguyễn Thị Ánh Tuyết",
            &["Nguyễn", "nguyen", "nguyễ", "tuyet nguyen", "ANH", "Nguyê\u{303}n", "t"][..],
            &["guyen", "Nguyen Van", "anhtuyet"][..],
        ),
        ("Đặng Đức", &["dang", "đặng", "duc", "Đức"], &["dand", "ang"]),
        // Chinese: any one character, any two beside each other, the name with a blank in it, in either kind of characters.
        ("陈小明", &["陈", "小", "小明", "陈小明", "陈 小明", "陳小明"], &["明小", "陈明", "王"]),
        ("陳大文", &["陈大文", "大文", "陳"], &["陳文"]),
        ("机器学习 & AI", &["机器", "学习", "AI", "機器學習", "学习ai"], &["习机", "i"]),
        // Japanese: kanji and kana, hiragana for katakana.
        ("田中さくら", &["田中", "さくら", "サクラ", "くら", "中さ"], &["中田", "らさ"]),
        ("タナカ・ヒロシ", &["タナカ", "たなか", "ヒロシ", "ひろ"], &["なたか"]),
        // Korean: syllables anywhere, and the beginning while the last syllable is still being typed.
        (
            "김민수",
            &[
                "김",
                "민",
                "김민",
                "민수",
                "김민수",
                "ㄱ",
                "기",
                "김ㅁ",
                "김미",
                "김민ㅅ",
                "\u{1100}\u{1175}\u{11b7}",
            ],
            &["수민", "김수", "민ㅅ", "박"],
        ),
        ("남궁 민", &["남궁민", "남궁", "민", "남궁ㅁ"], &["민남궁"]),
        // Others: words by their beginning.
        ("C++ at Night", &["c++", "c", "night", "at ni"], &["c#", "ight"]),
        ("Rust 语言", &["rust", "ru", "语言", "Rust语言"], &["ust"]),
        ("กาแฟ", &["กา", "กาแฟ"], &["แฟ"]),
        ("kofi_a", &["kofi", "kofi_a", "kofi a"], &["ofi"]),
    ] {
        for find in finds_it {
            assert!(finds(find, name), "{find:?} finds {name}");
        }
        for find in finds_it_not {
            assert!(!finds(find, name), "{find:?} does not find {name}");
        }
    }
}

#[test]
fn as_it_was_written_comes_before_the_same_without_marks_and_a_whole_word_before_its_beginning() {
    for (find, first, second) in [
        ("trần", "Trần Mai", "Tran Mai"),
        ("trầ", "Trần Mai", "Tran Mai"),
        ("tran", "Tran Mai", "Trần Mai"),
        ("陳", "陳大文", "陈大文"),
        ("陈", "陈大文", "陳大文"),
        ("サクラ", "サクラ", "さくら"),
        ("mai", "Mai", "Maia"),
        // Who is called so before whose name holds it.
        ("民", "民生", "人民"),
        ("민", "민수", "수민"),
    ] {
        let (first, second) = (points(find, &named(first)), points(find, &named(second)));
        assert!(first > second && second.is_some(), "{find}: {first:?} before {second:?}");
    }
}

#[test]
fn a_handle_is_found_by_its_beginning_and_the_whole_one_comes_first() {
    let handle = |handle: &str| {
        let mut terms = Terms::default();
        terms.handle(handle);
        terms
    };
    let (mai, mai_tran) = (handle("mai"), handle("mai_tran"));
    for find in ["@mai", "mai", " @MAI ", "＠mai"] {
        assert!(points(find, &mai) > points(find, &mai_tran), "{find:?}");
        assert!(points(find, &mai_tran).is_some());
    }
    assert!(points("@mai_t", &mai_tran).is_some() && points("@mai_t", &mai).is_none());
    assert!(points("tran", &mai_tran).is_some(), "a handle is a name as well");
    assert_eq!(points("@tran", &mai_tran), None, "but begins only once");
    assert_eq!(points("@mai", &named("Mai")), None, "after @ handles alone are looked for");
    assert!(points("mai", &mai) > points("mai", &named("Mai")));
}

#[test]
fn what_is_said_beside_a_name_counts_for_less_and_every_word_is_needed() {
    let mut pianist = named("Lin");
    pianist.beside("Tunes pianos, 钢琴");
    let piano = named("Piano bar");
    for find in ["piano", "钢琴", "鋼琴", "lin pianos"] {
        assert!(points(find, &pianist).is_some(), "{find}");
    }
    assert!(points("piano", &piano) > points("piano", &pianist));
    for find in ["lin guitars", "piano bar lin", "iano"] {
        assert_eq!(points(find, &pianist), None, "{find}");
    }
}

#[test]
fn nothing_is_found_by_nothing() {
    for find in ["", "  ", "!?…", "@", "@ ", "---"] {
        assert!(Search::parse(find).is_none(), "{find:?}");
    }
}

/// Numbers that look random and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn text(&mut self) -> String {
        const LETTERS: &[&str] = &[
            "abcdefghij xyz019_",
            "ăâđêôơưàảãáạ ầẩẫấậ",
            "e\u{302}\u{301}o\u{31b}u\u{31b}\u{323}",
            "阿陈陳明小学學龍龙々〇",
            "あいアカサくら゛ー",
            "가힣김민수값ㄱㅏㅎ뷁 ",
            "\u{1100}\u{1161}\u{11a8}\u{110b}\u{1165}",
            "กาแฟ",
            "C++#!? -·。「」　",
            "ÀÉÜßİΣ",
            "👩‍🚀é\u{301}",
        ];
        let mut text = String::new();
        for _ in 0..=self.below(12) {
            let letters: Vec<char> = LETTERS[self.below(LETTERS.len())].chars().collect();
            for _ in 0..=self.below(9) {
                text.push(letters[self.below(letters.len())]);
            }
        }
        text
    }
}

#[test]
fn whatever_is_searched_is_found_by_its_own_full_name_and_while_that_is_typed() {
    let mut dice = Dice(19);
    let mut looked_for = 0;
    for script in 0..4_000 {
        let text = dice.text();
        let (name, mut beside) = (named(&text), Terms::default());
        beside.beside(&text);
        let Some(search) = Search::parse(&text) else { continue };
        looked_for += 1;
        let found = search.points(&name);
        assert!(found.is_some(), "script {script}: {text:?}");
        assert!(search.points(&beside) < found, "script {script}: {text:?} counts for more as a name");
        assert!(search.points(&beside).is_some(), "script {script}: {text:?} beside a name");
        assert!(name.iter().all(|term| !term.contains(char::is_whitespace)), "script {script}: {text:?}");
    }
    assert!(looked_for > 3_000, "{looked_for}");
}

#[test]
fn a_long_text_stays_within_its_bounds() {
    let search = Search::parse(&"word ".repeat(1_000)).expect("words");
    assert_eq!(search.words().len(), 8);
    let search = Search::parse(&"字".repeat(1_000)).expect("a word");
    let terms = search.words().iter().flat_map(|word| word.needed.iter().chain(&word.besides));
    assert!(terms.map(|way| way.terms.len()).sum::<usize>() < 300);
    assert!(named(&"x".repeat(300)).iter().count() < 30);
}
