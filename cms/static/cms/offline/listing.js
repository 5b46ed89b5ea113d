// Lists what is kept on this device: lessons, and what was done in them.
(() => {
  "use strict";
  const store = window.deviceStore;
  const place = document.querySelector("[data-kept-list]");
  if (!place) return;
  const words = place.dataset;
  const reader = () => document.querySelector("[data-device]")?.dataset.reader || store.lastReader();

  /** What was not taken: why, the words that were written, and where to do it again. */
  const refusalOf = (line, row) => {
    const refusal = line.querySelector("template").content.firstElementChild.cloneNode(true);
    refusal.querySelector("[data-why]").textContent = `${words.refused} ${row.outcome.verdict}`;
    const written = row.fields.find(([name]) => name === "text")?.[1] ?? "";
    refusal.querySelector("[data-written]").hidden = !written;
    refusal.querySelector("[data-written]").textContent = written;
    const where = row.question || row.outcome.left?.[0];
    refusal.querySelector("a").href = where ? `${row.address}?sporsmal=${where}#q-${where}` : row.address;
    refusal.querySelector("button").addEventListener("click", async () => {
      await store.dropWork(row.id);
      await draw();
      await window.deviceDelivery?.tellRefused();
    });
    return refusal;
  };

  const lineOf = (row, work) => {
    const line = place.querySelector("template").content.firstElementChild.cloneNode(true);
    const link = line.querySelector("a");
    link.href = row.address;
    link.textContent = row.title;
    line.querySelector("[data-module]").textContent = row.moduleTitle || "";
    const own = work.filter((one) => one.lesson === row.uuid);
    const waiting = own.filter((one) => !one.outcome).length;
    const refused = own.filter((one) => one.outcome && !one.outcome.is_recorded);
    line.querySelector("[data-refused-list]").replaceChildren(...refused.map((one) => refusalOf(line, one)));
    const delivered = own.filter((one) => one.outcome?.is_recorded).length;
    line.querySelector("[data-state]").textContent = [
      waiting && words.waiting.replace("{number}", waiting),
      delivered && words.delivered.replace("{number}", delivered),
    ]
      .filter(Boolean)
      .join(" ");
    const button = line.querySelector("[data-take-off]");
    button.hidden = !row.keptAt || Boolean(waiting);
    button.addEventListener("click", async () => {
      await window.deviceKeeping.forget(row.reader, row.uuid);
      await draw();
    });
    return line;
  };

  const draw = async () => {
    const work = await store.work(reader());
    const lessons = await store.lessons(reader());
    const known = new Set(lessons.map((row) => row.uuid));
    for (const one of work) {
      if (known.has(one.lesson)) continue;
      known.add(one.lesson);
      lessons.push({ reader: one.reader, uuid: one.lesson, title: one.title, address: one.address });
    }
    place.querySelector("[data-none]").hidden = lessons.length > 0;
    const list = place.querySelector("ul");
    list.hidden = !lessons.length;
    list.replaceChildren(...lessons.map((row) => lineOf(row, work)));
    if (window.deviceDelivery) for (const row of work) if (row.outcome && !row.isSeen) await store.see(row);
    place.querySelector("[data-deliver-now]").hidden = !work.some((one) => !one.outcome) || !window.deviceDelivery;
  };

  const begin = async () => {
    if (!store?.isPossible) return;
    await window.deviceReady;
    await draw();
    place.hidden = false;
    document.addEventListener("device:delivered", draw);
    place.querySelector("[data-deliver-now]").addEventListener("click", async () => {
      const how = await window.deviceDelivery.run();
      place.querySelector("[data-said]").textContent =
        how === "delivered" ? words.done : how === "signed out" ? words.signedOut : words.noLine;
    });
  };
  begin().catch(() => {});
})();
