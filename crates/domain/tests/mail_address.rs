//! Mail addresses: what is one, and that one mailbox is one address.

use domain::entry::{BadMailAddress, MailAddress};

#[test]
fn an_address_is_folded_and_keeps_its_domain() {
    let address =
        MailAddress::parse("  Ann.Lee+Jushou@Work.Example.ORG ").unwrap_or_else(|_| panic!("an address"));
    assert_eq!(address.as_str(), "ann.lee+jushou@work.example.org");
    assert_eq!(address.domain(), "work.example.org");
}

#[test]
fn what_could_smuggle_a_second_recipient_or_header_is_no_address() {
    for text in [
        "",
        "ann",
        "@work.test",
        "ann@",
        "ann@work",
        "ann@@work.test",
        "a@b@work.test",
        "ann@work..test",
        "ann@-work.test",
        "ann@work-.test",
        ".ann@work.test",
        "ann.@work.test",
        "a..n@work.test",
        "ann lee@work.test",
        "ann@work.test\r\nBcc: eve@x.test",
        "ann@work.test, eve@x.test",
        "<ann@work.test>",
        "\"ann\"@work.test",
        "ann@[127.0.0.1]",
        "ann@127.0.0.1",
        "änn@work.test",
        "ann@wörk.test",
        "ann@work.test\0",
    ] {
        assert!(matches!(MailAddress::parse(text), Err(BadMailAddress::Shape)), "{text:?}");
    }
    let long = format!("{}@work.test", "a".repeat(300));
    assert!(matches!(MailAddress::parse(&long), Err(BadMailAddress::TooLong)));
    assert!(MailAddress::parse(&format!("{}@work.test", "a".repeat(65))).is_err());
}
