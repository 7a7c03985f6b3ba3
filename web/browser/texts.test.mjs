// Text messages in a real browser: invited by number and let in by its code, and told by text that one is let in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startGateway } from "./gateway.mjs";
import { launch, signIn, startHouse, until } from "./lab.mjs";

let browser, gateway;

before(async () => {
  gateway = await startGateway();
  browser = await launch("chromium");
});
after(async () => {
  await browser?.close();
  gateway?.close();
});

const textTo = (number, from) => until(`a text to ${number}`, async () => gateway.texts.slice(from).find(({ to }) => to === number));

async function guest() {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(String(error)));
  return page;
}

/** Fills the form of a new account; without a lock on the device, with a password. */
async function fill(page, handle) {
  await page.getByLabel("Handle").fill(handle);
  await page.getByLabel("What do you do?").fill("Teaches physics");
  const aside = page.getByText("With a password instead");
  const password = page.getByLabel("Password", { exact: true });
  await aside.or(password).first().waitFor();
  if (await aside.isVisible()) await aside.click();
  await password.fill("a long enough secret");
}

const send = (page) => page.getByRole("button", { name: "Reserve with this password" }).click();

test("an invite made out to a phone is texted, and its code lets in whom it is for", async () => {
  const house = await startHouse({ JUSHOU__SERVER__PRESET: "clubhouse", ...gateway.settings });
  try {
    const owner = await signIn(browser, house, house.owner);
    await owner.goto(`${house.base}/invites`);
    await owner.getByLabel("Whom it is for").selectOption("phone");
    await owner.getByLabel("Their phone number").fill("+49 160 1234567");
    await owner.getByRole("button", { name: "Make an invite" }).click();
    await owner.getByText("A text message with the link").waitFor();
    const { text } = await textTo("+491601234567", 0);
    const [link] = text.match(/http\S+\/i\/[\w-]+/);
    const code = text.match(/\b(\d{8})\b(?!.*\b\d{8}\b)/)[1];
    assert.ok(link.startsWith(house.base), link);

    const ann = await guest();
    await ann.goto(link);
    await fill(ann, "ann");
    await ann.getByLabel("The code that came with the link").fill("00000000");
    await send(ann);
    await ann.getByText("That is not the code.").first().waitFor();
    await ann.getByLabel("The code that came with the link").fill(`${code.slice(0, 4)} ${code.slice(4)}`);
    await send(ann);
    await ann.waitForURL((url) => url.pathname === "/");

    await owner.goto(`${house.base}/admin/admission`);
    await owner.getByText("One message in the last 24 hours").waitFor();
    await owner.getByText("By numbers that begin alike").click();
    await owner.getByText("1 sent, 1 used").waitFor();
    assert.deepEqual([...ann.problems, ...owner.problems], []);
  } finally {
    await house.close();
  }
});

test("who gave a number on the form is told by text when staff let them in", async () => {
  const house = await startHouse({ JUSHOU__SERVER__PRESET: "capital-coffee", ...gateway.settings });
  try {
    const from = gateway.texts.length;
    const ann = await guest();
    await ann.goto(`${house.base}/join`);
    await fill(ann, "ann");
    await ann.getByLabel("Your name").fill("Ann Lee");
    await ann.getByLabel("A phone number we may call").fill("+49 151 7654321");
    await ann.getByLabel(/^Your occupation/).fill("Teacher, at a school");
    await send(ann);
    await ann.waitForURL((url) => url.pathname === "/wait");
    assert.equal(gateway.texts.length, from, "nobody is written to for having registered");

    const owner = await signIn(browser, house, house.owner);
    await owner.goto(`${house.base}/admin/waitlist`);
    await owner.getByRole("button", { name: "Let in ann" }).click();
    const { text } = await textTo("+491517654321", from);
    assert.match(text, /has let you in/);
    await ann.waitForURL((url) => url.pathname === "/");
    assert.deepEqual([...ann.problems, ...owner.problems], []);
  } finally {
    await house.close();
  }
});
