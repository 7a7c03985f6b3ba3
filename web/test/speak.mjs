// A page in another language: whoever looks for an English text finds what stands in its place.
import { readFileSync, readdirSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { CSP } from "./fake-server.mjs";
import { pseudo } from "./pseudo.mjs";

const locales = new URL("../locales/", import.meta.url);

export const LANGUAGES = readdirSync(locales);
/** Not one of them: shown in place of English by tests alone, until the page is told to say that. */
export const PSEUDO = "pseudo";

const texts = (language) => (language === PSEUDO ? texts("en").map(pseudo) : (
  readdirSync(new URL(`${language}/`, locales)).map((file) => readFileSync(new URL(`${language}/${file}`, locales), "utf8"))
));
const resources = (language) => texts(language).map((text) => new FluentResource(text));

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** What a message looks like with anything in its gaps, once for each of its variants; and what is known of the gaps. */
function shapes(pattern) {
  if (typeof pattern === "string") return [{ source: escaped(pattern), names: [], fixed: {} }];
  return pattern.reduce((all, part) => {
    const next = typeof part === "string" ? [{ source: escaped(part), names: [], fixed: {} }]
      : part.type === "select" ? part.variants.flatMap(({ key, value }) => shapes(value).map((shape) => ({ ...shape, fixed: { [nameOf(part.selector)]: chosenBy(key), ...shape.fixed } })))
        : part.type === "str" ? [{ source: escaped(part.value), names: [], fixed: {} }]
        : [{ source: part.name === "NUMBER" ? "([\\d.,]+)" : "(.+?)", names: [nameOf(part)], fixed: {} }];
    return all.flatMap((before) => next.map((after) => ({ source: before.source + after.source, names: [...before.names, ...after.names], fixed: { ...before.fixed, ...after.fixed } })));
  }, [{ source: "", names: [], fixed: {} }]);
}
const nameOf = (part) => (part.type === "func" ? nameOf(part.args[0]) : part.name);
/** What to ask with, so that this variant is said. */
const chosenBy = ({ type, value }) => (type === "num" ? value : value === "one" ? 1 : 5);

const valuesIn = (source, text) => new RegExp(`^${source}$`).exec(text).slice(1);

/** The longest run of a message's text without a gap. */
const longest = (pattern) => (typeof pattern === "string" ? pattern : pattern.flatMap((part) => (
  typeof part === "string" ? [part] : part.type === "select" ? [longest(part.variants[part.star].value)] : []
)).sort((a, b) => b.length - a.length)[0] ?? "").trim();

/** From an English text to whatever says the same in `language`; what no message says stays as it is. */
function translator(language) {
  const other = new FluentBundle(language, { useIsolating: false });
  for (const resource of resources(language)) other.addResource(resource);
  const messages = resources("en").flatMap(({ body }) => body).filter(({ value }) => value !== null);
  const shaped = messages.flatMap(({ id, value }) => shapes(value).map((shape) => ({ key: id, ...shape })));
  const said = ({ key, names, fixed }, values) => {
    const given = Object.fromEntries(names.map((name, at) => [name, /^\d+$/.test(values[at]) ? Number(values[at]) : values[at]]));
    return other.formatPattern(other.getMessage(key).value, { ...fixed, ...given }, []);
  };
  const anyOf = (texts) => [...new Set(texts)].filter((text) => text !== "").map(escaped).join("|");
  return (text, exact = false) => {
    if (typeof text !== "string") {
      const start = text.source.replace(/^\^/, "").replace(/\$$/, "");
      const found = shaped.filter(({ source }) => new RegExp(`^${start}`).test(source.replace(/\\(.)/g, "$1")));
      const beginnings = found.flatMap(({ key }) => shapes(other.getMessage(key).value).map(({ source }) => source));
      return beginnings.length === 0 ? text : new RegExp(`^(?:${[...new Set(beginnings)].join("|")})`);
    }
    const whole = shaped.filter(({ source, names }) => names.length === 0 && source === escaped(text));
    // A piece of a longer text: the longest piece that stands for certain in the other language's.
    const pieces = anyOf(messages.filter(({ value }) => JSON.stringify(value).includes(JSON.stringify(text).slice(1, -1))).map(({ id }) => longest(other.getMessage(id).value)));
    if (whole.length === 0 && pieces !== "") return new RegExp(pieces);
    const fitting = shaped.filter(({ source }) => source !== "(.+?)" && new RegExp(`^${source}$`).test(text));
    /** Of several messages that fit, the one with the least in its gaps: "Remove lin and everybody below" removes nobody called that. */
    const inGaps = ({ source }) => valuesIn(source, text).join("").length;
    const filled = whole.length > 0 ? whole : fitting.filter((shape) => inGaps(shape) === Math.min(...fitting.map(inGaps)));
    if (filled.length === 0) return text;
    const texts = anyOf(filled.map((shape) => said(shape, valuesIn(shape.source, text))));
    return new RegExp(exact ? `^(${texts})$` : texts);
  };
}

/** Made once for each language: that takes longer than a screen. */
const once = (make) => {
  const made = new Map();
  return (language) => made.get(language) ?? made.set(language, make(language)).get(language);
};
const into = once(translator);
const words = once((language) => JSON.stringify(texts(language).join("\n")));

const ENGLISH_AGAIN = "english-again";
/** In place of a built catalogue of English: whoever imports it reads it anew each time that a language is chosen. */
const inItsPlace = (built) => `import english from ${JSON.stringify(`${built}?built`)};
let said = ${words(PSEUDO)};
addEventListener("${ENGLISH_AGAIN}", () => { said = english; });
export { said as default };`;

/** In the page: English has its place again, once it is chosen. */
export const sayEnglish = `dispatchEvent(new Event("${ENGLISH_AGAIN}"))`;

/** In the page: another tab chose this language. */
export const chosen = async (tag) => {
  localStorage.setItem("language", tag);
  dispatchEvent(new StorageEvent("storage", { key: "language" }));
  while (document.documentElement.lang !== tag) await new Promise(requestAnimationFrame);
};

const pathOf = (route) => new URL(route.request().url()).pathname;
const headers = { "content-security-policy": CSP };

/** What is said in other languages is there, also where the server is gone. */
export const withCatalogues = (page) => page.route(/\/assets\/catalogue-(?!en-)/, (route) => route.fulfill({ headers, path: new URL(`../dist${pathOf(route)}`, import.meta.url).pathname }));

/** A new page whose first words are in this language, and which is asked in English. */
export async function speaking(page, language) {
  if (language === PSEUDO) {
    await page.route(/\/assets\/catalogue-en-[^?]*$/, (route) => route.fulfill({ headers, contentType: "text/javascript", body: inItsPlace(pathOf(route)) }));
  } else {
    await page.addInitScript((tag) => localStorage.setItem("language", tag), language);
  }
  return language === "en" ? page : inEnglish(page, into(language));
}

const ASKS = { getByText: 0, getByLabel: 0, getByRole: 1 };

/** The same page or locator, asked in English. */
function inEnglish(what, translate) {
  const inside = (value) => (value !== null && typeof value === "object" && typeof value.getByRole === "function" ? inEnglish(value, translate) : value);
  return new Proxy(what, {
    get(of, name) {
      const value = of[name];
      if (typeof value !== "function") return inside(value);
      return (...args) => {
        if (ASKS[name] === 0) args[0] = translate(args[0], args[1]?.exact);
        if (ASKS[name] === 1 && args[1]?.name !== undefined) args[1] = { ...args[1], name: translate(args[1].name, args[1].exact) };
        if (name === "filter" && args[0]?.hasText !== undefined) args[0] = { ...args[0], hasText: translate(args[0].hasText) };
        return inside(value.apply(of, args));
      };
    },
  });
}
