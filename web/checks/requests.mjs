// Refuses an address of the API that is not a route of the OpenAPI file: `call("GET /api/…")` and `address("GET /api/…")` are checked by tsc.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const src = new URL("../src", import.meta.url).pathname;

/** The WebSocket is not in that file; the shell's worker is no module: what it leaves to the server is all of it, and it asks about what was pushed. */
const OTHERS = new Map([["house.ts", ["/api/socket"]], ["shell/sw.js", ["/api/", "/api/inbox/${encodeURIComponent(row)}/seen", "/api/inbox/devices"]]]);

const wrong = [];
const seen = [];
for (const path of readdirSync(src, { recursive: true })) {
  if (!/\.(tsx?|js)$/.test(path) || /\.test\.ts$|^(wire|openapi)\.ts$/.test(path)) continue;
  for (const [, method, address] of readFileSync(join(src, path), "utf8").matchAll(/([A-Z]+ )?(\/api\/[^"'`\s]*)/g)) {
    if (method !== undefined) continue;
    if (OTHERS.get(path)?.includes(address)) seen.push(`${path} ${address}`);
    else wrong.push(`${path}: ${address} is neither called nor linked to by its route`);
  }
}
for (const [path, addresses] of OTHERS) for (const address of addresses) if (!seen.includes(`${path} ${address}`)) wrong.push(`${path}: has no ${address} any more`);
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
