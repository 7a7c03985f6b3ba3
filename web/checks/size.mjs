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
const isForOwners = (name) => /^assets\/catalogue-.*-owners-/.test(name);
const assets = readdirSync(join(dist, "assets")).map((name) => `assets/${name}`).filter((name) => /\.(js|css)$/.test(name));
const languages = assets.filter((name) => isCatalogue(name) && !isForOwners(name)).map(sizeOf).sort((a, b) => b.gzip - a.gzip);
if (languages.length < 6) throw new Error(`${languages.length} languages were built`);
/** The page names all that its script cannot start without; what else there is comes when somebody looks at it. */
const page = readFileSync(join(dist, "index.html"), "utf8");
const first = assets.filter((name) => !isCatalogue(name) && page.includes(`/${name}"`));
if (!first.some((name) => name.endsWith(".js")) || !first.some((name) => name.endsWith(".css"))) throw new Error("the page names no script or no style");
for (const name of first.filter((name) => name.endsWith(".css"))) {
  if (!/^@layer base[,;{]/.test(readFileSync(join(dist, name), "utf8"))) throw new Error(`${name} does not say which layer outranks which`);
}
for (const name of assets) if (readFileSync(join(dist, name), "utf8").includes("styleguide")) throw new Error(`${name} carries the styleguide`);
const sizes = ["index.html", ...first].map(sizeOf).concat(languages.slice(0, 1));
const sum = (key) => sizes.reduce((total, size) => total + size[key], 0);
console.log(`first load: ${sum("gzip")} bytes gzip, ${sum("brotli")} bytes brotli, of ${MOST_BYTES}`);
if (sum("gzip") > MOST_BYTES) process.exit(1);
