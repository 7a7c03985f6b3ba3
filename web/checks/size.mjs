// The first load, compressed, in one language, whichever is the longest: everything that dist/index.html pulls in.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const MOST_BYTES = 120_000;

const dist = new URL("../dist", import.meta.url).pathname;
const sizeOf = (name) => {
  const bytes = readFileSync(join(dist, name));
  return { name, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
};
const isCatalogue = (name) => name.startsWith("assets/catalogue-");
const languages = readdirSync(join(dist, "assets")).map((name) => `assets/${name}`).filter(isCatalogue).map(sizeOf).sort((a, b) => b.gzip - a.gzip);
// What comes with a later screen is in no tag of the page.
const page = readFileSync(join(dist, "index.html"), "utf8");
const assets = [...page.matchAll(/"\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, name]) => name);
if (!assets.some((name) => name.endsWith(".js")) || !assets.some((name) => name.endsWith(".css"))) throw new Error(`the page asks for ${assets.join(", ")}`);
if (languages.length < 6) throw new Error(`${languages.length} languages were built`);
const sizes = ["index.html", ...assets].map(sizeOf).concat(languages.slice(0, 1));
const sum = (key) => sizes.reduce((total, size) => total + size[key], 0);
console.log(`first load: ${sum("gzip")} bytes gzip, ${sum("brotli")} bytes brotli, of ${MOST_BYTES}`);
if (sum("gzip") > MOST_BYTES) process.exit(1);
