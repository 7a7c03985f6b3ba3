"""A WHIP speaker or WHEP listener on aiortc, which shares no code with this server. Prints one JSON line.

aiortc_player.py whip|whep URL TOKEN SECONDS
"""

import asyncio
import fractions
import json
import math
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from array import array

from aiortc import MediaStreamTrack, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError
from av import AudioFrame, AudioResampler

RATE = 48000
FRAME = 960
TONE = 440


class Tone(MediaStreamTrack):
    """A sine, 20 ms at a time, at the pace of time."""

    kind = "audio"

    def __init__(self):
        super().__init__()
        self.at = 0
        self.start = None

    async def recv(self):
        self.start = self.start or time.monotonic()
        await asyncio.sleep(max(0, self.start + self.at / RATE - time.monotonic()))
        samples = array("h", (int(9000 * math.sin(math.tau * TONE * (self.at + n) / RATE)) for n in range(FRAME)))
        frame = AudioFrame(format="s16", layout="mono", samples=FRAME)
        frame.planes[0].update(samples.tobytes())
        frame.sample_rate = RATE
        frame.pts = self.at
        frame.time_base = fractions.Fraction(1, RATE)
        self.at += FRAME
        return frame


def ask(method, url, token, body=None):
    headers = {"Authorization": f"Bearer {token}"}
    if body is not None:
        headers["Content-Type"] = "application/sdp"
    request = urllib.request.Request(url, data=body, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=8) as answer:
            return answer.status, answer.headers.get("Location"), answer.read().decode()
    except urllib.error.HTTPError as no:
        return no.code, None, no.read().decode()


async def hear(track, shares, until):
    """Of each tenth of a second that has sound, how much of it is the tone."""
    resampler = AudioResampler(format="s16", layout="mono", rate=8000)
    waiting = []
    while time.monotonic() < until:
        try:
            frame = await asyncio.wait_for(track.recv(), 1)
        except asyncio.TimeoutError:
            continue
        except MediaStreamError:
            return
        for out in resampler.resample(frame):
            waiting.extend(array("h", bytes(out.planes[0])[: out.samples * 2]))
        while len(waiting) >= 800:
            window, waiting = waiting[:800], waiting[800:]
            energy = sum(s * s for s in window)
            if energy < 800 * 100**2:
                continue
            parts = [(s * math.sin(a), s * math.cos(a)) for s, a in ((s, math.tau * TONE * n / 8000) for n, s in enumerate(window))]
            sin, cos = sum(p[0] for p in parts), sum(p[1] for p in parts)
            shares.append(2 * (sin * sin + cos * cos) / (energy * len(window)))


async def main(way, url, token, seconds):
    peer, shares, hearing = RTCPeerConnection(), [], []
    until = time.monotonic() + seconds
    if way == "whip":
        peer.addTransceiver(Tone(), direction="sendonly")
    else:
        peer.addTransceiver("audio", direction="recvonly")
        peer.on("track", lambda track: hearing.append(asyncio.ensure_future(hear(track, shares, until))))
    await peer.setLocalDescription(await peer.createOffer())
    status, location, answer = await asyncio.to_thread(ask, "POST", url, token, peer.localDescription.sdp.encode())
    if status != 201:
        print(json.dumps({"posted": status}))
        return
    await peer.setRemoteDescription(RTCSessionDescription(answer, "answer"))
    await asyncio.sleep(max(0, until - time.monotonic()))
    state = peer.connectionState
    ended, _, _ = await asyncio.to_thread(ask, "DELETE", urllib.parse.urljoin(url, location), token)
    for task in hearing:
        task.cancel()
    await peer.close()
    tones = sum(share > 0.8 for share in shares)
    print(json.dumps({"posted": status, "state": state, "ended": ended, "tones": tones}))


asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4])))
