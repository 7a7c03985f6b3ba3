// Keeps the shell of one build, so that the app opens without a network: never the API, never sound. Shows what is pushed.
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

self.addEventListener("push", (event) => {
  const { title, body, page, row, lang } = event.data.json();
  // Of one row the latest takes the place of what was shown of it.
  event.waitUntil(self.registration.showNotification(title, { body, lang, dir: "auto", icon: "/icon-192.png", data: { page, row }, ...(row === null ? {} : { tag: row }) }));
});

const seen = (row) => fetch(`/api/inbox/${encodeURIComponent(row)}/seen`, { method: "PUT" }).catch(() => undefined);

/** An open page goes there by itself: loading it anew would end the sound of the room that it is in. */
async function show(page) {
  const [open] = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open === undefined) return self.clients.openWindow(page);
  open.postMessage({ page }, []);
  return open.focus();
}

self.addEventListener("notificationclick", (event) => {
  const { page, row } = event.notification.data;
  event.notification.close();
  event.waitUntil(Promise.all([show(page), row === null ? null : seen(row)]));
});

/** The browser's push service gave it another address: the server is told, with the cookie of whoever is signed in. */
async function renew(before) {
  const { endpoint, keys } = (await self.registration.pushManager.subscribe(before.options)).toJSON();
  await fetch("/api/inbox/devices", { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ endpoint, ...keys }) });
}

self.addEventListener("pushsubscriptionchange", (event) => {
  if (event.oldSubscription) event.waitUntil(renew(event.oldSubscription).catch(() => undefined));
});
