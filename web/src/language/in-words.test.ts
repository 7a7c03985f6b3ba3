/** No catalogue that fails to load leaves a page without words, now or at the next start. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { VNode } from "preact";

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("navigator", { languages: ["it"] });
  vi.stubGlobal("localStorage", undefined);
});
afterEach(() => {
  for (const language of ["en", "it", "it/owners"]) vi.doUnmock(`catalogue:${language}`);
  vi.unstubAllGlobals();
});

/** The client as it starts in a new page, with these catalogues out of reach. */
async function start(...broken: string[]) {
  for (const language of broken) {
    vi.doMock(`catalogue:${language}`, () => {
      throw new Error("unreachable");
    });
  }
  const { inWords } = await import("./in-words");
  return { inWords, ...(await import(".")) };
}

const page = { type: "main", props: {} } as VNode;

/** All that a component draws, in one line. */
function drawn(node: unknown): string {
  if (Array.isArray(node)) return node.map(drawn).join(" ");
  if (typeof node !== "object" || node === null) return String(node);
  const { type, props } = node as VNode<{ children?: unknown }>;
  return drawn(typeof type === "function" ? (type as (props: object) => unknown)(props) : props.children);
}

it("speaks as the browser asks", async () => {
  const { inWords, t } = await start();
  expect([await inWords(page), t("raise-hand")]).toEqual([page, "Alza la mano"]);
});

it("speaks English where that language does not load", async () => {
  const { inWords, language, t } = await start("it");
  expect([await inWords(page), language(), t("raise-hand")]).toEqual([page, "en", "Raise hand"]);
});

it("says that it has no words where nothing loads", async () => {
  const { inWords } = await start("it", "en");
  expect(drawn(await inWords(page))).toContain("This page could not load its text.");
});

it("does not keep a choice that did not load", async () => {
  const { choose, chosenLanguage, inWords, language } = await start("en");
  await inWords(page);
  await expect(choose("en")).rejects.toThrow();
  expect([chosenLanguage(), language()]).toEqual([null, "it"]);
  await choose("ko");
  expect([chosenLanguage(), language()]).toEqual(["ko", "ko"]);
  await choose(null);
  expect([chosenLanguage(), language()]).toEqual([null, "it"]);
});

it("says the owner's pages once their words are asked for, and not before", async () => {
  const { inWords, speakToOwners, t } = await start();
  await inWords(page);
  expect(t("admin-pages")).toBe("admin-pages");
  await speakToOwners();
  expect([t("admin-pages"), t("raise-hand")]).toEqual(["Chi entra", "Alza la mano"]);
});

it("goes on saying the rest where the owner's words do not load", async () => {
  const { inWords, speakToOwners, t } = await start("it/owners");
  await inWords(page);
  await expect(speakToOwners()).rejects.toThrow();
  expect(t("raise-hand")).toBe("Alza la mano");
});

it("says what another tab chose, as far as it loads", async () => {
  const { followOtherTabs, inWords, language } = await start("ko");
  await inWords(page);
  const tabs = new EventTarget();
  vi.stubGlobal("addEventListener", tabs.addEventListener.bind(tabs));
  followOtherTabs();
  const choose = (key: string, tag: string): void => {
    vi.stubGlobal("localStorage", { getItem: () => tag });
    tabs.dispatchEvent(Object.assign(new Event("storage"), { key }));
  };
  choose("language", "ko");
  choose("by-turn", "vi");
  await vi.dynamicImportSettled();
  expect(language()).toBe("it");
  choose("language", "vi");
  await vi.waitUntil(() => language() === "vi");
});
