/** A page without a mouse: Tab until something of that name has the focus, Enter, and text. */
import { soon } from "./lab.mjs";

const TABS_MAX = 150;

/** What a screen reader would say of the element that has the focus: its name without its role. */
async function focused(page) {
  const focus = page.locator("*:focus");
  if ((await focus.count()) === 0) return "";
  const said = (await focus.first().ariaSnapshot()).split("\n")[0];
  return (said.match(/"((?:[^"\\]|\\.)*)"/)?.[1] ?? said).replace(/[\u2066-\u2069]/g, "");
}

/** Goes on with Tab until something of that name has the focus. */
export async function reach(page, name) {
  const passed = [];
  for (let tabs = 0; tabs < TABS_MAX; tabs++) {
    const at = await soon(focused(page), "the focus");
    if (name.test(at)) return;
    passed.push(at.slice(0, 24));
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${name}; it passed ${[...new Set(passed)].join(" | ")}`);
}

/** Waits until there is something of that name, reaches it, and presses it. */
export async function press(page, name) {
  const [button, link, tab] = ["button", "link", "tab"].map((role) => page.getByRole(role, { name }));
  await button.or(link).or(tab).filter({ visible: true }).first().waitFor();
  await reach(page, name);
  await page.keyboard.press("Enter");
}

export async function write(page, label, text) {
  await reach(page, label);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}
