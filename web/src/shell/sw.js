// Keeps the shell of one build, so that the app opens without a network. Never the API, never sound.
const BUILD = "__BUILD__";
const SHELL = [/* __SHELL__ */];
const CACHE = `shell-${BUILD}`;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  })());
});

/** The messages of one language: kept once they were asked for. A page asks again when a new worker takes over. */
const isCatalogue = (url) => url.pathname.startsWith("/assets/catalogue-");

async function keptOrFetched(request) {
  const kept = await caches.match(request).catch(() => undefined);
  if (kept) return kept;
  const got = await fetch(request);
  // Where nothing can be kept, it is still read.
  if (got.ok) await caches.open(CACHE).then((cache) => cache.put(request, got.clone())).catch(() => undefined);
  return got;
}

const isPage = (request, url) => request.mode === "navigate" && !url.pathname.startsWith("/api/") && !url.pathname.startsWith("/demo/");

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  // A page comes from the network while there is one: a stale shell must not hide a new build.
  if (isPage(request, url)) event.respondWith(fetch(request).catch(async () => (await caches.match("/")) ?? Response.error()));
  else if (isCatalogue(url)) event.respondWith(keptOrFetched(request));
  else if (SHELL.includes(url.pathname) && url.pathname !== "/") event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
