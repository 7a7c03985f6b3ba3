/** Every room action without a mouse: only Tab, Enter, letters and the keys of the room. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { press, reach, write } from "./keyboard.mjs";
import { launch, signIn, startHouse, startPulse, until } from "./lab.mjs";

let house, stopPulse, browser;

before(async () => {
  stopPulse = await startPulse();
  house = await startHouse();
  browser = await launch("chromium");
});

after(async () => {
  await browser?.close();
  await house?.close();
  stopPulse?.();
});

const sees = (page, text) => page.getByText(text).filter({ visible: true }).first().waitFor();

test("register, come in, raise a hand, speak and leave: by keyboard alone", async () => {
  const { content } = await house.call(house.owner, "POST", "/api/invites", {});
  const { room } = await house.openRoom(house.owner, "By keyboard");
  const host = await signIn(browser, house, house.owner);
  await host.goto(`${house.base}/r/${room}`);
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, permissions: ["microphone"] });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${house.base}/i/${content.token}`);
  await page.getByLabel("Handle").waitFor();
  await write(page, /^Handle/, "keys_only");
  await write(page, /^What do you do/, "Types a lot");
  await reach(page, /^Field of work/);
  await page.keyboard.type("Software");
  await reach(page, /With a password instead/);
  await page.keyboard.press("Enter");
  await write(page, /^Password/, "a password by keyboard");
  await press(page, /^Reserve with this password/);
  await press(page, /^By keyboard/);
  await page.getByRole("button", { name: "Leave quietly" }).waitFor();
  await page.locator("h1").focus();
  await page.keyboard.press("h");
  await page.getByRole("dialog", { name: "Raise hand" }).waitFor();
  await press(page, /^Raise hand/);
  await page.getByRole("button", { name: "Lower hand" }).waitFor();
  await press(host, /^Bring up keys_only/);
  await page.getByRole("button", { name: "Unmute", exact: true }).waitFor();
  await page.locator("h1").focus();
  await page.keyboard.press("m");
  await page.getByRole("button", { name: "Mute", exact: true }).waitFor();
  await page.keyboard.press("m");
  await page.getByRole("button", { name: "Unmute", exact: true }).waitFor();
  await page.locator("h1").focus();
  await page.keyboard.down("Space");
  await page.getByRole("button", { name: "Mute", exact: true }).waitFor();
  await page.keyboard.up("Space");
  await page.getByRole("button", { name: "Unmute", exact: true }).waitFor();
  await page.locator("h1").focus();
  await page.keyboard.press("l");
  await sees(page, "Hallway");
  await context.close();
  await host.context().close();
});

test("every act of a moderator, and every answer to one, by keyboard alone", async () => {
  const owner = await house.member("mod");
  const { room } = await house.openRoom(owner, "All acts");
  const mod = await signIn(browser, house, owner);
  const guest = await house.member("guest");
  const page = await signIn(browser, house, guest);
  for (const each of [mod, page]) {
    await each.goto(`${house.base}/r/${room}`);
    await each.getByRole("button", { name: "Leave quietly" }).waitFor();
  }
  const name = new RegExp(`^${guest.handle}`);
  /** Opens the guest's sheet and does one thing in it. */
  const act = async (what, sure = false) => {
    await press(mod, name);
    await press(mod, what);
    if (sure) await press(mod, what);
  };
  const raise = async () => {
    await press(page, /^Raise hand/);
    await page.getByRole("dialog", { name: "Raise hand" }).waitFor();
    await press(page, /^Raise hand/);
    await page.getByRole("button", { name: "Lower hand" }).waitFor();
  };

  await raise();
  await press(page, /^Lower hand/);
  await page.getByRole("button", { name: "Raise hand" }).waitFor();
  await raise();
  await press(mod, new RegExp(`^Decline ${guest.handle}`));
  await page.getByRole("button", { name: "Raise hand" }).waitFor();

  await act(/^Invite to speak/);
  await press(page, /^Decline$/);
  await until("the invite to be over", async () => !(await page.getByRole("dialog").isVisible()));
  await mod.keyboard.press("Escape");
  await act(/^Invite to speak/);
  await press(page, /^Join muted/);
  await press(page, /^Unmute$/);
  await page.getByRole("button", { name: "Mute", exact: true }).waitFor();

  await mod.keyboard.press("Escape");
  await act(/^Mute$/);
  await press(page, /^Ask to unmute/);
  await press(mod, /Allow/);
  await page.getByRole("button", { name: "Unmute", exact: true }).waitFor();
  await mod.keyboard.press("Escape");
  await act(/^Make moderator/);
  await sees(page, "You’re a moderator now.");
  await mod.keyboard.press("Escape");
  await act(/^Take moderating back/, true);
  await sees(page, "You no longer moderate.");
  await mod.keyboard.press("Escape");
  await act(/^Move to audience/);
  await page.getByRole("button", { name: "Raise hand" }).waitFor();

  await mod.keyboard.press("Escape");
  await press(mod, /^More$/);
  await press(mod, /^Lock the room/);
  await sees(page, "Locked");
  await press(mod, /^More$/);
  await press(mod, /^Unlock the room/);
  await until("the lock to go", async () => !(await page.getByText("Locked").first().isVisible()));
  await press(mod, /^More$/);
  await press(mod, /^Title, topic and policy/);
  await write(mod, /^Title/, "Another title");
  const toPrompt = async () => {
    await reach(mod, /Sizes/);
    await mod.keyboard.press("Enter");
    await reach(mod, /^Prompt sound/);
  };
  await toPrompt();
  await mod.keyboard.press("Space");
  await press(mod, /^Save/);
  await sees(page, "Another title");
  await mod.keyboard.press("Escape");
  await press(mod, /^More$/);
  await press(mod, /^Title, topic and policy/);
  await toPrompt();
  assert.ok(await mod.getByRole("checkbox", { name: /^Prompt sound/ }).isChecked(), "the room asks for prompt sound");

  await mod.keyboard.press("Escape");
  await act(/^Ban from the room/, true);
  await sees(page, /banned/i);
  await mod.keyboard.press("Escape");
  // Tabs are one stop; the arrows go from one to the next.
  await reach(mod, /^Hands/);
  await mod.keyboard.press("ArrowRight");
  await press(mod, new RegExp(`^Let back in: ${guest.handle}`));
  await page.goto(`${house.base}/r/${room}`);
  await page.getByRole("button", { name: "Leave quietly" }).waitFor();
  await act(/^Remove from the room/, true);
  await sees(page, /removed/i);
  await mod.keyboard.press("Escape");
  await press(mod, /^More$/);
  await press(mod, /^End the room/);
  await press(mod, /^End the room/);
  await sees(mod, /over|ended/i);
  for (const each of [mod, page]) {
    assert.deepEqual(each.problems, []);
    await each.context().close();
  }
});
