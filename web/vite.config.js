// How the client is built: hashed names, nothing inline (the server's content policy allows no inline script or style).
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { defineConfig } from "vite";

const CATALOGUE = "catalogue:";

/** Not the client's, and what only owners read. */
const APART = ["letters.ftl", "owners.ftl"];

/** `catalogue:<language>` is that language's messages as one text, `catalogue:<language>/owners` what only owners read. */
const catalogues = () => ({
  name: "catalogues",
  resolveId: (id) => (id.startsWith(CATALOGUE) ? `\0${id}` : null),
  load(id) {
    if (!id.startsWith(`\0${CATALOGUE}`)) return null;
    const [language, part] = partOf(id).split("/");
    const folder = `${import.meta.dirname}/locales/${language}`;
    const names = part === undefined ? readdirSync(folder).filter((name) => !APART.includes(name)).sort() : [`${part}.ftl`];
    const files = names.map((name) => `${folder}/${name}`);
    for (const file of files) this.addWatchFile(file);
    // Comments are for translators.
    const text = files.map((file) => readFileSync(file, "utf8").replace(/^#.*\n/gm, "")).join("\n");
    return `export default ${JSON.stringify(text)};`;
  },
});

const partOf = (id) => id.slice(CATALOGUE.length + 1);

/** Writes `sw.js`: the shell's worker, which knows its build and the files of the shell. */
const serviceWorker = () => ({
  name: "service-worker",
  apply: "build",
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      const assets = Object.keys(bundle).filter((name) => name.startsWith("assets/") && !name.startsWith("assets/catalogue-")).sort();
      const icons = readdirSync("public").sort();
      const text = readFileSync("src/shell/sw.js", "utf8");
      const hash = createHash("sha256").update(text);
      for (const name of Object.keys(bundle).sort()) {
        const file = bundle[name];
        hash.update(name).update(file.type === "chunk" ? file.code : file.source);
      }
      for (const name of icons) hash.update(name).update(readFileSync(`public/${name}`));
      const shell = ["/", ...assets.map((name) => `/${name}`), ...icons.map((name) => `/${name}`)];
      this.emitFile({
        type: "asset",
        fileName: "sw.js",
        source: text.replace('"__BUILD__"', JSON.stringify(hash.digest("hex").slice(0, 16))).replace("[/* __SHELL__ */]", JSON.stringify(shell)),
      });
    },
  },
});

/** Which layer outranks which is said by the style that is read first, and which one that is nobody knows: so each says it. */
const layers = () => ({
  name: "layers",
  enforce: "pre",
  transform: (code, id) => (id.endsWith(".css") ? `@layer base, parts;\n${code}` : null),
});

const api = process.env.JUSHOU ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [catalogues(), layers(), serviceWorker()],
  build: {
    target: ["es2022", "safari17", "chrome116", "firefox120"],
    cssTarget: ["safari17", "chrome116", "firefox120"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    sourcemap: false,
    rolldownOptions: {
      output: {
        // What the first page needs is one file: a slow phone takes longer for sixty small ones.
        codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] },
        chunkFileNames: ({ facadeModuleId, moduleIds }) => {
          const id = facadeModuleId ?? moduleIds[0] ?? "";
          return id.startsWith(`\0${CATALOGUE}`) ? `assets/catalogue-${partOf(id).replace("/", "-")}-[hash].js` : "assets/[name]-[hash].js";
        },
      },
    },
  },
  server: { proxy: { "/api": { target: api, ws: true }, "/demo": api } },
  test: { include: ["src/**/*.test.ts"], environment: "node", setupFiles: ["src/language/english.ts"] },
});
