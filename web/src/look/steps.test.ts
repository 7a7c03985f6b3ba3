/** What the set-up makes of what it knows: presets that let in alike are one choice, and lines of the configuration are TOML. */
import { expect, test } from "vitest";
import type { AdmissionPolicy, PresetCard } from "../wire";
import { mailToml } from "./mail-step";
import { alike } from "./who-step";

const admission: AdmissionPolicy = { version: 2, mode: "open", invites: true, link_invites: true, members_let_in: true, names: "as_stated", region: false, questions: [] };
const preset = (name: string, more: Partial<AdmissionPolicy>): PresetCard => ({ name, admission: { ...admission, ...more }, more_in_configuration: false });

test("presets that let in alike are one choice, and one question more makes two of them", () => {
  const groups = alike([preset("spaces", {}), preset("mitalk", { mode: "invite", questions: [{ key: "practice", words: "What?", required: true }] }), preset("dizhua", {}), preset("fam", { mode: "invite" })]);
  expect(groups.map((group) => group.map(({ name }) => name))).toEqual([["spaces", "dizhua"], ["mitalk"], ["fam"]]);
});

test("what is written for the configuration stays inside its quotes, and no password stands in it", () => {
  const text = mailToml({ host: 'mail"\nadmin = true', port: 465, tls: "tls", from: "Jushou <a@b.example>", user: "u\\" });
  expect(text.split("\n")).toEqual(["[mail]", 'host = "mail\\"\\nadmin = true"', "port = 465", 'tls = "tls"', 'from = "Jushou <a@b.example>"', 'user = "u\\\\"']);
  expect(mailToml({ host: "h", port: 25, tls: "none", from: "f", user: "" })).not.toContain("user");
});
