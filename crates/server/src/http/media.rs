//! (soon)
pub fn routes() -> utoipa_axum::router::OpenApiRouter<crate::app::SharedApp> {
    utoipa_axum::router::OpenApiRouter::new()
}
