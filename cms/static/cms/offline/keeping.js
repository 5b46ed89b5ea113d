// Keeps a lesson on this device for reading without a line, and takes it off again.
(() => {
  "use strict";
  const store = window.deviceStore;

  /** Fetch a lesson with its pictures and keep it. Rejects when it can't be fetched. */
  const fetchLesson = async (address, reader) => {
    const answer = await fetch(address, { credentials: "same-origin", redirect: "error" });
    if (!answer.ok) throw new Error(answer.statusText);
    const copy = answer.clone();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const { lesson, title, token, deliver, module, moduleTitle } = page.querySelector("[data-lesson]").dataset;
    const cache = await caches.open(store.PAGES);
    const wanted = [
      ...[...page.querySelectorAll("link[rel=stylesheet]")].map((one) => one.getAttribute("href")),
      ...[...page.querySelectorAll("script[src], img[src]")].map((one) => one.getAttribute("src")),
    ];
    await Promise.all([...new Set(wanted)].map((one) => cache.add(one).catch(() => {})));
    await cache.put(address, copy);
    const fresh = { reader, uuid: lesson, address, title, token, deliver, module, moduleTitle, keptAt: Date.now() };
    await store.changeLesson(reader, lesson, (row) => ({ ...row, ...fresh }));
  };

  const forget = async (reader, uuid) => {
    const lesson = await store.lesson(reader, uuid);
    if (!lesson) return;
    await (await caches.open(store.PAGES)).delete(lesson.address);
    await store.forgetLesson(reader, uuid);
  };

  window.deviceKeeping = { fetchLesson, forget };

  const show = (place, isKept) => {
    const button = place.querySelector("button");
    button.querySelector("[data-keep-words]").textContent = isKept ? place.dataset.drop : place.dataset.save;
    place.dataset.isKept = isKept ? "yes" : "";
  };

  const say = (place, words) => {
    place.querySelector("[role=status]").textContent = words;
  };

  const begin = async () => {
    await window.deviceReady;
    const { reader, shared } = window.deviceDelivery || {};
    const places = [...document.querySelectorAll("[data-keep]")];
    if (!places.length || !reader || shared || !store.isPossible) return;
    const kept = new Set((await store.lessons(reader)).map((row) => row.uuid));
    for (const place of places) {
      const uuids = place.dataset.keep.split(" ");
      const addresses = place.dataset.addresses.split(" ");
      show(place, uuids.every((uuid) => kept.has(uuid)));
      place.hidden = false;
      place.querySelector("button").addEventListener("click", async (event) => {
        const button = event.currentTarget;
        button.setAttribute("aria-busy", "true");
        try {
          if (place.dataset.isKept) {
            for (const uuid of uuids) await forget(reader, uuid);
            show(place, false);
            say(place, place.dataset.dropped);
          } else {
            await navigator.storage?.persist?.();
            for (const address of addresses) await fetchLesson(address, reader);
            show(place, true);
            say(place, place.dataset.saved);
          }
        } catch {
          say(place, place.dataset.failed);
        }
        button.removeAttribute("aria-busy");
      });
    }
  };
  begin().catch(() => {});
})();
