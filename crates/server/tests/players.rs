//! Programs other than our client against a whole server: OBS, WebRTC by HTTP, plain HTTP streams; who is heard, and when no more.

mod players {
    mod aiortc;
    mod house;
    mod obs;
    mod stream;
    mod webrtc;
}
