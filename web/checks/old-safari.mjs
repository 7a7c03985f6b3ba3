// Refuses what Safari 17.0 lacks. What a browser may lack is used in src/ui/browser.ts alone, where it is looked for first.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

const root = new URL("..", import.meta.url).pathname;

/** Each with the first Safari that has it, or why not. */
const scripts = [
  [/\bPromise\.(withResolvers|try)\b/, "Safari 17.4, 18.2"],
  [/\b(Object|Map)\.groupBy\b/, "Safari 17.4"],
  [/\bAbortSignal\.any\b/, "Safari 17.4"],
  [/\bURL\.parse\b/, "Safari 18"],
  [/\bRegExp\.escape\b/, "Safari 18.2"],
  [/\bUint8Array\.from(Base64|Hex)\b|\.to(Base64|Hex)\(/, "Safari 18.2"],
  [/\bIterator\.from\b|\.(values|keys|entries)\(\)\s*\.(map|filter|take|drop|flatMap|reduce|some|every|find|forEach|toArray)\(/, "Safari 18.4: spread it into an array first"],
  [/\bMath\.(sumPrecise|f16round)\b|\bFloat16Array\b/, "Safari 18.2"],
  [/\bIntl\.(DurationFormat|MessageFormat)\b/, "no"],
  [/\bTemporal\b/, "no"],
  [/\brequestIdleCallback\b/, "no"],
  [/\bstartViewTransition\b/, "Safari 18"],
  [/(?<!\.)\bnavigation\.(navigate|addEventListener|currentEntry)\b/, "Safari 26.2: src/router.ts uses history"],
  [/\bariaNotify\b/, "no: src/ui/announce.ts"],
  [/\bdocumentPictureInPicture\b/, "no"],
  [/\bselectAudioOutput\b/, "no"],
  [/\bsetSinkId\b/, "Safari 18.4: src/ui/browser.ts"],
  [/\bwakeLock\b|\bmediaSession\b|\bsetMicrophoneActive\b|\bnavigator\.(connection|share|clipboard|permissions|serviceWorker)\b/, "not everywhere: src/ui/browser.ts"],
  [/\bMediaStreamTrack(Processor|Generator)\b|\bcreateEncodedStreams\b/, "Chromium only, or workers only"],
  [/\bjitterBufferTarget\b/, "Safari 27"],
  [/\bAudio(Decoder|Encoder)\b|\bWebTransport\b/, "Safari 26"],
  [/\b(commandfor|closedby|interestfor)=/i, "Safari 26 and later"],
  [/\bsetHTML\b|\bSanitizer\b/, "no"],
  [/\bscheduler\.(yield|postTask)\b/, "no"],
];

const styles = [
  [/@starting-style\b/, "Safari 17.5"],
  [/@scope\b/, "Safari 17.4"],
  [/@property\s+--[\s\S]*initial-value:\s*;/, "needs a value"],
  [/@view-transition\b|::view-transition/, "Safari 18"],
  [/\banchor-name\b|\bposition-anchor\b|\banchor\(/, "Safari 26"],
  [/\bfield-sizing\b/, "no"],
  [/\binterpolate-size\b|\bcalc-size\(/, "no"],
  [/\banimation-timeline\b|\bscroll-timeline\b/, "Safari 26"],
  [/\balign-content:[^;]*;[^}]*display:\s*block/, "Safari 17.4"],
  [/::details-content\b/, "Safari 18.4"],
  [/\bif\(/, "no"],
];

const exempt = new Set(["src/ui/browser.ts"]);

const files = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const path = join(folder, entry.name);
  return entry.isDirectory() ? files(path) : [path];
});

const wrong = [];
for (const path of files(join(root, "src"))) {
  const name = relative(root, path);
  const rules = name.endsWith(".css") ? styles : /\.(tsx?|js)$/.test(name) && name !== "src/shell/sw.js" ? scripts : [];
  if (exempt.has(name)) continue;
  readFileSync(path, "utf8").split("\n").forEach((line, at) => {
    const code = name.endsWith(".css") ? line : line.replace(/(^|\s)\/\/.*$|^\s*(\/\*\*|\*).*$/, "");
    for (const [pattern, note] of rules) if (pattern.test(code)) wrong.push(`${name}:${at + 1}: ${code.match(pattern)[0]} (${note})`);
  });
}

// A rule that matches nothing it should is no rule.
const seeded = [["Promise.withResolvers()", scripts], ["map.values().map(f)", scripts], ["navigator.wakeLock.request()", scripts], ["@starting-style {", styles]];
for (const [line, rules] of seeded) if (!rules.some(([pattern]) => pattern.test(line))) wrong.push(`the check itself no longer sees: ${line}`);

if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
console.log("old safari: nothing it lacks");
