//! What goes on in the demo's rooms: bots that open them, speak in turns, and come back after a fault.

use super::bot::Bot;
use super::cast::{self, Speaker};
use super::echo::echo;
use super::host::{Lines, host};
use super::house::{Card, House};
use anyhow::{Context, Result, bail};
use client::{Client, Clip, Fault};
use domain::room::{HandOrder, Policy};
use protocol::rest::{OpenRoom, Standing};
use protocol::tell::RefusalCode;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::sleep;
use tracing::debug;

/// After a fault a bot stays away for so long.
const COME_BACK: Duration = Duration::from_secs(2);
/// Between two sentences of one speaker.
const BREATH: Duration = Duration::from_millis(500);
/// From being called up to speaking.
const TAKE_THE_FLOOR: Duration = Duration::from_millis(900);

/// The id of a room, once it is open.
type RoomId = watch::Receiver<Option<String>>;

/// Opens the three rooms and keeps them going until `bots` is dropped.
pub async fn play(house: &House) -> Result<JoinSet<()>> {
    let mut bots = JoinSet::new();

    let thanks = (cast::READER.parts.len() as u32, cast::BOOK_HOST_LINE.clip());
    let lines = Lines { to_a_hand: Some(cast::BOOK_TO_A_HAND.clip()), after_turns: thanks };
    let book =
        open(&mut bots, house, &cast::BOOK_HOST, cast::BOOK_TITLE, cast::BOOK_TOPIC, Part::Host(lines))
            .await?;
    speak(&mut bots, house, &book, cast::READER).await?;

    let own_turn = (cast::SALON.len() as u32, cast::SALON_HOST_LINE.clip());
    let lines = Lines { to_a_hand: None, after_turns: own_turn };
    let salon =
        open(&mut bots, house, &cast::SALON_HOST, cast::SALON_TITLE, cast::SALON_TOPIC, Part::Host(lines))
            .await?;
    for speaker in cast::SALON {
        speak(&mut bots, house, &salon, speaker).await?;
    }
    for card in &cast::APPLICANTS {
        let client = house.applicant(card).await?;
        bots.spawn(keep(client, salon.clone(), Part::Wait));
    }

    let part = Part::Echo(cast::ECHO_WELCOME.clip());
    open(&mut bots, house, &cast::ECHO_HOST, cast::ECHO_TITLE, cast::ECHO_TOPIC, part).await?;
    Ok(bots)
}

/// What a bot does in its room.
enum Part {
    Host(Lines),
    Echo(Clip),
    Speak(Speaker),
    /// Waits to be let in, then listens.
    Wait,
}

impl Part {
    /// A host takes people before programs; everybody else calls up in turn.
    fn hand_order(&self) -> HandOrder {
        if matches!(self, Part::Host(_)) { HandOrder::Pick } else { HandOrder::FirstCome }
    }
}

async fn open(
    bots: &mut JoinSet<()>,
    house: &House,
    card: &Card,
    title: &str,
    topic: &str,
    part: Part,
) -> Result<RoomId> {
    let client = house.bot(card).await?;
    let (opened, id) = watch::channel(None);
    let policy = Policy { hand_order: part.hand_order(), ..Policy::default() };
    let (title, topic) = (title.to_owned(), Some(topic.to_owned()));
    let room = OpenRoom { title, topic, policy: Some(policy.into()) };
    open_again(&client, &room, &opened).await.context("a demo room could not be opened")?;
    let follow = id.clone();
    bots.spawn(async move {
        loop {
            let Err(error) = once(&client, &follow, &part).await;
            debug!(error = format!("{error:#}"), "a demo host comes back");
            sleep(COME_BACK).await;
            // A room that has ended is opened anew; the others follow by `opened`.
            if is_gone(&error)
                && let Err(error) = open_again(&client, &room, &opened).await
            {
                debug!(error = format!("{error:#}"), "a demo room could not be opened again");
            }
        }
    });
    Ok(id)
}

async fn open_again(client: &Client, room: &OpenRoom, opened: &watch::Sender<Option<String>>) -> Result<()> {
    let room = client.open_room(room).await?.room;
    opened.send_replace(Some(room));
    Ok(())
}

fn is_gone(error: &anyhow::Error) -> bool {
    let code = error.downcast_ref::<Fault>().and_then(Fault::code);
    matches!(code, Some(RefusalCode::NoSuchRoom | RefusalCode::Ended))
}

async fn speak(bots: &mut JoinSet<()>, house: &House, room: &RoomId, speaker: Speaker) -> Result<()> {
    let client = house.bot(&speaker.card).await?;
    bots.spawn(keep(client, room.clone(), Part::Speak(speaker)));
    Ok(())
}

/// Plays a part for ever.
async fn keep(client: Client, room: RoomId, part: Part) {
    loop {
        let Err(error) = once(&client, &room, &part).await;
        debug!(error = format!("{error:#}"), "a demo bot comes back");
        sleep(COME_BACK).await;
    }
}

/// Enters the room and plays the part until something ends it.
async fn once(client: &Client, room: &RoomId, part: &Part) -> Result<Infallible> {
    if matches!(part, Part::Wait) {
        let waiting = client.connect().await?;
        waiting.wait_for(|heard| (heard.me.as_ref()?.standing == Standing::Member).then_some(())).await?;
        sleep(TAKE_THE_FLOOR).await;
    }
    let id = room.borrow().clone().context("the room is not open")?;
    let bot = Bot::enter(client, &id).await?;
    match part {
        Part::Host(lines) => host(&bot, lines).await,
        Part::Echo(welcome) => echo(&bot, welcome).await,
        Part::Speak(speaker) => take_turns(&bot, speaker).await,
        Part::Wait => {
            bot.socket.wait_for(|heard| heard.out.map(|_| ())).await?;
            bail!("an applicant of the demo is out of its room")
        }
    }
}

async fn take_turns(bot: &Bot, speaker: &Speaker) -> Result<Infallible> {
    sleep(speaker.first).await;
    for part in speaker.parts.iter().cycle() {
        bot.ask_to_speak().await?;
        sleep(TAKE_THE_FLOOR).await;
        for sentence in *part {
            bot.say(&sentence.clip()).await?;
            sleep(BREATH).await;
        }
        bot.step_down().await?;
        sleep(speaker.rest).await;
    }
    bail!("a speaker without a part")
}
