// Prints `src/openapi.ts`: what `docs/openapi.json` says of every route, as types. Refuses what it would have to guess.
import { readFileSync } from "node:fs";

const at = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const { paths, components } = JSON.parse(at("../../docs/openapi.json"));
const schemas = Object.entries(components.schemas);

/** What says nothing about the shape. */
const ASIDE = new Set(["default", "description", "format", "maximum", "maxItems", "maxLength", "minimum", "minItems", "minLength", "propertyNames", "type"]);

/** Which one of these a schema is made of; anything beside it is a shape that nobody here knows. */
const madeOf = (schema, where) => {
  const rest = Object.keys(schema).filter((key) => !ASIDE.has(key) && key !== "required");
  if (rest.some((key) => key !== rest[0] && !(key === "additionalProperties" && schema[key] === false))) throw new Error(`${where}: ${rest.join(" and ")}`);
  return rest[0] ?? schema.type;
};

const referred = ({ $ref }, where) => {
  const name = $ref.replace("#/components/schemas/", "");
  if (!Object.hasOwn(components.schemas, name)) throw new Error(`${where}: there is no ${$ref}`);
  return name;
};

/** Names of properties, and whether they may be missing. An `allOf` is one object with the properties of all. */
const properties = (schema, where) => {
  if (schema.$ref) return properties(components.schemas[referred(schema, where)], where);
  if (schema.allOf) return schema.allOf.flatMap((part) => properties(part, where));
  return Object.entries(schema.properties).map(([name, type]) => `${name}${schema.required?.includes(name) ? "" : "?"}: ${typeOf(type, `${where}.${name}`)}`);
};

const object = (members) => (members.length === 0 ? "{}" : `{ ${members.join("; ")} }`);

function typeOf(schema, where) {
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type }, where)).join(" | ");
  const kind = madeOf(schema, where);
  switch (kind) {
    case "$ref": return referred(schema, where);
    case "enum": return schema.enum.map((text) => JSON.stringify(text)).join(" | ");
    case "oneOf": return schema.oneOf.map((one) => typeOf(one, where)).join(" | ");
    case "allOf":
    case "properties": return object(properties(schema, where));
    case "additionalProperties": return `{ [key: string]: ${typeOf(schema.additionalProperties, where)} }`;
    case "items": {
      if (schema.type === "null") return "null";
      const item = typeOf(schema.items, where);
      return item.includes(" ") ? `(${item})[]` : `${item}[]`;
    }
    case "string":
    case "boolean":
    case "null": return kind;
    case "integer":
    case "number": return "number";
    default: throw new Error(`${where}: ${kind} is not known`);
  }
}

/** JSON is of its schema. Whatever else there is goes as it is. */
const contentType = (content, where) => {
  const [[media, { schema }], ...others] = Object.entries(content);
  if (others.length > 0) throw new Error(`${where}: more than one type of content`);
  return media === "application/json" ? typeOf(schema, where) : "Blob";
};

/** Parameters of the path, or of the query. Null in the query: not given. */
const parameters = (all, place, where) => all.filter((one) => one.in === place).map(({ name, required, schema }) => (
  `${name}${required ? "" : "?"}: ${typeOf(schema, `${where} ${name}`)}${required ? "" : " | null"}`
));

const route = (path, method, operation) => {
  const where = `${method.toUpperCase()} ${path}`;
  const all = operation.parameters ?? [];
  for (const { in: place, name } of all) if (place !== "path" && place !== "query") throw new Error(`${where}: ${name} is in ${place}`);
  const inPath = parameters(all, "path", where);
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  if (inPath.length !== names.length || names.some((name) => !inPath.some((one) => one.startsWith(`${name}: `)))) throw new Error(`${where}: the path has other parameters than are described`);
  const query = parameters(all, "query", where);
  const given = [];
  if (inPath.length > 0) given.push(`path: ${object(inPath)}`);
  if (query.length > 0) given.push(`query${query.every((one) => one.includes("?: ")) ? "?" : ""}: ${object(query)}`);
  if (operation.requestBody) given.push(`body${operation.requestBody.required ? "" : "?"}: ${contentType(operation.requestBody.content, where)}`);
  const good = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
  const answers = new Set(good.map(([, { content }]) => (content ? contentType(content, where) : "null")));
  const tuple = given.length === 0 ? "[]" : `[given${given.every((one) => /^\w+\?/.test(one)) ? "?" : ""}: ${object(given)}]`;
  const words = operation.summary ? `  /** ${operation.summary.replaceAll("*/", "* /")} */\n` : "";
  return `${words}  "${where}": { given: ${tuple}; answer: ${[...answers].join(" | ") || "null"} };\n`;
};

const routes = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => route(path, method, operation)));
const onTheWire = new Set([...at("../src/wire.ts").matchAll(/^export type (\w+) =/gm)].map(([, name]) => name));

console.log(`// Generated from docs/openapi.json by \`cargo xtask gen\`. Do not edit.
import type * as wire from "./wire";

${schemas.map(([name, schema]) => `export type ${name} = ${typeOf(schema, name)};`).join("\n\n")}

/** Every route: what is given with a request, and what comes back where it succeeds. */
export interface Routes {
${routes.join("")}}

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Hold<T extends true> = T;

/** wire.ts is made from the same types in Rust by another program: both say the same of each, or this does not compile. */
export type Agreed = [
${schemas.map(([name]) => name).filter((name) => onTheWire.has(name)).map((name) => `  Hold<Same<${name}, wire.${name}>>,`).join("\n")}
];`);
