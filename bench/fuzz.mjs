/**
 * Every parser that strangers reach, fed with mutated real traffic, in release builds: how many executions, and whether all was answered.
 *
 *   node bench/fuzz.mjs [executions of jushou-rtc] [of the protocol] [of the decoder and of the mix each]      FUZZ_SEED=n tries other inputs
 */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TOP = join(dirname(fileURLToPath(import.meta.url)), "..");
const seed = process.env.FUZZ_SEED ?? "1";
const [rtc = "12000000", protocol = "5000000", sound = "1000000"] = process.argv.slice(2);
const TARGETS = [
  ["jushou-rtc", "fuzz", rtc],
  ["protocol", "fuzz", protocol],
  ["audio", "codec", sound, "whatever_strangers_send"],
];
const REACH = 10_000_000;

/** A row for each target that was fuzzed to its end. */
async function fuzz([of, test, executions, only = ""]) {
  const cargo = spawn("cargo", ["test", "--release", "-p", of, "--test", test, "--", "--nocapture", only], { cwd: TOP, env: { ...process.env, FUZZ_EXECUTIONS: executions, FUZZ_SEED: seed }, stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  cargo.stdout.on("data", (data) => { out += data; process.stdout.write(data); });
  const code = await new Promise((ended) => cargo.on("close", ended));
  const rows = [...out.matchAll(/fuzzed (.+): (\d+) in (\d+) s/g)].map(([, name, count, seconds]) => ({ of, name, count: Number(count), seconds: Number(seconds) }));
  return { rows, ok: code === 0 && rows.length > 0 };
}

const done = [];
for (const target of TARGETS) done.push(await fuzz(target));
const rows = done.flatMap(({ rows }) => rows);
const parsers = rows.filter(({ of }) => of !== "audio").reduce((sum, { count }) => sum + count, 0);
const ok = done.every(({ ok }) => ok);
const grouped = (number) => number.toLocaleString("en");
const date = new Date().toISOString().slice(0, 10);
const text = `# Fuzzing, ${date}

${cpus().length} × ${cpus()[0].model}. Release builds, seed ${seed}; inputs are mutated from what is in \`crates/rtc/tests/corpus\`, \`crates/rtc/tests/offers\` and the tests' own
examples. An execution is one input (a \`connection\` is all datagrams of one peer), and ends in a panic or in a bound that does not hold where it fails.

| | |
|---|---|
| parsers together ≥ ${grouped(REACH)}: ${grouped(parsers)} executions | ${parsers >= REACH ? "PASS" : "FAIL"} |
| each was answered | ${ok ? "PASS" : "FAIL"} |

| crate | target | executions | seconds |
|---|---|---|---|
${rows.map(({ of, name, count, seconds }) => `| ${of} | ${name} | ${grouped(count)} | ${seconds} |`).join("\n")}
`;
console.log(text);
writeFileSync(join(TOP, "bench/results", `${date}-fuzz.md`), text);
process.exit(ok && parsers >= REACH ? 0 : 1);
