"""Brings clips of voices to what the mix is measured with: 48 kHz, one channel, speech at -23 dB below full scale. Usage: mix_clips.py to from..."""

import sys
from math import gcd
from pathlib import Path

import numpy
from scipy.io import wavfile
from scipy.signal import resample_poly

RATE = 48_000
FRAME = 960
SPEECH_DB = -23
# So much of a clip is taken for pauses.
PAUSES = 0.6

folder, *files = sys.argv[1:]
for file in files:
    rate, samples = wavfile.read(file)
    common = gcd(RATE, rate)
    sound = resample_poly(samples / 32768, RATE // common, rate // common)
    powers = numpy.mean(sound[: len(sound) // FRAME * FRAME].reshape(-1, FRAME) ** 2, 1)
    speech = powers[powers > numpy.quantile(powers, PAUSES)].mean()
    sound *= 10 ** (SPEECH_DB / 20) / numpy.sqrt(speech)
    wavfile.write(Path(folder) / Path(file).name, RATE, numpy.round(sound * 32767).clip(-32768, 32767).astype(numpy.int16))
