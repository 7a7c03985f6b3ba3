//! The gateway: any service that takes a text message by one HTTP call, as the configuration describes it.

use crate::config::{BadConfig, Sms, SmsContent, SmsMethod};
use crate::outward::{NoAnswer, Outward, Post};
use anyhow::Context;
use axum::http::{HeaderName, HeaderValue};
use domain::entry::Phone;
use url::form_urlencoded::byte_serialize;

pub struct Gateway {
    url: String,
    /// None: a GET.
    body: Option<(SmsContent, String)>,
    header: Option<(HeaderName, HeaderValue)>,
}

impl Gateway {
    /// None: there is none.
    pub fn new(config: &Sms) -> anyhow::Result<Option<Gateway>> {
        let Some(url) = config.gateway.clone() else { return Ok(None) };
        let body = (config.method == SmsMethod::Post).then(|| (config.content, config.body.clone()));
        let header = match &config.secret_file {
            None => None,
            Some(path) => {
                let secret = std::fs::read_to_string(path).context("`sms.secret_file` cannot be read")?;
                let name = config.header.parse::<HeaderName>().context("`sms.header` names no header")?;
                let mut value =
                    HeaderValue::from_str(secret.trim()).context("`sms.secret_file` is no header")?;
                value.set_sensitive(true);
                Some((name, value))
            }
        };
        Ok(Some(Gateway { url, body, header }))
    }

    /// The fault in one word: what the gateway answers may repeat the number.
    pub async fn send(&self, outward: &Outward, to: &Phone, text: &str) -> Result<(), &'static str> {
        let in_url = |value: &str| byte_serialize(value.as_bytes()).collect::<String>();
        let url = fill(&self.url, to, text, in_url);
        let body = self.body.as_ref().map(|(content, body)| match content {
            SmsContent::Json => ("application/json", fill(body, to, text, in_json)),
            SmsContent::Form => ("application/x-www-form-urlencoded", fill(body, to, text, in_url)),
        });
        let call = Post { body, header: self.header.clone() };
        match outward.hand_over(&url, call).await {
            Ok(answer) if answer.status.is_success() => Ok(()),
            Ok(answer) if answer.status.is_server_error() => Err("it failed"),
            Ok(_) => Err("refused"),
            Err(NoAnswer::TooSlow) => Err("no answer in time"),
            Err(NoAnswer::Forbidden) => Err("its address is not called: see outward.allow"),
            Err(NoAnswer::Failed | NoAnswer::TooLarge) => Err("unreachable"),
        }
    }
}

/// What must hold before anything is served.
pub fn check(config: &Sms) -> Result<(), BadConfig> {
    let no = |text: &str| Err(BadConfig(text.to_owned()));
    let Some(url) = &config.gateway else { return Ok(()) };
    if url::Url::parse(url).is_err() {
        return no("`sms.gateway` is no address");
    }
    let everything = format!("{url} {}", if config.method == SmsMethod::Post { &config.body } else { "" });
    if !(everything.contains("{to}") || everything.contains("{digits}")) || !everything.contains("{text}") {
        return no("`sms.body` or `sms.gateway` must hold {to} or {digits}, and {text}");
    }
    let is_beginning = |begin: &String| {
        (1..=7).contains(&begin.len()) && begin.bytes().all(|b| b.is_ascii_digit()) && !begin.starts_with('0')
    };
    if config.prices.is_empty() || !config.prices.keys().all(is_beginning) {
        return no("`sms.prices` names the beginnings of numbers that are written to, 1 to 7 digits each");
    }
    // A message that costs nothing would never reach a cap.
    if config.prices.values().any(|price| *price == 0) || config.cap_per_day == 0 {
        return no("`sms.prices` and `sms.cap_per_day` are at least 1");
    }
    if config.breaker_from == 0 || config.breaker_percent > 100 {
        return no("`sms.breaker_from` is at least 1, and `sms.breaker_percent` at most 100");
    }
    Ok(())
}

/// One pass: what is put in is not looked at again, so a text cannot name a number.
fn fill(template: &str, to: &Phone, text: &str, write: impl Fn(&str) -> String) -> String {
    let (mut out, mut rest) = (String::new(), template);
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = [("{to}", to.as_str()), ("{digits}", to.digits()), ("{text}", text)];
        match known.iter().find(|(mark, _)| rest.starts_with(mark)) {
            Some((mark, value)) => {
                out.push_str(&write(value));
                rest = &rest[mark.len()..];
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

/// Between the quotes of a JSON string.
fn in_json(value: &str) -> String {
    let quoted = serde_json::Value::from(value).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_written_as_its_place_wants_and_read_only_once() {
        let to = Phone::parse("+49 160 1234567").expect("a number");
        let json = fill(r#"{"to": "{to}", "n": {digits}, "text": "{text}"}"#, &to, "\"{to}\"\n", in_json);
        assert_eq!(json, r#"{"to": "+491601234567", "n": 491601234567, "text": "\"{to}\"\n"}"#);
        let form = |value: &str| byte_serialize(value.as_bytes()).collect::<String>();
        assert_eq!(fill("to={to}&text={text}", &to, "a b&c", form), "to=%2B491601234567&text=a+b%26c");
    }
}
