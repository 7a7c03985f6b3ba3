/** The first steps of a fresh server, by keyboard alone: each can be skipped, each does what it says, and none is for anybody but an owner. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, signIn, startHouse, until } from "./lab.mjs";
import { inHallway, member, refused, register } from "./presets.mjs";
import { startSmtp } from "./smtp.mjs";

let house, browser, smtp;

before(async () => {
  smtp = await startSmtp();
  house = await startHouse({ JUSHOU__MAIL__HOST: "127.0.0.1", JUSHOU__MAIL__PORT: String(smtp.port), JUSHOU__MAIL__TLS: "none", JUSHOU__MAIL__FROM: "noreply@talk.test" });
  browser = await launch("chromium");
});
after(async () => {
  await browser?.close();
  await house?.close();
  smtp?.close();
});

/** Tabs on until the focus is where it should be: whoever has no mouse gets there. */
async function tabTo(page, locator) {
  for (let press = 0; press < 60; press++) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not reach it");
}
const press = async (page, role, name) => {
  const control = page.getByRole(role, { name, exact: true });
  await tabTo(page, control);
  await page.keyboard.press("Enter");
};
const step = (page, name) => until(`the focus on the step ${name}`, () => page.evaluate((name) => document.activeElement?.tagName === "H2" && document.activeElement.textContent.endsWith(name), name));

test("an owner names the house, lets everybody in and gets a test letter; the next newcomer is a member at once", async () => {
  const waiting = await signIn(browser, house, null);
  await register(waiting, house, { handle: "early", stated: "Comes before the set-up" });
  await waiting.waitForURL((url) => url.pathname === "/wait");
  const owner = await signIn(browser, house, house.owner, { viewport: { width: 390, height: 844 } });
  await owner.goto(house.base);
  await press(owner, "link", "Set up this server");
  await owner.getByRole("heading", { level: 1, name: "Set up this server" }).waitFor();
  await tabTo(owner, owner.getByLabel("Name of the house"));
  await owner.keyboard.press("ControlOrMeta+a");
  await owner.keyboard.type("Night Shift");
  await press(owner, "button", "Save and go on");
  await step(owner, "Who may enter");
  const now = owner.getByRole("radio", { name: /^As it is now/ });
  await tabTo(owner, now);
  assert.equal(await now.isChecked(), true, "what is in force is chosen already");
  const everybody = owner.getByRole("radio", { name: /^Everybody/ });
  for (let down = 0; down < 10 && !(await everybody.isChecked()); down++) await owner.keyboard.press("ArrowDown");
  assert.equal(await refused(waiting, "GET", "/api/rooms"), "not_a_member", "looking at a choice changes nothing");
  await press(owner, "button", "Save and go on");
  await step(owner, "How mail is sent");
  await owner.getByText("Letters go out by 127.0.0.1").waitFor();
  await tabTo(owner, owner.getByLabel("Your mail address"));
  await owner.keyboard.type("mai@hill.example");
  await press(owner, "button", "Send me a test letter");
  await owner.getByText("The letter is on its way").first().waitFor();
  assert.ok(smtp.letters.some((letter) => letter.includes("To: mai@hill.example") && letter.includes("Night Shift: a test letter")));
  smtp.close();
  await press(owner, "button", "Send me a test letter");
  await owner.getByText("127.0.0.1 does not answer at port").waitFor();
  await press(owner, "button", "Done");
  await inHallway(owner);
  assert.equal(await owner.locator(".set-up-card").count(), 0);
  const newcomer = await signIn(browser, house, null);
  await register(newcomer, house, { handle: "late", stated: "Comes after it" });
  await inHallway(newcomer);
  for (const page of [waiting, owner, newcomer]) {
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

test("whoever is no owner is shown no step, and past the buttons gets what the waitlist answers them", async () => {
  const page = await signIn(browser, house, await member(house, "guest"));
  await page.goto(`${house.base}/admin/set-up`);
  await inHallway(page);
  for (const [method, path, body] of [["GET", "/api/admin/presets"], ["GET", "/api/admin/mail"], ["POST", "/api/admin/mail/test", { to: "a@b.example" }]]) {
    assert.equal(await refused(page, method, path, body), "not_allowed", path);
  }
  await page.context().close();
});
