// One of the screens in a browser: the built client before a stand-in for the server.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { fresh, startFake } from "./fake-server.mjs";
import { speaking } from "./speak.mjs";

const stubs = readFileSync(new URL("stubs.js", import.meta.url), "utf8");

export const launch = (more = []) => chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", ...more],
});

/** Loads the screen called `name`, has happen what happens there first, and gives it to `use`; `before`: what is done with the page until then; `bare`: the page, asked in what it says. */
export async function withScreen(browser, name, { path, state = {}, act = async () => undefined, agent, script }, { size: [width, height], language = "en", before = async () => undefined }, use) {
  // What happens on a screen changes the state: the next to load it begins anew.
  const fake = await startFake({ state: structuredClone({ ...fresh(), ...state }) });
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: "light", reducedMotion: "reduce", permissions: name.includes("explain") ? [] : ["microphone"], serviceWorkers: "block", ...(agent ? { userAgent: agent } : {}) });
  try {
    const bare = await context.newPage();
    const page = await speaking(bare, language);
    page.setDefaultTimeout(15_000);
    await page.addInitScript(stubs);
    if (script !== undefined) await page.addInitScript(script);
    await before(page, fake);
    await page.goto(fake.address + path);
    await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
    await act({ page, fake, width });
    return await use({ page, bare, fake });
  } finally {
    await context.close();
    fake.close();
  }
}

/** Each of `jobs` is done, as many at once as a small machine has cores. */
export async function each(jobs, work) {
  const left = [...jobs];
  const worker = async () => {
    for (let job = left.shift(); job; job = left.shift()) await work(...job);
  };
  await Promise.all([worker(), worker()]);
}
