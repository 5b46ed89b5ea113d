// Keeps the platform's own files and the page for a lost line; never a page with anybody's data.
// Lessons that somebody chose to keep are read by `worker.js`, from a cache that signing out empties.
importScripts("{{ lessons }}");
const CACHE = "shell-{{ version }}";
const OFFLINE = "{{ offline }}";
const ROSTER = "{{ roster }}";
const FILES = [{% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const HASHED = /\.[0-9a-f]{12}\.[a-z0-9]+$/;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll([OFFLINE, ROSTER, ...FILES])).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith("shell-") && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(async () => (await keptLesson(url)) || caches.match(isRoster(url) ? ROSTER : OFFLINE)));
    return;
  }
  if (request.method !== "GET") return;
  if (url.origin === self.location.origin && FILES.includes(url.pathname)) {
    if (HASHED.test(url.pathname)) {
      event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
    } else {
      event.respondWith(fetch(request).catch(() => caches.match(request)));
    }
  } else if (url.origin === self.location.origin) {
    event.respondWith(fetch(request).catch(async (error) => (await keptFile(request)) || Promise.reject(error)));
  }
});

// A list of participants that cannot be fetched, or a mark on it that cannot be sent, gives way to the page that
// reads the list from the phone.
function isRoster(url) {
  return url.pathname === ROSTER || url.pathname.includes("/deltakere/");
}
