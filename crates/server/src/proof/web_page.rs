//! A web page that links back: whoever can put `rel="me"` on it is the one who says so here.

use crate::app::App;
use crate::http::No;
use crate::outward::{NoAnswer, Whose};
use domain::entry::proof::Organisation;
use domain::entry::{Account, ProofKind, Shows};
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use protocol::tell::RefusalCode;
use url::Url;

/// Links on a page that are looked at. A page with more is a list of something else.
const LINKS_MAX: usize = 2000;

/// Where the profile of this account is.
pub fn profile_url(app: &App, account: &Account) -> String {
    format!("{}/@{}", crate::serve::origin(&app.config, app.address()), account.handle.as_str())
}

/// Looks at the page now, and makes the proof.
pub async fn prove(app: &App, account: &Account, typed: &str) -> Result<(), No> {
    let url = Url::parse(typed.trim()).map_err(|_| RefusalCode::BadPage)?;
    let host = url.host_str().ok_or(RefusalCode::BadPage)?;
    let organisation = Organisation::parse(host).ok();
    let mut page = url.clone();
    page.set_fragment(None);
    let page = page.to_string();
    app.limits.account_pages.take(account.id, app.clock.now()).map_err(No::too_many)?;
    links_back(app, account, &page).await?;
    let shows = Shows { organisation, ..Shows::default() };
    // The page proves one account; another one that it links to as well does not get it.
    let (_, put) = super::made(app, account, ProofKind::WebPage, shows, &page, Some(page.clone()));
    app.store.write(vec![put]).await?;
    Ok(())
}

/// Whether the page is there and links to this account's profile.
pub async fn links_back(app: &App, account: &Account, page: &str) -> Result<(), RefusalCode> {
    let answer = app.outward.get(page, Whose::Persons, None).await.map_err(|no| match no {
        NoAnswer::Forbidden => RefusalCode::BadPage,
        NoAnswer::TooLarge | NoAnswer::TooSlow | NoAnswer::Failed => RefusalCode::PageUnreached,
    })?;
    if !answer.status.is_success() {
        return Err(RefusalCode::PageUnreached);
    }
    let profile = profile_url(app, account);
    let html = answer.body;
    // Parsing may take a moment: not on a thread that others wait for.
    let found = tokio::task::spawn_blocking(move || links_to(&html, &profile)).await;
    if found.unwrap_or(false) { Ok(()) } else { Err(RefusalCode::PageWithoutLink) }
}

/// Whether an `a` or `link` with `rel="me"` leads to exactly this address. What stands in a comment, a script or a text
/// field is no link.
pub fn links_to(html: &[u8], profile: &str) -> bool {
    let Ok(dom) =
        html5ever::parse_document(RcDom::default(), Default::default()).from_utf8().read_from(&mut &*html)
    else {
        return false;
    };
    let mut waiting: Vec<Handle> = vec![dom.document.clone()];
    let mut seen = 0;
    while let Some(node) = waiting.pop() {
        if let NodeData::Element { name, attrs, .. } = &node.data
            && matches!(&*name.local, "a" | "link")
        {
            seen += 1;
            let attrs = attrs.borrow();
            let of =
                |wanted: &str| attrs.iter().find(|a| &*a.name.local == wanted).map(|a| a.value.to_string());
            let is_me = of("rel")
                .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("me")));
            if is_me && of("href").is_some_and(|href| is_same(&href, profile)) {
                return true;
            }
            if seen >= LINKS_MAX {
                return false;
            }
        }
        waiting.extend(node.children.borrow().iter().cloned());
    }
    false
}

/// Handles are folded: so is the address here. A closing slash makes no difference.
fn is_same(href: &str, profile: &str) -> bool {
    href.trim().trim_end_matches('/').eq_ignore_ascii_case(profile)
}
