//! Pictures that people upload, made anew: decoded within bounds, cut to a square, made small, turned as the camera held them.
//! Of what was sent nothing else is left.

use domain::network::AvatarPicture;
use domain::network::avatar::{AVATAR_PIXELS_MAX, AVATAR_SIDE};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{DynamicImage, GenericImageView, ImageDecoder, ImageReader, Limits, Rgb, RgbImage};
use std::io::Cursor;

/// Pictures decoded at once. Each may take [`DECODED_BYTES_MAX`].
pub const AT_ONCE: usize = 1;
/// Memory that decoding one picture may take: of the most points there may be, the widest.
const DECODED_BYTES_MAX: u64 = 160 << 20;
/// Of 100. More shows more of a face than is seen at this size.
const JPEG_QUALITY: u8 = 82;

/// `None`: no PNG, JPEG or WebP, or one that is too large.
pub fn made_of(sent: &[u8]) -> Option<AvatarPicture> {
    let mut reader = ImageReader::new(Cursor::new(sent)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > AVATAR_PIXELS_MAX {
        return None;
    }
    let orientation = decoder.orientation().ok();
    let picture = DynamicImage::from_decoder(decoder).ok()?;
    let middle = square(&picture)?;
    drop(picture);
    let small = imageops::resize(&middle, AVATAR_SIDE, AVATAR_SIDE, FilterType::Triangle);
    let mut small = DynamicImage::ImageRgb8(small);
    // The middle turned is the middle of what is turned, and far less to turn.
    if let Some(orientation) = orientation {
        small.apply_orientation(orientation);
    }
    let mut jpeg = vec![];
    JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY).encode_image(&small.into_rgb8()).ok()?;
    AvatarPicture::of(jpeg)
}

/// Its middle, on white: JPEG has no glass. Cut before it is made small, so that nothing grows on the way; and point by point,
/// so that no second picture as large as the first one is in memory.
fn square(picture: &DynamicImage) -> Option<RgbImage> {
    let (width, height) = (picture.width(), picture.height());
    let side = width.min(height);
    if side == 0 {
        return None;
    }
    let (left, top) = ((width - side) / 2, (height - side) / 2);
    Some(RgbImage::from_fn(side, side, |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(left + x, top + y).0.map(u32::from);
        Rgb([red, green, blue].map(|part| ((part * alpha + 255 * (255 - alpha)) / 255) as u8))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgba, RgbaImage};

    fn sent(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(vec![]);
        picture.write_to(&mut bytes, format).expect("it is written");
        bytes.into_inner()
    }

    /// Red on the left, blue on the right, with a green edge at the top.
    fn halves(width: u32, height: u32) -> DynamicImage {
        let half = |x, y| match (x < width / 2, y < height / 8) {
            (_, true) => Rgb([0, 200, 0]),
            (true, _) => Rgb([200, 0, 0]),
            (false, _) => Rgb([0, 0, 200]),
        };
        DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, half))
    }

    fn shown(picture: &AvatarPicture) -> RgbImage {
        image::load_from_memory_with_format(picture.bytes(), ImageFormat::Jpeg).expect("a JPEG").into_rgb8()
    }

    fn looks_like(there: &Rgb<u8>, wanted: [u8; 3]) -> bool {
        there.0.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 40)
    }

    #[test]
    fn whatever_is_sent_becomes_a_small_square_of_its_middle() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            for (width, height) in [(400, 300), (300, 400), (20, 16)] {
                let made = made_of(&sent(&halves(width, height), format)).expect("it is made");
                let shown = shown(&made);
                assert_eq!(shown.dimensions(), (AVATAR_SIDE, AVATAR_SIDE));
                let (left, right) = (shown.get_pixel(20, 150), shown.get_pixel(AVATAR_SIDE - 20, 150));
                assert!(looks_like(left, [200, 0, 0]) && looks_like(right, [0, 0, 200]), "{format:?}");
            }
        }
        let glass = RgbaImage::from_pixel(40, 40, Rgba([0, 0, 0, 0]));
        let made = made_of(&sent(&DynamicImage::ImageRgba8(glass), ImageFormat::Png)).expect("it is made");
        assert!(looks_like(shown(&made).get_pixel(96, 96), [255, 255, 255]), "glass is white, not black");
    }

    /// With what a camera writes into it behind the first marker: turned by a quarter, and a place.
    fn with_exif(jpeg: &[u8]) -> Vec<u8> {
        // A TIFF with one entry: orientation, a short, once, 6.
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend(b"48.8584N 2.2945E");
        let len = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &len, &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn what_a_camera_wrote_is_obeyed_and_forgotten() {
        let plain = sent(&halves(320, 320), ImageFormat::Jpeg);
        let made = made_of(&with_exif(&plain)).expect("it is made");
        // The green edge is at the right now.
        assert!(looks_like(shown(&made).get_pixel(AVATAR_SIDE - 8, 96), [0, 200, 0]));
        let holds = |needle: &[u8]| made.bytes().windows(needle.len()).any(|window| window == needle);
        assert!(!holds(b"Exif") && !holds(b"48.8584N"), "no word of it is kept");
        assert!(with_exif(&plain).windows(9).any(|window| window == b"48.8584N "), "it was there");
    }

    #[test]
    fn nothing_else_is_a_picture_and_no_size_that_is_claimed_is_believed() {
        let plain = sent(&halves(64, 64), ImageFormat::Jpeg);
        for bad in [&b""[..], b"GIF89a", b"<svg onload='alert(1)'/>", b"\x89PNG\r\n\x1a\n", &plain[..40]] {
            assert!(made_of(bad).is_none());
        }
        // 65,500 points wide and high, says the frame's header: that is never asked of the memory.
        let frame = plain.windows(2).position(|marker| marker == [0xff, 0xc0]).expect("a frame");
        let mut bomb = plain.clone();
        bomb[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xdc, 0xff, 0xdc]);
        assert!(made_of(&bomb).is_none());
        // Very wide and one point high: within the bound, and cut before it could grow.
        let line = DynamicImage::ImageRgb8(RgbImage::from_pixel(60_000, 1, Rgb([9, 9, 9])));
        assert!(made_of(&sent(&line, ImageFormat::Png)).is_some());
    }

    #[test]
    fn damaged_pictures_are_made_or_refused_and_kept_small() {
        let mut seed = 7_u64;
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let good = sent(&halves(24, 24), format);
            for turn in 0..150 {
                let mut bytes = good.clone();
                for _ in 0..1 + turn % 4 {
                    seed =
                        seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    let at = (seed >> 33) as usize % bytes.len();
                    bytes[at] = (seed >> 17) as u8;
                }
                let made = std::panic::catch_unwind(|| made_of(&bytes));
                let made = made.ok().flatten(); // The caller takes a decoder's fault for no picture.
                assert!(
                    made.is_none_or(|made| made.bytes().len() <= domain::network::avatar::AVATAR_KEPT_MAX)
                );
            }
        }
    }
}
