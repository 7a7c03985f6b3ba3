// How long a dry run over 100,000 applicants takes: in the pure engine, and as an owner meets it, over HTTP from a server
// with SQLite. Passes where the engine's evaluation and the answer over HTTP each take 2 s at most.
//
//   node bench/dry-run.mjs [file to write]            release builds, as the result files have it
//   PROFILE=dev node bench/dry-run.mjs                whatever is built already
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";

const file = process.argv[2];
const profile = process.env.PROFILE ?? "release";
const BOUND_MS = 2000;

const run = (crate) => execFileSync("cargo", ["run", "--quiet", "--profile", profile, "-p", crate, "--example", "dry_run"], { encoding: "utf8" }).trim().split("\n");
const took = (lines, pattern) => Math.min(...lines.map((line) => Number(line.match(pattern)?.[1] ?? Number.NaN)).filter((ms) => !Number.isNaN(ms)));

const engine = run("domain");
const http = run("server");
const figures = [
  ["in the engine, two rules, one thread", took(engine, /: (\d+) ms,/), took(engine, /at work (\d+) ms$/)],
  ["over HTTP, with reading, the best of three", took(http, /, (\d+) ms over HTTP$/), took(http, /at work (\d+) ms,.*HTTP$/)],
  ["the same, by a rule that reads what applicants wrote", took(http, /, (\d+) ms over HTTP, every/), took(http, /at work (\d+) ms,.*opened$/)],
];
const failed = figures.some(([, ms]) => !(ms <= BOUND_MS));
const text = `# Dry run: 100,000 applicants

${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}. Profile ${profile}.

| what | took | of which at work | bound | |
|---|---|---|---|---|
${figures.map(([what, ms, work]) => `| ${what} | ${ms} ms | ${work} ms | ${BOUND_MS} ms | ${ms <= BOUND_MS ? "PASS" : "FAIL"} |`).join("\n")}

\`\`\`
${[...engine, ...http].join("\n")}
\`\`\`
`;
if (file) writeFileSync(file, text);
process.stdout.write(text);
process.exit(failed ? 1 : 0);
