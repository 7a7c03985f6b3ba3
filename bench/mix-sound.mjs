/**
 * How the mix of a large audience sounds: PESQ of one speaker through it at 24 kb/s, without any loss, against what was said.
 *
 *   node bench/mix-sound.mjs
 *
 * No browser: the speaker is encoded as browsers do, mixed in virtual time and decoded by crates/audio/examples/mixed.rs.
 */
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { TOP } from "../web/browser/lab.mjs";
import { hasPesq, levelled, pesq, voiceClips } from "./sound-tools.mjs";

const UPLINKS = [32_000, 64_000];
const AIM = 4.1;
const clips = hasPesq() ? voiceClips() : null;
if (!clips) process.exit(0);
const kept = join(TOP, "target/mix-sound");
mkdirSync(kept, { recursive: true });
execFileSync("cargo", ["build", "-q", "--release", "-p", "audio", "--example", "mixed"], { cwd: TOP, stdio: "inherit" });
const mixed = join(process.env.CARGO_TARGET_DIR ?? join(TOP, "target"), "release/examples/mixed");

const rows = [];
for (const said of levelled(clips, kept)) {
  for (const uplink of UPLINKS) {
    const heard = said.replace(".wav", `-${uplink}.wav`);
    const { stdout } = await promisify(execFile)(mixed, [String(uplink), said, heard]);
    const [score] = await pesq(said, [heard]);
    if (score.error) throw new Error(`${said}: ${score.error}`);
    rows.push({ clip: basename(said, ".wav"), uplink, kbps: stdout.match(/([\d.]+) kb\/s/)[1], ...score });
    console.log(rows.at(-1).clip, uplink, score.mean.toFixed(2), stdout.trim());
  }
}

/** Of an even number the mean of the two in the middle. */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}
const of = (uplink) => rows.filter((row) => row.uplink === uplink);
const verdict = (uplink) => {
  const at = median(of(uplink).map(({ mean }) => mean));
  return `| median of the clips, from an uplink of ${uplink / 1000} kb/s, ≥ ${AIM}: ${at.toFixed(2)} | ${at >= AIM ? "PASS" : "FAIL"} |`;
};
const date = new Date().toISOString().slice(0, 10);
const text = `# One speaker through the mix, ${date}

Recorded voices, one at a time, encoded as browsers do, through the mix (jitter buffer, levelling, limiter, encoder at 24 kb/s) and decoded. PESQ is wideband
(16 kHz) against the clip itself, by passages of 8 to 12 s. No loss and no jitter. On ${cpus().length} × ${cpus()[0].model}.

| | |
|---|---|
${UPLINKS.map(verdict).join("\n")}

| clip | uplink | PESQ mean | worst passage | the mix |
|---|---|---|---|---|
${rows.map((row) => `| ${row.clip} | ${row.uplink / 1000} kb/s | ${row.mean.toFixed(2)} | ${row.min.toFixed(2)} | ${row.kbps} kb/s |`).join("\n")}
`;
console.log(text);
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), "results", `${date}-mix-sound.md`), text);
