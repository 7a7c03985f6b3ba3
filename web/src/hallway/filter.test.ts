/** Rooms of one topic, or in one language. */
import { expect, it } from "vitest";
import type { RoomCard } from "../wire";
import { NO_FILTER, fits, languagesOf, topicsOf } from "./filter";

const card = (topic: string | null, language?: string): RoomCard => ({ room: "a", title: "a", topic, visibility: "open", hands: "everyone", locked: false, recap: true, stage: [], speakers: 1, listeners: 0, opened_ms: 0, ...(language === undefined ? {} : { language }) });
const cards = [card("Rust", "en"), card(null, "ko"), card("rust ", "ko"), card("Law")];

it("leaves in what fits, and everything while nothing is chosen", () => {
  const left = (topic: string, language: string) => cards.filter((card) => fits({ topic, language }, card)).length;
  expect(cards.every((card) => fits(NO_FILTER, card))).toBe(true);
  expect([left("RUST", ""), left("", "ko"), left("Rust", "ko"), left("Law", "ko"), left("Music", "")]).toEqual([2, 2, 1, 0, 0]);
});

it("offers each topic and language once, and the chosen one as long as it is chosen", () => {
  expect(topicsOf(cards, "")).toEqual(["Rust", "Law"]);
  expect(topicsOf(cards, "law")).toEqual(["Rust", "law"]);
  expect(topicsOf(cards, "Music")).toEqual(["Rust", "Law", "Music"]);
  expect(languagesOf(cards, "")).toEqual(["en", "ko"]);
  expect(languagesOf([], "vi")).toEqual(["vi"]);
  const many = Array.from({ length: 20 }, (_, n) => card(`Topic ${n}`));
  expect(topicsOf(many, "topic 12")).toHaveLength(9);
});
