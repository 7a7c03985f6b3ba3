// Signing on at a real OpenID Connect provider in a real browser: as a proof, to sign in, and as the only way in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { freePort, launch, signIn, startHouse, until } from "./lab.mjs";
import { startProvider } from "./provider.mjs";

const people = {
  ann: { name: "Ann.Hill", mail: "ann@hill.example", groups: ["staff"] },
  head: { name: "head", mail: "head@hill.example", groups: ["staff", "heads"] },
  guest: { name: "guest", mail: "guest@hill.example", groups: ["visitors"] },
  cy: { name: "cy", mail: "cy@elsewhere.example", groups: ["staff"] },
};
let house, browser, provider;

before(async () => {
  const port = await freePort();
  // The provider has to know where it sends browsers back to before the server knows the provider.
  const callback = `http://localhost:${port}/api/sign-on/hill/callback`;
  provider = await startProvider({ people, callbacks: [callback] });
  const hill = {
    name: "hill", label: "Hill Clinic", issuer: provider.issuer, client_id: "jushou", client_secret: provider.secret, kind: "organisation",
    organisation: "Hill Clinic", scopes: ["openid", "email", "profile", "groups"], groups_claim: "groups", member_groups: ["staff"], owner_groups: ["heads"],
    mail_domains: ["hill.example"],
  };
  const list = Object.entries(hill).map(([key, value]) => `${key} = ${JSON.stringify(value)}`).join(", ");
  house = await startHouse({ JUSHOU__OUTWARD__ALLOW: `["127.0.0.0/8", "::1/128"]`, JUSHOU__SIGN_ON__PROVIDERS: `[{ ${list} }]` }, port);
  browser = await launch("chromium");
});
after(async () => {
  await browser?.close();
  await house?.close();
  provider?.close();
});

/** Remembers where the provider sent this page back to. */
function watch(page) {
  page.backs = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/sign-on/hill/callback")) page.backs.push(request.url());
  });
  return page;
}

/** A browser of its own. */
async function open() {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 390, height: 844 } });
  const page = watch(await context.newPage());
  page.setDefaultTimeout(15_000);
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(String(error)));
  return page;
}

/** From our button to the provider and back. The provider asks for a login only where it does not know the browser. */
async function signOn(page, login, button = "Sign in with Hill Clinic") {
  if (button.startsWith("Sign in")) await page.goto(`${house.base}/sign-in`);
  const before = page.backs.length;
  await page.getByRole("button", { name: button }).click();
  const asked = page.getByLabel("Login");
  await until("the provider", async () => page.backs.length > before || (await asked.isVisible()));
  if (page.backs.length === before) {
    await asked.fill(login);
    await page.getByRole("button", { name: "Go on" }).click();
    await until("the way back", async () => page.backs.length > before);
  }
  await page.waitForURL((url) => url.href.startsWith(house.base) && !url.pathname.startsWith("/api/"));
}

async function chooseHandle(page, handle) {
  await page.getByLabel("Handle").fill(handle);
  await page.getByLabel("What do you do?").fill("Reads X-rays");
  await page.getByLabel("Field").selectOption("medicine");
  await page.locator("form button[type=submit]").click();
}

const at = (page, path) => page.waitForURL((url) => url.pathname === path);
const me = (page) => page.evaluate(() => fetch("/api/me").then((answer) => (answer.ok ? answer.json() : null)));

async function setMode(mode) {
  const { content } = await house.call(house.owner, "GET", "/api/admin/admission");
  await house.call(house.owner, "PUT", "/api/admin/admission", { ...content, mode });
}

test("a member signs on to prove where they work, and wears it", async () => {
  const lin = await house.member("lin");
  const page = watch(await signIn(browser, house, lin));
  await page.goto(`${house.base}/settings/proofs`);
  await signOn(page, "ann", "Prove by Hill Clinic");
  await at(page, "/settings/proofs");
  await page.getByText("Hill Clinic", { exact: true }).first().waitFor();
  const { content } = await house.call(lin, "GET", "/api/proofs");
  assert.deepEqual(content.proofs.map(({ proof, organisation }) => [proof, organisation]), [["sign_on", "Hill Clinic"]]);
  // The badge stands on the page that others see; with three members it names no organisation.
  const keeper = await signIn(browser, house, house.owner);
  await keeper.goto(`${house.base}/@${lin.handle}`);
  await keeper.getByRole("heading", { name: `@${lin.handle}` }).waitFor();
  await keeper.getByText("Verified professional").waitFor();
  await keeper.getByText("Invited by @house_keeper").waitFor();
  assert.equal(await keeper.getByText("Hill Clinic").count(), 0);
  assert.deepEqual([...page.problems, ...keeper.problems], []);
  // The same login signs in, as the same account.
  const again = await open();
  await signOn(again, "ann");
  await at(again, "/");
  assert.equal((await me(again)).account, lin.account);
  for (const one of [page, keeper, again]) await one.context().close();
});

test("a code and a state that were used are refused, wherever they are brought from", async () => {
  const page = await open();
  await signOn(page, "head");
  await at(page, "/sign-on");
  const [used] = page.backs;
  await page.goto(used);
  await page.getByRole("heading", { name: "Not signed in" }).waitFor();
  assert.equal(await me(page), null);
  // The used code under a state that is fresh, in a browser that really started a sign-on: the provider says no.
  const thief = await open();
  await thief.goto(`${house.base}/sign-in`);
  const started = await thief.evaluate(() =>
    fetch("/api/sign-on/hill/start", { method: "POST", headers: { "content-type": "application/json" }, body: `{"purpose":"sign_in"}` }).then((answer) => answer.json()));
  const forged = new URL(used);
  forged.searchParams.set("state", new URL(started.url).searchParams.get("state"));
  await thief.goto(forged.href);
  await thief.getByRole("heading", { name: "Not signed in" }).waitFor();
  assert.equal(await me(thief), null);
  for (const one of [page, thief]) await one.context().close();
});

test("in organisation mode colleagues come in by group and leave with it, and strangers see a sign-on and nothing else", async () => {
  await setMode("organisation");
  const ann = await open();
  people.new = { name: "New.Hand", mail: "new@hill.example", groups: ["staff"] };
  await signOn(ann, "new");
  await at(ann, "/sign-on");
  assert.equal(await ann.getByLabel("Handle").inputValue(), "new_hand");
  await chooseHandle(ann, "new_hand");
  await at(ann, "/");
  await ann.getByRole("heading", { name: "Hallway" }).waitFor();
  assert.deepEqual([(await me(ann)).standing, (await me(ann)).owner], ["member", false]);

  const head = await open();
  await signOn(head, "head");
  await at(head, "/sign-on");
  await chooseHandle(head, "head_of_hill");
  await at(head, "/");
  assert.equal((await me(head)).owner, true, "their group owns the server");

  // Of another group, of another domain, unknown to the provider.
  for (const login of ["guest", "cy", "nobody"]) {
    const page = await open();
    await signOn(page, login);
    await page.getByRole("heading", { name: "Not signed in" }).waitFor();
    assert.equal(await me(page), null, login);
    await page.context().close();
  }

  const stranger = await open();
  const headers = { origin: house.base, "content-type": "application/json" };
  const asked = async (path, body) => {
    const answer = await fetch(`${house.base}${path}`, body === undefined ? { headers } : { headers, method: "POST", body });
    return [answer.status, await answer.text()];
  };
  for (const path of ["/", "/join", "/@new_hand", "/@nobody_here"]) {
    await stranger.goto(`${house.base}${path}`);
    await stranger.locator("main").waitFor();
    assert.equal(await stranger.getByRole("link", { name: /Reserve/ }).count(), 0, path);
    assert.equal(await stranger.getByText("Reads X-rays").count(), 0, path);
  }
  await stranger.getByRole("button", { name: "Sign in with Hill Clinic" }).waitFor();
  assert.deepEqual(await asked("/@new_hand"), await asked("/@nobody_here"));
  assert.deepEqual(await asked("/api/people/@new_hand"), await asked("/api/people/@nobody_here"));
  const person = (handle) => JSON.stringify({ handle, password: "a password of somebody", stated: "x", field: "law" });
  for (const handle of ["new_hand", "somebody"]) assert.deepEqual(await asked("/api/register", person(handle)), await asked("/api/nothing"));

  // Out of the group: the next sign-on ends every session, and there is no way back in.
  people.new.groups = [];
  const again = await open();
  await signOn(again, "new");
  await again.getByRole("heading", { name: "Not signed in" }).waitFor();
  assert.equal(await me(again), null);
  await until("the other browser to be signed out", async () => (await me(ann)) === null);
  // Hired again: in again, as the same account.
  people.new.groups = ["staff"];
  await signOn(ann, "new");
  await at(ann, "/");
  assert.equal((await me(ann)).handle, "new_hand");
  // Gone from the directory altogether.
  delete people.new;
  const gone = await open();
  await signOn(gone, "new");
  await gone.getByRole("heading", { name: "Not signed in" }).waitFor();
  assert.equal(await me(gone), null);
  for (const one of [ann, head, stranger, again, gone]) {
    assert.deepEqual(one.problems, []);
    await one.context().close();
  }
});
