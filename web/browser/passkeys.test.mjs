// Passkeys in a real browser with a virtual authenticator: registering, signing in, a second device, a lost device.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, startHouse, until } from "./lab.mjs";
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

/** A browser of its own; with a device that has a lock, or without any. */
async function device({ lock }) {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(String(error)));
  if (lock) {
    const cdp = await context.newCDPSession(page);
    await cdp.send("WebAuthn.enable");
    const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options });
    page.keys = async () => (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
  }
  return { context, page };
}

const codeTo = (mail, after) =>
  until(`a code to ${mail}`, async () => smtp.letters.slice(after).find((letter) => letter.includes(`To: ${mail}`) && letter.includes("Your code for"))?.match(/\b\d{8}\b/)?.[0]);

const byPasskey = async (page) => {
  await page.goto(`${house.base}/sign-in`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL((url) => url.pathname === "/wait");
};

test("an account lives by passkeys: made, used, a second device, and a lost one", async () => {
  const phone = await device({ lock: true });
  await phone.page.goto(`${house.base}/join`);
  await phone.page.getByLabel("Handle").fill("ann");
  await phone.page.getByLabel("What do you do?").fill("Teaches physics");
  await phone.page.getByText("With a password instead").waitFor();
  await phone.page.getByRole("button", { name: "Reserve a handle" }).click();
  await phone.page.waitForURL((url) => url.pathname === "/wait");
  const [key] = await phone.page.keys();
  assert.ok(key.isResidentCredential, "the device finds it without a handle");
  assert.equal(key.rpId, "localhost");

  // Signing in, again and again.
  for (let turn = 0; turn < 2; turn++) {
    await phone.context.clearCookies();
    await byPasskey(phone.page);
  }

  // An address and recovery codes, for the day the phone is gone.
  await phone.page.goto(`${house.base}/settings`);
  await phone.page.getByRole("button", { name: "Add a mail address" }).click();
  const dialog = phone.page.getByRole("dialog");
  const sent = smtp.letters.length;
  await dialog.getByLabel("Mail address").fill("ann@work.test");
  await dialog.getByRole("button", { name: "Send a code" }).click();
  await dialog.getByLabel("Code from the letter").fill(await codeTo("ann@work.test", sent));
  await dialog.getByRole("button", { name: "Save" }).click();
  await phone.page.getByText("ann@work.test").waitFor();
  await phone.page.getByRole("button", { name: "Make new codes" }).click();
  await phone.page.locator(".ways-codes code").first().waitFor();
  const codes = await phone.page.locator(".ways-codes code").allTextContents();
  assert.equal(codes.length, 10);
  await phone.page.getByRole("button", { name: "I have kept them" }).click();

  // A second device: in by a code, then a passkey of its own.
  const laptop = await device({ lock: true });
  await laptop.page.goto(`${house.base}/sign-in`);
  const before = smtp.letters.length;
  await laptop.page.getByText("A code by mail").click();
  await laptop.page.getByLabel("Mail address").fill("ann@work.test");
  await laptop.page.getByRole("button", { name: "Send a code" }).click();
  await laptop.page.getByLabel("Code from the letter").fill(await codeTo("ann@work.test", before));
  await laptop.page.locator("details[open]").getByRole("button", { name: "Sign in", exact: true }).click();
  await laptop.page.waitForURL((url) => url.pathname === "/wait");
  await laptop.page.goto(`${house.base}/settings`);
  await laptop.page.getByRole("button", { name: "Add a passkey" }).click();
  await laptop.page.locator(".ways-list > li").nth(1).waitFor();
  await laptop.context.clearCookies();
  await byPasskey(laptop.page);

  // The phone is told, and the second device told nothing of its own doing.
  await phone.page.goto(`${house.base}/settings`);
  await phone.page.getByText("Somebody signed in to your account.").first().waitFor();
  await phone.page.getByText("A passkey was added.").first().waitFor();

  // The phone is lost: without any device, by a recovery code, once.
  const borrowed = await device({ lock: false });
  await borrowed.page.goto(`${house.base}/sign-in`);
  const recover = async (code) => {
    await borrowed.page.getByText("Recovery code", { exact: true }).first().click();
    const way = borrowed.page.locator("details[open]");
    await way.getByLabel("Handle").fill("ann");
    await way.getByLabel("Recovery code").fill(code);
    await way.getByRole("button", { name: "Sign in" }).click();
  };
  await recover(codes[0]);
  await borrowed.page.waitForURL((url) => url.pathname === "/wait");
  // The lost phone's passkey is removed, and opens nothing any more.
  await borrowed.page.goto(`${house.base}/settings`);
  await borrowed.page.locator(".ways-list > li").first().getByRole("button", { name: /^Remove/ }).click();
  await borrowed.page.getByText("Passkey removed").first().waitFor();
  await phone.context.clearCookies();
  await phone.page.goto(`${house.base}/sign-in`);
  await phone.page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await phone.page.getByText("This passkey does not open an account here").first().waitFor();
  await borrowed.context.clearCookies();
  await borrowed.page.goto(`${house.base}/sign-in`);
  await recover(codes[0]);
  await borrowed.page.getByText("This code is wrong, too old, or was used.").first().waitFor();
  for (const { page, context } of [phone, laptop, borrowed]) {
    assert.deepEqual(page.problems, []);
    await context.close();
  }
});
