/**
 * A device's address changes in the middle of talk (T9), in real browsers: how long a speaker is not heard, and a listener hears nothing.
 *
 *   JUSHOU=$PWD/target/release/jushou node bench/address-changes.mjs [chromium|firefox]      ROUNDS=7 in each of three ways
 *
 * In network namespaces joined by two cables, which takes root. Writes bench/results/<date>-address-changes-<browser>.md.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { TOP, launch, startPulse } from "../web/browser/lab.mjs";
import { ground, moves } from "../web/browser/moving.mjs";
import { percentile } from "../web/browser/moves.mjs";
import { enter, standsInSpace, whyNot } from "../web/browser/spaces.mjs";

const kind = process.argv[2] ?? process.env.KIND ?? "chromium";
const ROUNDS = Number(process.env.ROUNDS ?? 7);
/** T9: back by another path, and the longest that connecting anew may take. */
const [BOUND_MS, REJOIN_MS] = [2_000, 6_000];

if (!standsInSpace()) {
  const why = whyNot();
  if (why !== null) throw new Error(why);
  process.env.KIND = kind;
  process.exit(await enter(import.meta.url));
}

const stopPulse = await startPulse();
const scene = await ground();
const speaker = await launch(kind);
// A listener's browser has mostly never been asked for a microphone, and then shows pages no more of its addresses than it must.
const asked = kind === "chromium" ? await launch(kind, { permits: false }) : null;
const browsers = asked ? { speaker, listener: asked, "listener who allowed the microphone before": speaker } : { speaker, listener: speaker };
let all;
try {
  all = await moves(scene, browsers, ROUNDS, console.log);
} finally {
  for (const browser of [speaker, asked]) await browser?.close();
  await scene.close();
  stopPulse();
}

const date = new Date().toISOString().slice(0, 10);
const rows = [];
for (const [who, ways] of Object.entries(all.times)) {
  for (const [way, times] of [...Object.entries(ways), ["all", Object.values(ways).flat()]]) {
    const [middle, most, longest] = [50, 95, 100].map((percent) => percentile(times, percent));
    const verdict = way === "all" ? `p95 ≤ ${BOUND_MS} ms: ${most <= BOUND_MS ? "PASS" : "FAIL"}; longest ≤ ${REJOIN_MS} ms: ${longest <= REJOIN_MS ? "PASS" : "FAIL"}` : "";
    rows.push(`| ${who} | ${way} | ${times.length} | ${middle} | ${most} | ${longest} | ${verdict} |`);
  }
}
const text = `# A device's address changes in the middle of talk: ${kind}, ${date}

${cpus().length} × ${cpus()[0].model}. Two network namespaces joined by two cables; server and host on one side, browsers on the other. Milliseconds from the
change until packets came again and went on coming.

| who | what changed | times | p50 | p95 | longest | T9 |
|---|---|---|---|---|---|---|
${rows.join("\n")}

Connections made anew: ${Object.entries(all.anew).map(([who, times]) => `${who} ${times}`).join(", ")}. Views with somebody in them twice: ${all.twice}. Times the speaker was found muted: ${all.muted}.
Faults in pages: ${all.problems.length === 0 ? "none" : all.problems.join("; ")}.
`;
console.log(text);
writeFileSync(join(TOP, `bench/results/${date}-address-changes-${kind}.md`), text);
