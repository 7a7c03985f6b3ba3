/** The styleguide as `npm run dev` serves it: all tokens in each look, and parts that do what they do in the product. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { createServer } from "vite";
import { launch, signIn, TOP, until } from "./lab.mjs";

let browser, vite;

before(async () => {
  vite = await createServer({ root: join(TOP, "web"), logLevel: "silent", server: { host: "127.0.0.1", port: 0 } });
  await vite.listen();
  browser = await launch("chromium");
});

after(async () => {
  await browser?.close();
  await vite?.close();
});

/** Of the look with this name: its paper, and its quiet words. */
const colours = (page, look) => page.locator(".guide-look").filter({ has: page.getByRole("heading", { name: look, exact: true }) }).evaluate((element) => [
  getComputedStyle(element).backgroundColor, getComputedStyle(element.querySelector(".quiet")).color,
]);
const worn = (page) => page.evaluate(() => [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.querySelector("#motion ~ .quiet")).color]);

test("every token stands there in four looks, and the page wears each of them", async () => {
  const page = await signIn(browser, { base: vite.resolvedUrls.local[0] }, null);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(new URL("styleguide", vite.resolvedUrls.local[0]).href);
  await page.getByRole("heading", { level: 1, name: "Styleguide" }).waitFor();
  const looks = ["Light", "Dark", "Light, more contrast", "Dark, more contrast"];
  const all = await Promise.all(looks.map((look) => colours(page, look)));
  assert.equal(new Set(all.map(String)).size, looks.length, "no look is another");
  const names = (look) => page.locator(".guide-look").nth(look).locator("code").allTextContents();
  const first = await names(0);
  for (const name of ["--paper", "--ink", "--soft", "--edge", "--seal", "--jade"]) assert.ok(first.includes(name), name);
  for (const look of [1, 2, 3]) assert.deepEqual(await names(look), first);
  for (const name of ["--serif", "--text-h1", "--space-1", "--target", "--quick"]) assert.ok((await page.locator("code").allTextContents()).some((text) => text.startsWith(name)), name);

  for (const [at, look] of looks.entries()) {
    await page.getByRole("radio", { name: look, exact: true }).check();
    assert.deepEqual(await worn(page), all[at], look);
  }
  // What the page shows of more contrast is what a browser that asks for it gets.
  await page.getByRole("radio", { name: "Of this device" }).check();
  assert.deepEqual(await worn(page), all[0]);
  await page.emulateMedia({ colorScheme: "light", contrast: "more" });
  await until("the device's look", async () => String(await worn(page)) === String(all[2]));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("its dialogs open and close as anywhere", async () => {
  const page = await signIn(browser, { base: vite.resolvedUrls.local[0] }, null);
  await page.goto(new URL("styleguide", vite.resolvedUrls.local[0]).href);
  const opens = page.getByRole("button", { name: "Open a dialog" });
  await opens.click();
  await page.getByRole("dialog", { name: "About mai" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.ok(await opens.evaluate((element) => element === document.activeElement));
  await page.getByRole("button", { name: "Open one that must be answered" }).click();
  await page.getByRole("dialog", { name: "End the room?" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog").count(), 1, "there is no way around the buttons");
  await page.getByRole("button", { name: "Not yet" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
