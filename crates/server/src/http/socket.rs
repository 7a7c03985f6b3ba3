//! (soon)
pub fn routes() -> axum::Router<crate::app::SharedApp> {
    axum::Router::new()
}
