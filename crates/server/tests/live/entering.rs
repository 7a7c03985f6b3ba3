//! The house's own door: an applicant may only wait, and hears it when let in.

use super::guest::enter;
use super::house::House;
use domain::entry::Standing;
use protocol::Ask;
use protocol::rest::OpenRoom;
use protocol::tell::RefusalCode;

#[tokio::test]
async fn an_applicant_waits_and_is_told_when_let_in() {
    let house = House::open().await;
    let (room, _ann, _bo) = house.two().await;
    let mut applicant = house.connect(house.account("eve", Standing::Applicant).await);
    for ask in [enter(&room, None), Ask::WatchHallway { on: true }, Ask::Leave, Ask::FetchTicket] {
        assert_eq!(applicant.refused(ask).await, RefusalCode::NotAMember);
    }
    let asked = OpenRoom { title: "Mine".to_owned(), topic: None, policy: None };
    let refused = house.live.open_room(&applicant.account, asked).await.err().expect("not a member");
    assert_eq!(refused.code, RefusalCode::NotAMember);
    applicant.hear_all().await;
    assert!(!applicant.is_let_in);

    house.live.let_in(applicant.account.id).await;
    applicant.hear_all().await;
    assert!(applicant.is_let_in);
    let account = domain::entry::Account { standing: super::house::member(), ..applicant.account.clone() };
    applicant.line.renew(account.clone());
    applicant.account = account;
    applicant.enter(&room).await;
}
