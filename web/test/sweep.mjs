// Looks at every screen in light and dark, at 320, 390 and 1280 px: what axe finds, whether it scrolls sideways, whether words are cut, and whom it asks.
// At 320 px, where words are cut first, it says everything in every language and in none. SCREENS_LANGUAGE=it shows everything in Italian alone, and so on.
// Usage: node test/sweep.mjs [folder for pictures] [which screens] [widths]
import { mkdirSync, readFileSync } from "node:fs";
import { watch } from "./asked.mjs";
import { cut, settled } from "./cut.mjs";
import { CSP } from "./fake-server.mjs";
import { each, launch, withScreen } from "./open-screen.mjs";
import { keepPicture } from "./picture.mjs";
import { screens } from "./screens.mjs";
import { chosen, LANGUAGES, PSEUDO, sayEnglish, withCatalogues } from "./speak.mjs";

const begin = Date.now();
const language = process.env.SCREENS_LANGUAGE ?? "en";
const out = process.argv[2] || null;
/** These are drawn; the others are looked at by axe alone. */
const drawn = (width, colorScheme) => out !== null && ((width === 390 && colorScheme === "light") || (width === 1280 && colorScheme === "dark"));
const only = process.argv[3];
/** A quick look leaves the others out. */
const widths = (process.argv[4] ?? "320,390,1280").split(",").map(Number);
if (out !== null) mkdirSync(out, { recursive: true });
const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** In the dark only colours change. */
const RULES = {
  light: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  dark: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};
const NARROWEST = 320;
let found = 0;

/**
 * One screen, loaded once and then looked at at each of these sizes. Of the client only `ui/width.ts` asks for the width,
 * and it listens for changes; so a resized screen is the one that a load at that width shows. Each is looked at in full.
 * On the narrowest phone it is loaded in the longest words, which is what texts that it keeps go on saying.
 */
async function show(name, screen, sizes) {
  const { look = async () => undefined } = screen;
  let [[at]] = sizes;
  const inAll = at === NARROWEST && language === "en";
  const expected = screen.state?.failing || name === "unreachable" ? /503/ : name === "room-reconnecting" ? /WebSocket|ERR_|Failed to load/ : /status of 4\d\d/;
  const complaints = [];
  const complain = (text) => complaints.push(`${name}-${at}: ${text}`);
  const heard = (text) => expected.test(text) || complain(text);
  let watched;
  const before = async (page, fake) => {
    page.on("console", (message) => message.type() === "error" && heard(message.text()));
    page.on("pageerror", (error) => heard(String(error)));
    if (inAll) await withCatalogues(page);
    watched = await watch(page, fake.address);
  };
  try {
    await withScreen(browser, name, screen, { size: sizes[0], language: inAll ? PSEUDO : language, before }, async ({ page: loaded, bare, fake }) => {
      if (inAll) {
        await look({ page: loaded, fake });
        await lookAtWords(bare, complain);
      }
      const page = inAll ? bare : loaded;
      await page.evaluate(axe);
      for (const [width, height] of sizes) {
        at = width;
        await page.setViewportSize({ width, height });
        await page.evaluate(showFocus);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          await look({ page, fake });
          await page.evaluate(settled);
          if (drawn(width, colorScheme)) await keepPicture(await page.screenshot(), `${out}/${name}-${width}.webp`);
          for (const text of await page.evaluate(broken, RULES[colorScheme])) complain(`${colorScheme}: ${text}`);
        }
        await lookAtLines(page, width === NARROWEST, complain);
      }
      await lookAtWhomItAsked(watched, screen, complain);
    });
  } catch (error) {
    heard(String(error).split("\n").slice(0, 3).join(" "));
  }
  found += complaints.length;
  for (const text of complaints) console.log(text);
}

async function lookAtLines(page, narrowest, complain) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) complain(`scrolls sideways by ${over} px`);
  if (narrowest) for (const text of await page.evaluate(cut)) complain(text);
}

/** The longest words, then every language but English as another tab of the device chooses it; at the end English, which is looked at with the rest. */
async function lookAtWords(page, complain) {
  await page.waitForFunction(() => document.body.textContent.includes("⟦")); // The stand-in's words may come before the page's.
  const longest = await page.evaluate(inNone);
  for (const tag of [PSEUDO, ...LANGUAGES.filter((tag) => tag !== "en")]) {
    if (tag !== PSEUDO) await page.evaluate(chosen, tag);
    await page.evaluate(settled);
    await lookAtLines(page, true, (text) => complain(`${tag}: ${text}`));
  }
  await page.evaluate(sayEnglish);
  await page.evaluate(chosen, "en");
  if (await page.evaluate(inNone) >= longest) complain("its words stayed in the place of English");
}

/** In the page: how many of its texts are in no language. */
const inNone = () => document.body.textContent.split("⟦").length - 1;

/** Nobody but its own server, under the policy that allows nobody else. */
async function lookAtWhomItAsked(watched, { path }, complain) {
  for (const what of await watched.foreign()) complain(`asks somebody else: ${what}`);
  for (const policy of watched.policies) if (policy !== CSP) complain(`another policy: ${policy}`);
  if (!watched.asked.some((url) => url.endsWith(".js"))) complain("what it asks for was not seen");
  if (path.startsWith("/r/") && !watched.asked.some((url) => url.startsWith("ws:"))) complain("its socket was not seen");
}

/** In the page: what was touched last comes into view, as far as it is not, as after touching it at this width. */
const showFocus = () => {
  scrollTo(0, 0);
  if (document.activeElement !== document.body) document.activeElement?.scrollIntoViewIfNeeded();
};

/** In the page: what axe finds. Of rules that hold it need not write down where they do. */
const broken = async (runOnly) => {
  const { violations } = await globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(" | ")} ${nodes[0].failureSummary?.split("\n")[1] ?? ""}`);
};

const browser = await launch();
const shown = Object.entries(screens).filter(([name]) => !only || new RegExp(only).test(name));
/** Of a phone what its browser leaves. */
const sizes = [[NARROWEST, 640], [390, 664], [1280, 800]].filter(([width]) => widths.includes(width));
/** A picture keeps no other words than English; so what is drawn is not what was loaded on the narrowest phone. */
const together = out === null || language !== "en" ? [sizes] : [sizes.filter(([width]) => width === NARROWEST), sizes.filter(([width]) => width !== NARROWEST)];
const loads = ({ byWidth }) => (byWidth ? sizes.map((size) => [size]) : together.filter(({ length }) => length > 0));
await each(shown.flatMap(([name, screen]) => loads(screen).map((sizes) => [name, screen, sizes])), show);
await browser.close();
console.log(`${found} found, in ${Math.round((Date.now() - begin) / 1000)} s`);
process.exit(found === 0 ? 0 : 1);
