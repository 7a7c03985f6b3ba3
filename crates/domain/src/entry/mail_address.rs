//! Mail addresses: optional on an account, personal, and never told to anybody else.

/// An address mail can be sent to: ASCII, at most 254 bytes, case folded so that one mailbox is one address.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)] // no Debug: it is personal
pub struct MailAddress(String);

/// Why a text is no mail address here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadMailAddress {
    TooLong,
    /// Not `name@domain.tld`, or letters that no mailbox has. A domain in other letters is written as `xn--…`.
    Shape,
}

/// What SMTP carries (RFC 5321, 4.5.3.1).
const LEN_MAX: usize = 254;
const LOCAL_MAX: usize = 64;
const LABEL_MAX: usize = 63;

impl MailAddress {
    pub fn parse(text: &str) -> Result<MailAddress, BadMailAddress> {
        let text = text.trim().to_ascii_lowercase();
        if text.len() > LEN_MAX {
            return Err(BadMailAddress::TooLong);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(BadMailAddress::Shape)?;
        let fits = is_local(local) && is_domain(domain);
        if fits { Ok(MailAddress(text)) } else { Err(BadMailAddress::Shape) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map(|(_, domain)| domain).expect("parse() found one")
    }
}

/// The part that needs no quotes (RFC 5321's dot-string).
fn is_local(local: &str) -> bool {
    let ok = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b);
    local.len() <= LOCAL_MAX && local.split('.').all(|part| !part.is_empty() && part.bytes().all(ok))
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        let ok = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        !label.is_empty()
            && label.len() <= LABEL_MAX
            && label.bytes().all(ok)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // The last label of a name is never a number: that would be an address of a machine.
    let last_is_word =
        domain.rsplit('.').next().is_some_and(|last| last.bytes().any(|b| b.is_ascii_alphabetic()));
    domain.contains('.') && domain.split('.').all(label) && last_is_word
}
