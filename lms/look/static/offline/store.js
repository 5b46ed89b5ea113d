// What is kept on this device: lessons chosen for reading without a line, and what was done in them
// until it is delivered. Rows carry the mark of who they belong to; nobody else is shown them.
(() => {
  "use strict";
  const NAME = "on-this-device";
  const PAGES = "kept-lessons";
  const READER = "reader-of-this-device";
  const ROSTER = "roster:";
  const DAY = 24 * 60 * 60 * 1000;
  const LONGEST = 30 * DAY;

  const asked = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  let opening;
  const open = () => {
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("lessons", { keyPath: ["reader", "uuid"] });
        request.result.createObjectStore("work", { keyPath: "id" });
      };
      request.onsuccess = () => {
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
    });
    return opening;
  };

  const act = async (table, mode, verb) => {
    const transaction = (await open()).transaction(table, mode);
    const kept = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
    const result = await asked(verb(transaction.objectStore(table)));
    await kept;
    return result;
  };

  const all = (table) => act(table, "readonly", (rows) => rows.getAll());
  const put = (table, row) => act(table, "readwrite", (rows) => rows.put(row));
  const drop = (table, key) => act(table, "readwrite", (rows) => rows.delete(key));
  let lastOrder = 0;
  const nextOrder = () => (lastOrder = Math.max(Date.now(), lastOrder + 1));
  const byTime = (one, other) => one.order - other.order;

  const rosters = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(ROSTER))
      .map((key) => JSON.parse(localStorage.getItem(key)));
  const keepRoster = (roster) => localStorage.setItem(ROSTER + roster.uuid, JSON.stringify(roster));

  /** What a form of a question sends, by the button that sent it, as [name, value] pairs. */
  const fieldsOf = (form, button) => [
    ...[...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"),
    ...(button?.name ? [[button.name, button.value]] : []),
  ];

  /** Whether an answer is whole enough to keep. `data-whole` says when: "each" that nothing is left out, "order"
   * that nothing has the place of another either; without it, something must be given. */
  const isWhole = (form, button) => {
    const whole = form.querySelector("[data-whole]")?.dataset.whole;
    const given = fieldsOf(form, button).filter(([, value]) => value.trim());
    if (!whole) return given.length > 0;
    const names = new Set([...form.querySelectorAll("input:not([type=hidden]), select, textarea")].map((one) => one.name));
    const isEach = new Set(given.map(([name]) => name)).size === names.size;
    return isEach && (whole === "each" || new Set(given.map(([, value]) => value)).size === given.length);
  };

  const store = {
    fieldsOf,
    isWhole,
    DAY,
    LONGEST,
    PAGES,
    isPossible: "indexedDB" in window && "caches" in window && "serviceWorker" in navigator && window.isSecureContext,
    lastReader: () => localStorage.getItem(READER) || "",

    /** Note who reads here; what others had chosen is taken off, what they did waits for them. */
    async meet(reader) {
      if (!reader || store.lastReader() === reader) return;
      await caches.delete(PAGES);
      for (const row of await all("lessons")) {
        if (row.reader !== reader) await drop("lessons", [row.reader, row.uuid]);
      }
      for (const roster of rosters()) if (roster.reader !== reader) keepRoster({ ...roster, people: [] });
      localStorage.setItem(READER, reader);
    },

    lessons: async (reader) => (await all("lessons")).filter((row) => row.reader === reader),
    lesson: (reader, uuid) => act("lessons", "readonly", (rows) => rows.get([reader, uuid])),
    /** Keep or change a lesson: `change` answers, from what is kept (undefined: nothing), what to keep; nothing
     * else can change it in between. */
    changeLesson: (reader, uuid, change) =>
      act("lessons", "readwrite", (rows) => {
        const request = rows.get([reader, uuid]);
        request.addEventListener("success", () => {
          const row = change(request.result);
          if (row) rows.put(row);
        });
        return request;
      }),
    forgetLesson: (reader, uuid) => drop("lessons", [reader, uuid]),

    /** Everything done, delivered or not, in the order it was done. */
    work: async (reader) => (await all("work")).filter((row) => row.reader === reader).sort(byTime),
    waiting: async (reader) => (await store.work(reader)).filter((row) => !row.outcome),
    strangersWaiting: async (reader) => (await all("work")).filter((row) => row.reader !== reader && !row.outcome),

    /** What was not taken, and why, until its person has seen it. */
    refused: async (reader) =>
      (await store.work(reader)).filter((row) => row.outcome && !row.outcome.is_recorded && !row.isSeen),
    see: (row) => put("work", { ...row, isSeen: true }),

    /** Keep something done; an answer to the same question that still waits gives way to it. */
    async keepWork(row) {
      for (const old of await store.work(row.reader)) {
        if (old.lesson === row.lesson && (old.question || "") === (row.question || "")) await drop("work", old.id);
      }
      await put("work", { ...row, id: crypto.randomUUID(), at: new Date().toISOString(), order: nextOrder() });
    },

    /** The lists of participants kept here, with the marks of each that wait. */
    rosters,
    keepRoster,
    dropRoster: (uuid) => localStorage.removeItem(ROSTER + uuid),
    marksWaiting: (reader) =>
      rosters().filter((roster) => roster.reader === reader && Object.keys(roster.pending).length),

    /** Note what came of something done, unless another answer has taken its place meanwhile. */
    settle: (row, outcome) =>
      act("work", "readwrite", (rows) => {
        const kept = rows.get(row.id);
        kept.addEventListener("success", () => kept.result && rows.put({ ...row, outcome, settledAt: Date.now() }));
        return kept;
      }),
    dropWork: (id) => drop("work", id),

    /** Take off what was told of long enough ago; what still waits is delivered, however old, and its
     * refusal told. */
    async tidy() {
      for (const row of await all("work")) {
        const isTold = row.outcome && Date.now() - row.settledAt > (row.outcome.is_recorded ? 7 * DAY : LONGEST);
        if (isTold) await drop("work", row.id);
      }
    },

    async clear() {
      await caches.delete(PAGES);
      await act("lessons", "readwrite", (rows) => rows.clear());
      await act("work", "readwrite", (rows) => rows.clear());
      for (const roster of rosters()) store.dropRoster(roster.uuid);
      for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key);
      localStorage.removeItem(READER);
    },
  };
  window.deviceStore = store;
})();
