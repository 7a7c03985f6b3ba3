// Every screen in every language but English, which `screens.mjs` looks at by itself: on the narrowest phone, where words are cut first.
// Given a folder, it draws the phone for people to look at, a folder a language.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const out = process.argv[2];
const languages = readdirSync(new URL("../locales", import.meta.url)).filter((language) => language !== "en");
const wrong = languages.filter((language) => {
  const folder = out === undefined ? "" : `${out}/${language}`;
  const args = [new URL("screens.mjs", import.meta.url).pathname, folder, "", out === undefined ? "320" : "320,390"];
  console.log(language);
  return spawnSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, SCREENS_LANGUAGE: language } }).status !== 0;
});
process.exit(wrong.length === 0 ? 0 : 1);
