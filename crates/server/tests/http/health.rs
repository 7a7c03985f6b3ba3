//! What supervisors ask.

use super::house::{Dir, House, config};
use server::serve::{self, Plan};
use store::{Fault, FaultyBackend};

#[tokio::test]
async fn a_server_that_shuts_down_is_alive_but_not_ready() {
    let house = House::open().await;
    house.browser().get("/livez").await.is(200);
    house.browser().get("/readyz").await.is(200);
    house.running.app.drain();
    house.browser().get("/livez").await.is(200);
    house.browser().get("/readyz").await.is(503);
}

#[tokio::test]
async fn without_its_database_the_server_stays_alive_says_it_is_not_ready_and_grants_nothing() {
    let dir = Dir::new();
    let config = config(dir.path());
    let sqlite = store_sqlite::open(&config.server.data_dir).await.expect("it opens");
    let (backend, fault) = FaultyBackend::new(sqlite);
    let plan = Plan { backend: Some(std::sync::Arc::new(backend)), ..Plan::new(config) };
    let clock = plan.clock.clone();
    let house = House { running: serve::start(plan).await.expect("it starts"), clock, dir };
    let ann = house.applicant("ann").await;
    fault.set(Fault::Error);
    house
        .browser()
        .post("/api/register", super::house::registration("lin", None))
        .await
        .refuses(503, protocol::tell::RefusalCode::NotNow);
    house.browser().get("/livez").await.is(200);
    house.browser().get("/readyz").await.is(503);
    fault.set(Fault::None);
    // A probe finds out by itself; a write finds out at once.
    house.browser().post("/api/register", super::house::registration("lin", None)).await.is(201);
    house.browser().get("/readyz").await.is(200);
    ann.me().await.is(200);
}
