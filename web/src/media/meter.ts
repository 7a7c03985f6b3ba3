/** How loud a stream is, many times a second, without a component in between. */

/** How often a meter reads. Faster looks no livelier and costs battery. */
const METER_INTERVAL_MS = 60;
const FLOOR_DB = -60;
const CEILING_DB = -12;

let context: AudioContext | null = null;

/** One context for the page, made at the first use: browsers start it only after a tap. */
export function audioContext(): AudioContext {
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume();
  return context;
}

/** From 0 (silent) to 1 (loud). */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const db = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12);
  return Math.min(1, Math.max(0, (db - FLOOR_DB) / (CEILING_DB - FLOOR_DB)));
}

/** Tells the level until the returned function is called. */
export function meter(stream: MediaStream, tell: (level: number) => void): () => void {
  const audio = audioContext();
  const source = audio.createMediaStreamSource(stream);
  const analyser = audio.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(loudness(samples));
  }, METER_INTERVAL_MS);
  return () => {
    clearInterval(timer);
    source.disconnect();
    tell(0);
  };
}
