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

impl From<network::ReportReason> for thread::ReportReason {
    fn from(reason: network::ReportReason) -> thread::ReportReason {
        match reason {
            network::ReportReason::Spam => thread::ReportReason::Spam,
            network::ReportReason::Harassment => thread::ReportReason::Harassment,
            network::ReportReason::Threat => thread::ReportReason::Threat,
            network::ReportReason::Fraud => thread::ReportReason::Fraud,
            network::ReportReason::Other => thread::ReportReason::Other,
        }
    }
}

impl From<thread::ReportReason> for network::ReportReason {
    fn from(reason: thread::ReportReason) -> network::ReportReason {
        match reason {
            thread::ReportReason::Spam => network::ReportReason::Spam,
            thread::ReportReason::Harassment => network::ReportReason::Harassment,
            thread::ReportReason::Threat => network::ReportReason::Threat,
            thread::ReportReason::Fraud => network::ReportReason::Fraud,
            thread::ReportReason::Other => network::ReportReason::Other,
        }
    }
}
