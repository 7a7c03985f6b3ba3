//! The REST interface as an OpenAPI document, generated from the handlers.

use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, Info, OpenApi, OpenApiBuilder};

/// Everything but the routes, which add themselves.
pub(super) fn head() -> OpenApi {
    let mut info = Info::new("Jushou", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "Times are ms since the Unix epoch, ids are 13-letter texts. Every 4xx and 5xx answer is a `Problem`; 429 and \
         503 may say `Retry-After`. Requests that change something need an `Origin` header of this server, but for those with a pass or a link \
         out of a letter. Live rooms are at `/api/socket` (WebSocket)."
            .to_owned(),
    );
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
        "jushou_session",
        "Set by register and sign-in. Named `__Host-jushou_session` under HTTPS.",
    )));
    let pass = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    let components =
        ComponentsBuilder::new().security_scheme("session", cookie).security_scheme("pass", pass).build();
    OpenApiBuilder::new().info(info).components(Some(components)).build()
}

/// The text of `docs/openapi.json`.
pub fn document() -> String {
    let (_, api) = super::api().split_for_parts();
    let mut text = api.to_pretty_json().expect("a document of texts and maps is JSON");
    text.push('\n');
    text
}
