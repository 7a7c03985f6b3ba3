// The first load, compressed, in one language: everything that dist/index.html pulls in.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const MOST_BYTES = 120_000;

const dist = new URL("../dist", import.meta.url).pathname;
const first = ["index.html", ...readdirSync(join(dist, "assets")).map((name) => `assets/${name}`).filter((name) => /\.(js|css)$/.test(name))];
const sizes = first.map((name) => {
  const bytes = readFileSync(join(dist, name));
  return { name, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
});
const sum = (key) => sizes.reduce((total, size) => total + size[key], 0);
console.log(`first load: ${sum("gzip")} bytes gzip, ${sum("brotli")} bytes brotli, of ${MOST_BYTES}`);
if (sum("gzip") > MOST_BYTES) process.exit(1);
