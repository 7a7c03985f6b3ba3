// Runs in the page before the client: a sound connection that is up at once, so that screens can be looked at without a server.
{
  const audio = new AudioContext();
  class Peer {
    iceConnectionState = "new";
    connectionState = "new";
    localDescription = { sdp: "v=0" };
    addTransceiver() {
      return { sender: { replaceTrack: async () => undefined }, receiver: { track: audio.createMediaStreamDestination().stream.getAudioTracks()[0] } };
    }
    async createOffer() {
      return { type: "offer", sdp: "v=0" };
    }
    async setLocalDescription() {}
    async setRemoteDescription() {
      this.iceConnectionState = this.connectionState = "connected";
      setTimeout(() => this.onconnectionstatechange?.(), 0);
    }
    async getStats() {
      return new Map([["pair", { type: "candidate-pair", nominated: true, currentRoundTripTime: 0.038 }]]);
    }
    getReceivers() {
      return [];
    }
    restartIce() {}
    close() {}
  }
  globalThis.RTCPeerConnection = Peer;
}
