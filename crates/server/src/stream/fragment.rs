//! Opus in fragments of MP4 (ISO/IEC 14496-12, "Encapsulation of Opus in ISO Base Media File Format"): what HLS is made of.

use super::{FRAME_SAMPLES, PRE_SKIP};

const TRACK: u32 = 1;

/// A box: its length, its name, what is in it.
fn boxed(name: &[u8; 4], body: &[&[u8]]) -> Vec<u8> {
    let len = 8 + body.iter().map(|part| part.len()).sum::<usize>();
    let mut out = Vec::with_capacity(len);
    out.extend(u32::try_from(len).expect("a second of sound is short").to_be_bytes());
    out.extend(name);
    body.iter().for_each(|part| out.extend_from_slice(part));
    out
}

/// A box that begins with a version and flags.
fn full(name: &[u8; 4], version: u8, flags: u32, body: &[&[u8]]) -> Vec<u8> {
    let head = (u32::from(version) << 24 | flags).to_be_bytes();
    let parts: Vec<&[u8]> = std::iter::once(&head[..]).chain(body.iter().copied()).collect();
    boxed(name, &parts)
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// What a player reads once: one track of mono Opus at 48 kHz, whose sound comes in fragments.
pub fn init() -> Vec<u8> {
    const MATRIX: [u32; 9] = [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000];
    let matrix = words(&MATRIX);
    let ftyp = boxed(b"ftyp", &[b"iso6", &words(&[0]), b"iso6mp41"]);
    // Times, scale and length; speed 1 and full volume; places kept free; the next track's number.
    let mvhd_head = words(&[0, 0, 48_000, 0, 0x1_0000, 0x0100_0000, 0, 0]);
    let mvhd = full(b"mvhd", 0, 0, &[&mvhd_head, &matrix, &[0; 24], &words(&[TRACK + 1])]);
    let tkhd_head = words(&[0, 0, TRACK, 0, 0, 0, 0, 0, 0x0100_0000]);
    let tkhd = full(b"tkhd", 0, 3, &[&tkhd_head, &matrix, &words(&[0, 0])]);
    let mdhd = full(b"mdhd", 0, 0, &[&words(&[0, 0, 48_000, 0, 0x55c4_0000])]); // No language.
    let hdlr = full(b"hdlr", 0, 0, &[&words(&[0]), b"soun", &[0; 12], b"sound\0"]);
    let smhd = full(b"smhd", 0, 0, &[&[0; 4]]);
    let dref = full(b"dref", 0, 0, &[&words(&[1]), &full(b"url ", 0, 1, &[])]);
    let stbl = boxed(
        b"stbl",
        &[
            &full(b"stsd", 0, 0, &[&words(&[1]), &opus()]),
            &full(b"stts", 0, 0, &[&words(&[0])]),
            &full(b"stsc", 0, 0, &[&words(&[0])]),
            &full(b"stsz", 0, 0, &[&words(&[0, 0])]),
            &full(b"stco", 0, 0, &[&words(&[0])]),
        ],
    );
    let minf = boxed(b"minf", &[&smhd, &boxed(b"dinf", &[&dref]), &stbl]);
    let trak = boxed(b"trak", &[&tkhd, &boxed(b"mdia", &[&mdhd, &hdlr, &minf])]);
    let trex = full(b"trex", 0, 0, &[&words(&[TRACK, 1, FRAME_SAMPLES, 0, 0])]);
    let moov = boxed(b"moov", &[&mvhd, &trak, &boxed(b"mvex", &[&trex])]);
    [ftyp, moov].concat()
}

fn opus() -> Vec<u8> {
    let [skip_high, skip_low] = PRE_SKIP.to_be_bytes();
    // Version 0, mono, what to skip, 48 kHz, no gain, channels as usual.
    let config = [0, 1, skip_high, skip_low, 0, 0, 0xbb, 0x80, 0, 0, 0];
    // Reserved and the data reference; mono, 16 bits a sample; 48 kHz in the upper half.
    let entry = [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 16, 0, 0, 0, 0, 0xbb, 0x80, 0, 0];
    boxed(b"Opus", &[&entry, &boxed(b"dOps", &[&config])])
}

/// A segment of packets of 20 ms each. `number` counts segments from 1, `begins` the samples before it.
pub fn segment(number: u32, begins: u64, packets: &[Vec<u8>]) -> Vec<u8> {
    let lens: Vec<u32> = packets.iter().map(|packet| packet.len() as u32).collect();
    let mfhd = full(b"mfhd", 0, 0, &[&words(&[number])]);
    let tfhd = full(b"tfhd", 0, 0x02_0000, &[&words(&[TRACK])]); // Offsets count from this moof.
    let tfdt = full(b"tfdt", 1, 0, &[&begins.to_be_bytes()]);
    // With the offset of the first packet and each one's length; how long each sounds stands in the trex.
    let trun = |offset: u32| full(b"trun", 0, 0x201, &[&words(&[lens.len() as u32, offset]), &words(&lens)]);
    let moof = |offset| boxed(b"moof", &[&mfhd, &boxed(b"traf", &[&tfhd, &tfdt, &trun(offset)])]);
    let offset = u32::try_from(moof(0).len() + 8).expect("a table of packets is short");
    let parts: Vec<&[u8]> = packets.iter().map(Vec::as_slice).collect();
    let styp = boxed(b"styp", &[b"msdh", &words(&[0]), b"msdhiso6"]);
    [styp, moof(offset), boxed(b"mdat", &parts)].concat()
}
