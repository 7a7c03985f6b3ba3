//! One speaker through the mix, as a listener hears it: `mixed <uplink b/s> <said.wav> <heard.wav>`, 16 bits mono at 48 kHz.
//!
//! Encoded as a browser does it, mixed in virtual time, decoded. Prints what a tick of the mix took, in µs.

use audio::codec::{Decoder, Encoder, FRAME, SAMPLES_MAX};
use audio::mix::{Mixer, TICK};
use std::error::Error;
use std::time::{Duration, Instant};

const WAV_HEAD_LEN: usize = 44;
/// What browsers on computers encode by.
const BROWSER_COMPLEXITY: u8 = 9;
/// Silence after the last word: what was heard is to be longer than what was said, for it comes later.
const AFTER: usize = 48_000;
const ON_THE_WAY: Duration = Duration::from_millis(5);

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [bitrate_bps, said, heard] = &given[..] else { return Err("see the first line".into()) };
    let (head, mut said) = read_wav(said)?;
    said.resize(said.len() + AFTER, 0.0);
    let mut speaker = Encoder::new(bitrate_bps.parse()?)?;
    speaker.set_complexity(BROWSER_COMPLEXITY)?;
    speaker.set_dtx(false)?;
    let (start, mut listener) = (Instant::now(), Decoder::new()?);
    let (mut mixer, mut packet, mut sound) = (Mixer::new(start), [0; 1500], [0.0; SAMPLES_MAX]);
    let (mut mixed, mut bytes, mut took) = (Vec::new(), 0, Duration::ZERO);
    for (n, frame) in said.as_chunks::<FRAME>().0.iter().enumerate() {
        let now = start + TICK * n as u32;
        let len = speaker.encode(frame, &mut packet)?;
        mixer.push(now + ON_THE_WAY, 1, n as u64, n as u32 * FRAME as u32, &packet[..len]);
        let clock = Instant::now();
        let frame = mixer.tick(now + TICK, &mut packet);
        took += clock.elapsed();
        match frame {
            Some(frame) => drop(listener.decode(&packet[..frame.len], &mut sound)?),
            None => listener.conceal(&mut sound[..FRAME])?,
        }
        bytes += frame.map_or(0, |frame| frame.len);
        mixed.extend_from_slice(&sound[..FRAME]);
    }
    let seconds = mixed.len() as f64 / 48_000.0;
    let ticks = mixed.len() / FRAME;
    println!(
        "{:.0} us a tick, {:.1} kb/s",
        took.as_micros() as f64 / ticks as f64,
        bytes as f64 * 0.008 / seconds
    );
    write_wav(heard, &head, &mixed)
}

/// Its head, and the samples behind it.
fn read_wav(file: &str) -> Result<(Vec<u8>, Vec<f32>), Box<dyn Error>> {
    let bytes = std::fs::read(file)?;
    let (head, rest) = bytes.split_at_checked(WAV_HEAD_LEN).ok_or("no WAV")?;
    let samples = rest.as_chunks::<2>().0.iter().map(|two| f32::from(i16::from_le_bytes(*two)) / 32_768.0);
    Ok((head.to_vec(), samples.collect()))
}

fn write_wav(file: &str, head: &[u8], samples: &[f32]) -> Result<(), Box<dyn Error>> {
    let mut bytes = head.to_vec();
    let len = samples.len() as u32 * 2;
    bytes[4..8].copy_from_slice(&(len + 36).to_le_bytes());
    bytes[40..44].copy_from_slice(&len.to_le_bytes());
    let ints = samples.iter().map(|sample| (sample * 32_768.0).round().clamp(-32_768.0, 32_767.0) as i16);
    bytes.extend(ints.flat_map(i16::to_le_bytes));
    Ok(std::fs::write(file, bytes)?)
}
