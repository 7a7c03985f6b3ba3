//! Programs other than our client against a whole server: OBS, WebRTC by HTTP, plain HTTP streams; who is heard, and when no more.

mod house;

mod players {
    mod aiortc;
    mod obs;
    mod raw;
    mod stream;
    mod two;
    mod webrtc;
}
