//! Work mail: which domains are somebody's employer, and the code that proves an address.

use super::Refusal;
use super::proof::Organisation;
use crate::At;
use std::time::Duration;

/// How long a code is good. Longer forgives slow mail; shorter leaves fewer codes lying in mailboxes.
pub const CODE_TTL: Duration = Duration::from_secs(30 * 60);

/// Codes that may be tried on one mail. A code has 40 bits: five tries guess one in 2 × 10¹¹.
pub const TRIES: u32 = 5;

/// Mails to prove an address that one account may have sent in a day: each lands in somebody's mailbox.
pub const MAILS_A_DAY: u32 = 5;

/// A code on its way. What was sent where is stored as hashes alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeSent {
    pub at: At,
    pub tries_left: u32,
}

impl CodeSent {
    /// Whether a code may be tried now.
    pub fn check(&self, now: At) -> Result<(), Refusal> {
        if self.tries_left > 0 && now.since(self.at) < CODE_TTL { Ok(()) } else { Err(Refusal::CodeGone) }
    }
}

/// What a work address shows: its domain. `public`: domains where anybody gets an address, which show nothing.
/// A name below one of them shows nothing either.
pub fn by_domain<'a>(domain: &str, public: impl IntoIterator<Item = &'a str>) -> Option<Organisation> {
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    let is_public = public.into_iter().any(|name| is_or_is_below(&domain, name));
    // The last label of a name has a letter, that of an address none.
    let last = domain.rsplit('.').next().unwrap_or_default();
    let is_name = domain.contains('.') && last.contains(|c: char| c.is_ascii_alphabetic());
    if is_public || !is_name {
        return None;
    }
    Organisation::parse(&domain).ok()
}

/// `mail.example.org` is below `example.org`, and `badexample.org` is not.
pub fn is_or_is_below(domain: &str, name: &str) -> bool {
    let name = name.trim().trim_start_matches('@').to_ascii_lowercase();
    !name.is_empty() && domain.strip_suffix(&name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Where anybody gets an address: such a domain is nobody's employer. The operator adds more.
pub const PUBLIC_MAIL: &[&str] = &[
    "126.com",
    "139.com",
    "163.com",
    "189.cn",
    "aliyun.com",
    "aol.com",
    "bigpond.com",
    "bluewin.ch",
    "bol.com.br",
    "btinternet.com",
    "comcast.net",
    "cox.net",
    "daum.net",
    "disroot.org",
    "duck.com",
    "email.cz",
    "fastmail.com",
    "fastmail.fm",
    "foxmail.com",
    "free.fr",
    "freenet.de",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "guerrillamail.com",
    "hanmail.net",
    "hey.com",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.de",
    "hotmail.es",
    "hotmail.fr",
    "hotmail.it",
    "hushmail.com",
    "icloud.com",
    "inbox.lv",
    "inbox.ru",
    "interia.pl",
    "laposte.net",
    "libero.it",
    "list.ru",
    "live.co.uk",
    "live.com",
    "live.fr",
    "live.nl",
    "mac.com",
    "mail.com",
    "mail.ru",
    "mailbox.org",
    "mailinator.com",
    "me.com",
    "msn.com",
    "naver.com",
    "o2.pl",
    "onet.pl",
    "online.de",
    "orange.fr",
    "outlook.com",
    "outlook.de",
    "outlook.fr",
    "outlook.jp",
    "pm.me",
    "posteo.de",
    "posteo.net",
    "proton.me",
    "protonmail.ch",
    "protonmail.com",
    "qq.com",
    "rediffmail.com",
    "riseup.net",
    "rocketmail.com",
    "sapo.pt",
    "sbcglobal.net",
    "seznam.cz",
    "sfr.fr",
    "sina.cn",
    "sina.com",
    "sohu.com",
    "t-online.de",
    "telenet.be",
    "tempmail.com",
    "terra.com.br",
    "tuta.com",
    "tuta.io",
    "tutanota.com",
    "ukr.net",
    "uol.com.br",
    "verizon.net",
    "vip.163.com",
    "vip.qq.com",
    "virgilio.it",
    "wanadoo.fr",
    "web.de",
    "wp.pl",
    "yahoo.co.jp",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.de",
    "yahoo.fr",
    "yandex.com",
    "yandex.ru",
    "yeah.net",
    "yopmail.com",
    "ymail.com",
    "zoho.com",
];
