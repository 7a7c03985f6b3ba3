/** In the pages: a microphone that plays what it is given, ears that write down what is heard, answers changed on the way. */
import { readFileSync, writeFileSync } from "node:fs";
import { soon } from "../web/browser/lab.mjs";

export const RATE = 48_000;

/** Gives a page a microphone that is silent until `play`. No echo cancelling, no gain control: those are a device's, and this is none. */
export const giveMicrophone = (page) => page.addInitScript(clipMicrophone, RATE);

function clipMicrophone(rate) {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext({ sampleRate: rate });
    await context.resume();
    const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1, channelCountMode: "explicit" });
    window.microphone = { context, out };
    return out.stream;
  };
}

/** Says `samples` (Float32Array at RATE, mono); resolves when it begins. `loop`: for ever. */
export const play = (page, samples, { loop = false } = {}) =>
  soon(page.evaluate(playClip, { text: toBase64(samples), loop }), "a microphone to play", 30_000);

function playClip({ text, loop }) {
  const { context, out } = window.microphone;
  const ints = new Int16Array(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
  const buffer = new AudioBuffer({ length: ints.length, sampleRate: context.sampleRate });
  buffer.getChannelData(0).set(Float32Array.from(ints, (sample) => sample / 32768));
  const source = new AudioBufferSourceNode(context, { buffer, loop });
  source.connect(out);
  source.start(context.currentTime + 0.1);
}

/**
 * Changes each answer of the server before the browser reads it. `port`: where it is to send instead of `serverPort`; `red: false`: without
 * redundant audio; `dtx: true`: pauses are not sent. `repeats: false` changes the offer: the browser repeats nothing.
 */
export const changeAnswers = (page, change) => page.addInitScript(changed, change);

function changed({ serverPort, port, red = true, dtx = false, repeats = true }) {
  if (!repeats) {
    const offer = RTCPeerConnection.prototype.setLocalDescription;
    RTCPeerConnection.prototype.setLocalDescription = function ({ type, sdp }) {
      return offer.call(this, { type, sdp: sdp.replaceAll(/a=rtcp-fb:\d+ nack\r\n/g, "") });
    };
  }
  const original = RTCPeerConnection.prototype.setRemoteDescription;
  RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
    window.answered = sdp;
    sdp = sdp.replaceAll(` ${serverPort} typ host`, ` ${port} typ host`);
    if (dtx) sdp = sdp.replaceAll(";useinbandfec=1", "$&;usedtx=1");
    if (!red) {
      for (const [line, number] of sdp.matchAll(/a=rtpmap:(\d+) red\/48000\/2\r\n/g)) {
        sdp = sdp.replaceAll(line, "").replaceAll(new RegExp(`a=fmtp:${number} .*\r\n`, "g"), "");
        sdp = sdp.replaceAll(new RegExp(`^(m=audio .*) ${number}( |\r)`, "gm"), "$1$2");
      }
    }
    return original.call(this, { type, sdp });
  };
}

/** Begins to write down what a page hears. */
export const record = (page) => soon(page.evaluate(recordHere, RATE), "an ear to open", 30_000);

async function recordHere(rate) {
  const tracks = document.querySelector("audio").srcObject.getAudioTracks();
  window.ear = { lines: tracks.map(() => []), close: () => undefined };
  const { lines } = window.ear;
  if (window.MediaStreamTrackProcessor) {
    // Chromium: each frame as the browser plays it, kept until it is read. A busy page misses nothing.
    const readers = tracks.map((track) => new MediaStreamTrackProcessor({ track, maxBufferSize: 2000 }).readable.getReader());
    readers.forEach(async (reader, line) => {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        if (value.sampleRate !== rate) throw new Error(`sound comes at ${value.sampleRate} Hz`);
        const part = new Float32Array(value.numberOfFrames);
        value.copyTo(part, { planeIndex: 0, format: "f32-planar" });
        value.close();
        lines[line].push(part);
      }
    });
    window.ear.close = () => Promise.all(readers.map((reader) => reader.cancel()));
  } else {
    // An AudioWorklet would be a script of its own, and the house's policy allows none but the house's.
    const context = new AudioContext({ sampleRate: rate });
    await context.resume();
    tracks.forEach((track, line) => {
      const node = context.createScriptProcessor(4096, 1, 1);
      node.onaudioprocess = ({ inputBuffer }) => lines[line].push(inputBuffer.getChannelData(0).slice());
      new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(node).connect(context.destination);
    });
    window.ear.close = () => context.close();
  }
}

/** What was heard since `record`, on the line with the sound. */
export async function heard(page) {
  const text = await soon(page.evaluate(heardHere), "what was heard", 60_000);
  const ints = new Int16Array(new Uint8Array(Buffer.from(text, "base64")).buffer);
  return Float32Array.from(ints, (sample) => sample / 32768);
}

async function heardHere() {
  await window.ear.close();
  const energies = window.ear.lines.map((parts) => parts.reduce((sum, part) => sum + part.reduce((sum, sample) => sum + sample * sample, 0), 0));
  const most = Math.max(...energies);
  if (energies.some((energy) => energy !== most && energy > most / 1000)) throw new Error(`more than one line has sound: ${energies}`);
  const parts = window.ear.lines[energies.indexOf(most)];
  const ints = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) for (const sample of part) ints[at++] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
  const bytes = new Uint8Array(ints.buffer);
  let text = "";
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}

/** What a page's connection counted: of sound sent, and of the receive line with the most sound. */
export const statistics = (page) => soon(page.evaluate(async () => {
  const all = [];
  for (const peer of window.peers) if (peer.connectionState === "connected") all.push(...(await peer.getStats()).values());
  const sound = all.filter((entry) => entry.type === "inbound-rtp").sort((a, b) => b.packetsReceived - a.packetsReceived)[0] ?? {};
  const keys = ["packetsReceived", "packetsLost", "packetsDiscarded", "fecPacketsReceived", "totalSamplesReceived", "concealedSamples", "silentConcealedSamples", "concealmentEvents",
    "insertedSamplesForDeceleration", "removedSamplesForAcceleration", "jitterBufferDelay", "jitterBufferEmittedCount"];
  return Object.fromEntries(keys.filter((key) => key in sound).map((key) => [key, sound[key]]));
}), "a page's statistics");

function toBase64(samples) {
  const ints = Int16Array.from(samples, (sample) => Math.max(-32768, Math.min(32767, Math.round(sample * 32768))));
  return Buffer.from(ints.buffer).toString("base64");
}

/** 16-bit mono at RATE. */
export function writeWav(file, samples) {
  const sound = Buffer.from(toBase64(samples), "base64");
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + sound.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(sound.length, 40);
  writeFileSync(file, Buffer.concat([head, sound]));
}

/** The samples of a 16-bit mono file at RATE. */
export function readWav(file) {
  const bytes = readFileSync(file);
  for (let at = 12; at < bytes.length; ) {
    const [name, length] = [bytes.toString("latin1", at, at + 4), bytes.readUInt32LE(at + 4)];
    if (name === "fmt " && (bytes.readUInt16LE(at + 10) !== 1 || bytes.readUInt32LE(at + 12) !== RATE || bytes.readUInt16LE(at + 22) !== 16)) throw new Error(`${file} is not 16-bit mono at ${RATE} Hz`);
    if (name === "data") return Float32Array.from({ length: Math.floor(length / 2) }, (_, i) => bytes.readInt16LE(at + 8 + 2 * i) / 32768);
    at += 8 + length + (length % 2);
  }
  throw new Error(`${file} holds no sound`);
}
