//! A request's body as JSON, and its query; what does not read is `bad_request`, in the same shape as every other no.

use super::no::No;
use crate::app::SharedApp;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use protocol::tell::RefusalCode;
use serde::de::DeserializeOwned;
use std::time::Duration;
use tokio::time::timeout;

/// The body, read as `T`. Needs `Content-Type: application/json`, which no plain form of another site can send.
pub struct Body<T>(pub T);

/// How long the whole body may take. Shorter frees connections that trickle sooner; a phone on a bad network needs some.
const BODY_PATIENCE: Duration = Duration::from_secs(15);

/// 400, 408 for a body that does not come to its end, or 413 for a body past `limits.body_bytes`. The text of the parser is not passed on: it may quote a password.
pub struct BadBody(StatusCode);

impl<T: DeserializeOwned> FromRequest<SharedApp> for Body<T> {
    type Rejection = BadBody;

    async fn from_request(request: Request, app: &SharedApp) -> Result<Body<T>, BadBody> {
        read(request, app).await.map(Body)
    }
}

async fn read<T: DeserializeOwned, S: Send + Sync>(request: Request, state: &S) -> Result<T, BadBody> {
    let Ok(read) = timeout(BODY_PATIENCE, Json::from_request(request, state)).await else {
        return Err(BadBody(StatusCode::REQUEST_TIMEOUT));
    };
    match read {
        Ok(Json(it)) => Ok(it),
        Err(JsonRejection::BytesRejection(e)) if e.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Err(BadBody(StatusCode::PAYLOAD_TOO_LARGE))
        }
        Err(_) => Err(BadBody(StatusCode::BAD_REQUEST)),
    }
}

impl IntoResponse for BadBody {
    fn into_response(self) -> Response {
        let mut answer = No::from(RefusalCode::BadRequest).into_response();
        *answer.status_mut() = self.0;
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::header::CONTENT_TYPE;
    use futures_util::stream;
    use std::convert::Infallible;

    #[tokio::test(start_paused = true)]
    async fn a_body_that_never_ends_is_given_up() {
        let body = Body::from_stream(stream::pending::<Result<&[u8], Infallible>>());
        let request = Request::post("/").header(CONTENT_TYPE, "application/json").body(body);
        let read = read::<u32, ()>(request.expect("a request"), &()).await;
        assert_eq!(read.expect_err("no answer to half a body").0, StatusCode::REQUEST_TIMEOUT);
    }
}
