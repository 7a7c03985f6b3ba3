/** What people do in a room, by the names that a screen reader says. */

export async function enter(page, house, room, link) {
  await page.goto(`${house.base}/r/${room}${link ? `?link=${link}` : ""}`);
  await page.getByRole("button", { name: "Leave quietly" }).waitFor();
  await page.waitForFunction(() => document.querySelector("audio")?.srcObject);
}

/** `asking`: fills in what the hand is for, in its sheet. */
export async function raiseHand(page, asking = async () => undefined) {
  await page.locator(".controls").getByRole("button", { name: "Raise hand" }).click();
  const sheet = page.getByRole("dialog");
  await asking(sheet);
  await sheet.getByRole("button", { name: "Raise hand" }).click();
  await page.getByRole("button", { name: "Lower hand" }).waitFor();
}

export const unmute = (page) => page.getByRole("button", { name: "Unmute", exact: true }).click();
export const mute = (page) => page.getByRole("button", { name: "Mute", exact: true }).click();

export async function stepDown(page) {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Step down to the audience" }).click();
  await page.getByRole("button", { name: "Raise hand" }).waitFor();
}
