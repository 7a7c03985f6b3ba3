"""PESQ (wideband, 16 kHz) of what was heard against what was said, by passages of 8 to 12 s. Usage: pesq_score.py said.wav heard.wav..."""

import json
import sys
from concurrent.futures import ProcessPoolExecutor

import numpy
from pesq import NoUtterancesError, pesq
from scipy.io import wavfile
from scipy.signal import correlate, resample_poly

RATE = 16_000
PASSAGE_S = (8.0, 12.0)
# A jitter buffer's delay moves by no more than this.
WANDER_S = 0.4


def read(file):
    rate, samples = wavfile.read(file)
    return resample_poly(samples / 32768, RATE, rate)


def passages(said):
    """Cut where it is quietest."""
    loudness = numpy.convolve(said**2, numpy.ones(RATE // 5) / (RATE // 5), "same")
    shortest, longest = (int(seconds * RATE) for seconds in PASSAGE_S)
    cuts = [0]
    while len(said) - cuts[-1] > longest:
        # The last passage is not to be a snippet.
        end = min(cuts[-1] + longest, len(said) - shortest // 2)
        start = min(cuts[-1] + shortest, end - RATE)
        cuts.append(start + int(numpy.argmin(loudness[start:end])))
    cuts.append(len(said))
    return list(zip(cuts, cuts[1:]))


def offset(part, whole):
    return int(numpy.argmax(correlate(whole, part, "valid", "fft")))


def score(said, heard):
    if len(heard) < len(said):
        return {"error": f"only {len(heard) / RATE:.1f} s were recorded"}
    near = offset(said, heard)
    wander = int(WANDER_S * RATE)
    scores, delays = [], []
    for start, end in passages(said):
        first = max(0, near + start - wander)
        at = first + offset(said[start:end], heard[first : near + end + wander])
        scores.append(pesq(RATE, said[start:end], heard[at : at + end - start], "wb"))
        delays.append((at - start - near) * 1000 // RATE)
    return {"mean": float(numpy.mean(scores)), "min": min(scores), "passages": scores, "moved_ms": delays}


def score_file(files):
    try:
        return score(read(files[0]), read(files[1]))
    except (NoUtterancesError, ValueError) as error:
        return {"error": f"nothing to score: {error}"}


if __name__ == "__main__":
    said, *heard = sys.argv[1:]
    with ProcessPoolExecutor(2) as workers:
        print(json.dumps(list(workers.map(score_file, [(said, file) for file in heard]))))
