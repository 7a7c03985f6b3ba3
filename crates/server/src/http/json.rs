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

/// The body, read as `T`. Needs `Content-Type: application/json`, which no plain form of another site can send.
pub struct Body<T>(pub T);

/// 400, or 413 for a body past `limits.body_bytes`. The text of the parser is not passed on: it may quote a password.
pub struct BadBody(StatusCode);

impl<T: DeserializeOwned> FromRequest<SharedApp> for Body<T> {
    type Rejection = BadBody;

    async fn from_request(request: Request, app: &SharedApp) -> Result<Body<T>, BadBody> {
        match Json::from_request(request, app).await {
            Ok(Json(it)) => Ok(Body(it)),
            Err(JsonRejection::BytesRejection(e)) if e.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(BadBody(StatusCode::PAYLOAD_TOO_LARGE))
            }
            Err(_) => Err(BadBody(StatusCode::BAD_REQUEST)),
        }
    }
}

impl IntoResponse for BadBody {
    fn into_response(self) -> Response {
        let mut answer = No::from(RefusalCode::BadRequest).into_response();
        *answer.status_mut() = self.0;
        answer
    }
}
