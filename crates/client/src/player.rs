//! A player: speaks by WHIP or listens by WHEP as a program does that knows nothing else of this server.

use crate::media::{Media, Offering};
use anyhow::{Context, Result, ensure};
use protocol::rest::PlayerPass;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, LOCATION};
use reqwest::{Client, StatusCode, Url};

/// A player at its door.
pub struct Player {
    pub media: Media,
    pass: PlayerPass,
    /// Where it is ended.
    pub resource: Url,
}

impl Player {
    /// Speaks. `change`: what the program writes in another way than ours does.
    pub async fn whip(pass: &PlayerPass, change: impl Fn(&str) -> String) -> Result<Player> {
        Player::exchange(pass, true, change).await
    }

    /// Listens on one line.
    pub async fn whep(pass: &PlayerPass) -> Result<Player> {
        Player::exchange(pass, false, str::to_owned).await
    }

    async fn exchange(pass: &PlayerPass, speaks: bool, change: impl Fn(&str) -> String) -> Result<Player> {
        let url = Url::parse(&pass.url).context("no URL")?;
        let base = url.origin().ascii_serialization();
        let offering = Offering::new(&base, speaks, usize::from(!speaks)).await?;
        let asked = http()?.post(url.clone()).header(CONTENT_TYPE, "application/sdp");
        let asked = asked.header(AUTHORIZATION, bearer(pass));
        let asked = asked.header(ACCEPT, "application/sdp").body(change(&offering.sdp));
        let answer = asked.send().await.context("no answer")?;
        ensure!(answer.status() == StatusCode::CREATED, "answered {}", answer.status());
        let location = answer.headers().get(LOCATION).context("no Location")?;
        let resource = url.join(location.to_str()?).context("no URL to end it at")?;
        let text = answer.text().await.context("no SDP")?;
        let slots = offering.slots.clone();
        let media = offering.accept(&text, slots)?;
        media.connected().await?;
        Ok(Player { media, pass: pass.clone(), resource })
    }

    /// Ends it as a program does that is told to stop. Gives the status of the answer.
    pub async fn stop(&self) -> Result<u16> {
        let asked = http()?.delete(self.resource.clone());
        let asked = asked.header(AUTHORIZATION, bearer(&self.pass));
        Ok(asked.send().await.context("no answer")?.status().as_u16())
    }
}

fn bearer(pass: &PlayerPass) -> String {
    format!("Bearer {}", pass.token.as_deref().unwrap_or_default())
}

fn http() -> Result<Client> {
    Client::builder().no_proxy().pool_max_idle_per_host(0).build().context("no HTTP client")
}
