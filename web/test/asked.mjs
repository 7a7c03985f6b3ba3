/** What pages ask for, and of whom: requests of pages, frames and workers, sockets, hints of what may be asked for next, and what the content policy stopped. */

/** Runs in the page before anything else. */
function report() {
  addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => void globalThis.violated(`${effectiveDirective} ${blockedURI}`));
}

/** Runs in the page: addresses that a browser may go to by itself, of which it tells nobody. */
const hinted = () => [...document.querySelectorAll("link[href]")].map(({ href }) => href);

const sources = (policy) => Object.fromEntries(policy.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...from]) => [name, from]));

/** What this policy lets a page at `own` load from elsewhere, and what it forgets to forbid. */
export function loopholes(policy, own) {
  const said = sources(policy ?? "");
  const mine = ["'none'", "'self'", "data:", "blob:", `ws://${new URL(own).host}`];
  // These do not name where something is loaded from.
  const others = ["require-trusted-types-for", "trusted-types"];
  const open = Object.entries(said).filter(([name]) => !others.includes(name)).flatMap(([name, from]) => from.filter((one) => !mine.includes(one)).map((one) => `${name} ${one}`));
  return [...(said["default-src"]?.join() === "'none'" ? [] : ["no default-src 'none'"]), ...open];
}

/** Begins to watch a page that is not loaded yet. `foreign()`: each way by which it reached for somebody else than `own`, or could have. */
export async function watch(page, own) {
  const asked = [];
  const violations = [];
  const policies = new Set();
  const context = page.context();
  context.on("request", (request) => asked.push(request.url()));
  context.on("response", (response) => {
    if (response.url().startsWith(own)) policies.add(response.headers()["content-security-policy"]);
  });
  page.on("websocket", (socket) => asked.push(socket.url()));
  await context.exposeFunction("violated", (text) => violations.push(text));
  await page.addInitScript(report);
  const isForeign = (url) => !["data:", "blob:"].includes(new URL(url).protocol) && new URL(url).host !== new URL(own).host;
  return {
    asked, policies,
    foreign: async () => [
      ...[...asked, ...await page.evaluate(hinted)].filter(isForeign),
      ...violations.map((text) => `stopped: ${text}`),
      ...[...policies].flatMap((policy) => loopholes(policy, own)),
    ],
  };
}
