// Every screen on a phone in every language: what axe finds, and, with English, whether the words of any are cut on the narrowest. Usage: node test/languages.mjs [folder] [languages]
// Given a folder, it draws them there for people to look at, a folder a language, and writes down which there are.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { screens } from "./screens.mjs";
import { LANGUAGES } from "./speak.mjs";

const out = process.argv[2] || null;
const asked = process.argv[3]?.split(",") ?? LANGUAGES;

const wrong = asked.filter((language) => {
  const folder = out === null ? "" : `${out}/${language}`;
  // A screen that is gone leaves no picture.
  if (out !== null) rmSync(folder, { recursive: true, force: true });
  console.log(language);
  const begin = Date.now();
  const { status } = spawnSync(process.execPath, [new URL("sweep.mjs", import.meta.url).pathname, folder, "", language === "en" ? "320,390" : "390"], { stdio: "inherit", env: { ...process.env, SCREENS_LANGUAGE: language } });
  console.log(`${Math.round((Date.now() - begin) / 1000)} s`);
  return status !== 0;
});

if (out !== null) {
  const drawn = LANGUAGES.filter((language) => existsSync(`${out}/${language}`));
  const bytes = drawn.flatMap((language) => readdirSync(`${out}/${language}`).map((file) => statSync(`${out}/${language}/${file}`).size)).reduce((sum, size) => sum + size, 0);
  const rows = Object.keys(screens).map((name) => `| ${name} | ${drawn.map((language) => (existsSync(`${out}/${language}/${name}.webp`) ? `[${language}](${language}/${name}.webp)` : "")).join(" | ")} |`);
  writeFileSync(`${out}/README.md`, `# Every screen, in every language

What a phone shows in 390 × 664 points, drawn from the built client before a stand-in for the server (\`web/test/screens.mjs\` says how each comes about);
\`npm run screens\` in \`web/\` draws them anew, and fails where axe finds something or words are cut at 320 points. First minutes, drawn by a browser test (\`PICTURES=docs/screens/first-minute node --test browser/demo.test.mjs\` there): [first-minute](first-minute).

| screen | ${drawn.join(" | ")} |
|---|${drawn.map(() => "---|").join("")}
${rows.join("\n")}
`);
  console.log(`${rows.length} screens in ${drawn.length} languages, ${(bytes / 1e6).toFixed(1)} MB`);
}
process.exit(wrong.length === 0 ? 0 : 1);
