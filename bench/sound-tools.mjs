/** What sound is judged by, fetched once into target/tools: a clip of a human voice, and PESQ. Pinned; neither is part of this repository. */
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { TOP } from "../web/browser/lab.mjs";
import { readWav } from "./sound-page.mjs";

const TOOLS = join(TOP, "target/tools");
const PESQ = join(TOOLS, "pesq");
const PESQ_PACKAGES = ["pesq==0.0.4", "numpy==2.4.6", "scipy==1.17.1"];
const CLIP = join(TOOLS, "two_cities.wav");
const CLIP_PACKAGE = "moonshine-voice==0.0.73";
const CLIP_IN_PACKAGE = "moonshine_voice/assets/two_cities.wav";
const CLIP_SHA256 = "f3348494d77cb74a02862f5e685ed09faf3e75832c5cc5c80703282c2cd8b52e";
/** The clip is quiet; this brings speech to the usual -26 dB below full scale. */
const CLIP_GAIN = 3;

const run = (program, given) => execFileSync(program, given, { stdio: ["ignore", "ignore", "pipe"], timeout: 300_000 });
const sha256 = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

/** 44 s of a man who reads, 48 kHz; nothing if it cannot be had. */
export function voiceClip() {
  try {
    if (!existsSync(CLIP)) {
      const folder = join(TOOLS, "clip");
      mkdirSync(folder, { recursive: true });
      run("python3", ["-m", "pip", "download", "-q", "--no-deps", "-d", folder, CLIP_PACKAGE]);
      run("python3", ["-c", `import glob, zipfile; open(${JSON.stringify(CLIP)}, "wb").write(zipfile.ZipFile(glob.glob(${JSON.stringify(folder)} + "/*.whl")[0]).read(${JSON.stringify(CLIP_IN_PACKAGE)}))`]);
      rmSync(folder, { recursive: true });
    }
    if (sha256(CLIP) !== CLIP_SHA256) throw new Error(`${CLIP} is not the clip that is pinned`);
    return readWav(CLIP).map((sample) => sample * CLIP_GAIN);
  } catch (error) {
    console.log(`SKIPPED: no voice to send (${CLIP_PACKAGE}): ${String(error.stderr ?? error.message).trim().split("\n").at(-1)}`);
    return null;
  }
}

/** True when PESQ can be asked; sets it up if need be. */
export function hasPesq() {
  try {
    if (!existsSync(join(PESQ, "ready"))) {
      run("python3", ["-m", "venv", PESQ]);
      run(join(PESQ, "bin/pip"), ["install", "-q", ...PESQ_PACKAGES]);
      run(join(PESQ, "bin/python"), ["-c", `import pesq, numpy, scipy; open(${JSON.stringify(join(PESQ, "ready"))}, "w")`]);
    }
    return true;
  } catch (error) {
    console.log(`SKIPPED: PESQ not installed: ${String(error.stderr ?? error.message).trim().split("\n").at(-1)}`);
    return false;
  }
}

/** For each file `{ mean, min, passages }` against `said`, or `{ error }`. */
export async function pesq(said, files) {
  const program = join(dirname(fileURLToPath(import.meta.url)), "pesq_score.py");
  const { stdout } = await promisify(execFile)(join(PESQ, "bin/python"), [program, said, ...files], { timeout: 300_000 });
  return JSON.parse(stdout);
}
