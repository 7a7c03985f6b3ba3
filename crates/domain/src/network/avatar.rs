//! Avatars: a picture of a member, in place of the letter. Whatever is sent is decoded within bounds and made anew: small,
//! square, and without anything that a camera wrote into it.

/// Bytes that somebody may send. Larger ones are hardly ever needed: a browser makes them smaller first.
pub const AVATAR_BYTES_MAX: usize = 4 << 20;
/// Points of a picture that is decoded: of one with more nothing but its size is read.
pub const AVATAR_PIXELS_MAX: u64 = 16_000_000;
/// Of what is kept, in points: the largest face on the screen, on a phone's.
pub const AVATAR_SIDE: u32 = 192;
/// Bytes of what is kept. A square of noise takes less.
pub const AVATAR_KEPT_MAX: usize = 64 << 10;

/// A JPEG made by this server. No `Debug`: it is somebody's face.
#[derive(Clone, PartialEq, Eq)]
pub struct AvatarPicture(Vec<u8>);

impl AvatarPicture {
    /// `None`: no JPEG, or a larger one than is made here.
    pub fn of(jpeg: Vec<u8>) -> Option<AvatarPicture> {
        let is_one = jpeg.starts_with(&[0xff, 0xd8, 0xff]) && jpeg.len() <= AVATAR_KEPT_MAX;
        is_one.then_some(AvatarPicture(jpeg))
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}
