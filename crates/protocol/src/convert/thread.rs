//! Private threads.

use crate::thread;
use domain::network;

impl From<network::ThreadView> for thread::ThreadView {
    fn from(view: network::ThreadView) -> thread::ThreadView {
        match view {
            network::ThreadView::Open => thread::ThreadView::Open,
            network::ThreadView::Waits => thread::ThreadView::Waits,
            network::ThreadView::Asks => thread::ThreadView::Asks,
        }
    }
}

impl From<Result<network::Writing, network::Refusal>> for thread::WriteTo {
    fn from(may: Result<network::Writing, network::Refusal>) -> thread::WriteTo {
        match may {
            Ok(network::Writing::Within | network::Writing::Opens) => thread::WriteTo::Freely,
            Ok(network::Writing::Asks) | Err(network::Refusal::TooManyRequests) => thread::WriteTo::AsRequest,
            Err(network::Refusal::RequestWaits) => thread::WriteTo::Waits,
            Err(_) => thread::WriteTo::Not,
        }
    }
}
