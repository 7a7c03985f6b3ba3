// English as no language writes it: accents, about 40 % longer, in brackets. What is too narrow for some translation is too narrow for it.
import { FluentResource } from "@fluent/bundle";

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = "áƀçđéƒĝĥíĵķļɱñóþqŕšťúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞQŔŠŤÚṼŴẊÝŽ";
const accented = (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter;

/** Two letters of five are vowels; each is there twice. */
const longer = (text) => [...text].map((letter) => accented(letter).repeat(/[aeiou]/i.test(letter) ? 2 : 1)).join("");

const pattern = (value) => [value].flat().map((part) => (typeof part === "string" ? longer(part).replaceAll("\n", "\n    ") : `{ ${expression(part)} }`)).join("");

function expression(part) {
  switch (part.type) {
    case "var": return `$${part.name}`;
    case "mesg": return part.name;
    case "num": return String(part.value);
    case "str": return JSON.stringify(part.value);
    case "narg": return `${part.name}: ${expression(part.value)}`;
    case "func": return `${part.name}(${part.args.map(expression).join(", ")})`;
    case "select": return `${expression(part.selector)} ->${part.variants.map(({ key, value }, at) => `\n   ${at === part.star ? "*" : " "}[${key.value}] ${pattern(value)}`).join("")}\n  `;
    default: throw new Error(`a message holds a ${part.type}`);
  }
}

/** The messages of an .ftl text, written anew; what stands in the gaps stays as it is. */
export function pseudo(text) {
  const { body } = new FluentResource(text);
  const written = body.map(({ id, value }) => `${id} = ⟦${pattern(value)}⟧\n`).join("");
  const again = new FluentResource(written).body;
  const lost = body.find(({ id }, at) => again[at]?.id !== id);
  if (lost) throw new Error(`${lost.id} did not survive`);
  return written;
}
