//! Mail: letters go out when a server is configured, and nobody waits for a slow one.

use super::house::House;
use super::smtp::Smtp;
use domain::entry::MailAddress;
use server::config::{Config, MailTls};
use server::mail::{Letter, Mailer, NoMail, WAITING_MAX, check};

fn letter(text: &str) -> Letter {
    let to = MailAddress::parse("Ann@Work.Test").expect("an address");
    Letter { to, subject: "你好".to_owned(), text: text.to_owned(), unsubscribe: None }
}

#[tokio::test]
async fn a_letter_reaches_the_mail_server_with_its_address_and_its_text() {
    let mut smtp = Smtp::open().await;
    let house = House::with(|config| smtp.configure(config)).await;
    assert!(house.running.app.mail.is_on());
    house.running.app.mail.send(letter("Your code: 12345678")).await.expect("taken");
    let taken = smtp.letter().await;
    assert!(taken.from.contains("<noreply@talk.test>") && taken.to.contains("<ann@work.test>"));
    assert_eq!(taken.code(), "12345678");
    assert!(smtp.at_hand().is_none(), "one letter, once");
}

#[tokio::test]
async fn without_a_mail_server_there_is_no_mail_and_it_says_so() {
    let house = House::open().await;
    assert!(!house.running.app.mail.is_on());
    assert_eq!(house.running.app.mail.send(letter("x")).await, Err(NoMail::Off));
}

#[tokio::test]
async fn a_mail_server_that_never_answers_fills_a_bounded_queue_and_blocks_nobody() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let mut config = Config::default();
    config.mail.from = Some("noreply@talk.test".to_owned());
    config.mail.host = Some("127.0.0.1".to_owned());
    config.mail.port = silent.local_addr().expect("bound").port();
    config.mail.tls = MailTls::None;
    let mailer = Mailer::start(&config.mail);
    for _ in 0..WAITING_MAX {
        mailer.send(letter("x")).await.expect("there is room");
    }
    // One may be under way besides those that wait.
    let refused = [mailer.send(letter("x")).await, mailer.send(letter("x")).await];
    assert!(refused.contains(&Err(NoMail::Busy)));
}

#[test]
fn a_password_never_goes_in_the_clear_to_another_machine() {
    let mut mail = Config::default().mail;
    assert!(check(&mail).is_ok(), "off");
    mail.host = Some("smtp.test".to_owned());
    assert!(check(&mail).is_err(), "from is missing");
    mail.from = Some("Jushou <noreply@talk.test>".to_owned());
    assert!(check(&mail).is_ok());
    (mail.user, mail.password) = (Some("u".to_owned()), Some("p".to_owned()));
    assert!(check(&mail).is_ok());
    mail.tls = MailTls::None;
    assert!(check(&mail).is_err());
    mail.host = Some("localhost".to_owned());
    assert!(check(&mail).is_ok());
    mail.from = Some("not an address".to_owned());
    assert!(check(&mail).is_err());
}
