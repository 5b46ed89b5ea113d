// The service worker's part in lessons: without a line, a kept lesson answers for its address.
const KEPT = "kept-lessons";
const LESSON = /\/leksjoner\/([0-9a-f-]{36})\//;

/** The kept lesson that a navigation without a line should come to, or undefined. */
self.keptLesson = async (url) => {
  const uuid = LESSON.exec(url.pathname)?.[1];
  if (!uuid) return undefined;
  const cache = await caches.open(KEPT);
  const found = (await cache.keys()).find((one) => new URL(one.url).pathname.includes(uuid));
  if (!found) return undefined;
  const address = new URL(found.url).pathname;
  return address === url.pathname ? cache.match(found) : Response.redirect(address);
};

/** A picture, stylesheet or script that a kept lesson needs, or undefined. */
self.keptFile = async (request) => (await caches.open(KEPT)).match(request, { ignoreVary: true });
