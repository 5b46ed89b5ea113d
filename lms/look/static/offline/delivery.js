// Delivers what was done without a line, as soon as there is one; asks before signing out leaves any behind.
(() => {
  "use strict";
  const store = window.deviceStore;
  const frame = document.querySelector("[data-device]");
  if (!frame || !store?.isPossible) return;
  const { reader, deliver, shared, unclear } = frame.dataset;
  const MOST = 200;
  const PATIENCE = 30 * 1000;
  let wait = 0; // milliseconds that the server last asked to be left alone

  const token = () => document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/)?.[1] || "";

  const send = (address, body) =>
    fetch(address, {
      method: "POST",
      redirect: "manual",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout?.(PATIENCE),
    });

  /** Whether the server answered that it cannot answer now. */
  const isBusy = (answer) => {
    const isAway = answer.status === 429 || answer.status >= 500;
    wait = isAway ? Number(answer.headers.get("Retry-After")) * 1000 || 0 : 0;
    return isAway;
  };

  const groups = (rows) => {
    const found = new Map();
    for (const row of rows) {
      const key = `${row.lesson} ${row.token} ${row.deliver}`;
      found.set(key, [...(found.get(key) || []), row]);
    }
    return [...found.values()].flatMap((all) =>
      Array.from({ length: Math.ceil(all.length / MOST) }, (_, i) => all.slice(i * MOST, (i + 1) * MOST)),
    );
  };

  /** Tell where one stopped in lessons where nothing else was done. */
  const deliverPlaces = async () => {
    for (const lesson of await store.lessons(reader)) {
      if (!lesson.hasMoved || !lesson.token) continue;
      const answer = await send(lesson.deliver, { token: lesson.token, place: lesson.place, events: [] });
      if (answer.ok) await store.changeLesson(reader, lesson.uuid, (row) => row && { ...row, hasMoved: row.place !== lesson.place });
    }
  };

  /** What became of it: "none" to deliver, "delivered", "no line", or "signed out". */
  const deliverAll = async () => {
    const waiting = await store.waiting(reader);
    if (!waiting.length) {
      await deliverPlaces().catch(() => {});
      return "none";
    }
    for (const rows of groups(waiting)) {
      const lesson = await store.lesson(reader, rows[0].lesson);
      const events = rows.map(({ id, at, question, fields }) => ({ id, at, question, fields }));
      let answer;
      try {
        answer = await send(rows[0].deliver || deliver, { token: rows[0].token, place: lesson?.place || "", events });
      } catch {
        wait = 0;
        return "no line";
      }
      if (answer.type === "opaqueredirect" || answer.status === 403) return "signed out";
      if (isBusy(answer)) return "no line";
      const told = await answer.json().catch(() => ({}));
      const outcomes = new Map((told.events || []).map((one) => [one.id, one]));
      for (const row of rows) {
        const refused = { is_recorded: false, tone: "none", verdict: told.sentence || unclear, feedback: [] };
        await store.settle(row, outcomes.get(row.id) || refused);
      }
      document.dispatchEvent(new CustomEvent("device:delivered"));
    }
    return "delivered";
  };

  const locked = (act) => (navigator.locks ? navigator.locks.request("delivery", act) : act());

  /** Deliver the marks of a list that wait; what came of each stands in the answer. Where it fails, the error says
   * whether it was refused or waits for a sign-in, and how many milliseconds the server wants to be left alone. */
  const deliverMarks = (roster) => locked(() => deliverMarksOf(roster));
  const deliverMarksOf = async (roster) => {
    roster.pending = store.rosters().find((one) => one.uuid === roster.uuid)?.pending ?? {};
    const marks = Object.entries(roster.pending).map(([registration, mark]) => ({ registration, ...mark }));
    if (!marks.length) return [];
    const answer = await send(roster.deliver, { marks });
    if (!answer.ok) {
      // Refused as a whole is not the same as no line: trying again will not help.
      const isSignedOut = answer.type === "opaqueredirect";
      const isRefused = !isBusy(answer) && !isSignedOut;
      throw Object.assign(new Error(String(answer.status)), { isRefused, isSignedOut, wait });
    }
    const told = (await answer.json()).marks;
    for (const one of told) if (!one.standing) delete roster.pending[one.registration];
    store.keepRoster(roster);
    return told;
  };

  /** Deliver the marks of these lists; what was said of them, and whether a whole list was refused or has no line. */
  const deliverRosters = async (rosters) => {
    const said = [];
    let isRefused = false;
    for (const roster of rosters) {
      try {
        said.push(...(await deliverMarks(roster)).map((one) => one.said).filter(Boolean));
      } catch (error) {
        isRefused ||= Boolean(error.isRefused);
      }
    }
    return { said, isRefused };
  };

  /** Say on every page that something was not taken, until its person has looked at it. */
  const tellRefused = async () => {
    const isAny = (await store.refused(reader)).length > 0;
    const [refusal, note] = ["[data-refusal-note]", "[data-delivery-note]"].map((one) => document.querySelector(one));
    if (refusal) refusal.hidden = !isAny;
    if (note && isAny) note.hidden = true;
    return isAny;
  };

  /** Deliver, and say so where the page has room for it. */
  const run = async () => {
    const how = await locked(deliverAll);
    const note = document.querySelector("[data-delivery-note]");
    if (note && how === "delivered") note.hidden = false;
    await tellRefused();
    document.dispatchEvent(new CustomEvent("device:tried", { detail: how }));
    return how;
  };

  const refresh = async () => {
    for (const lesson of await store.lessons(reader)) {
      if (Date.now() - lesson.keptAt > store.DAY) await window.deviceKeeping?.fetchLesson(lesson.address, reader).catch(() => {});
    }
  };

  const meet = async () => {
    await store.meet(reader);
    if (!shared) await store.tidy();
  };

  const soon = shared
    ? () => {}
    : window.deviceLine.keepTrying(async () => ((await run()) === "no line" ? wait : undefined));

  const catchUp = async () => {
    if (shared) return;
    await soon();
    await refresh();
  };

  const leave = (form) => {
    const ask = document.querySelector("[data-leave]");
    form.addEventListener("submit", async (event) => {
      if (form.dataset.isSure) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const own = await store.waiting(reader).catch(() => []);
      const strangers = await store.strangersWaiting(reader).catch(() => []);
      const others = strangers.length + (window.drafts?.others() ?? 0);
      const unsent = window.drafts?.count() ?? 0;
      const refused = await store.refused(reader).catch(() => []);
      const rosters = store.marksWaiting(reader);
      const marks = rosters.reduce((sum, roster) => sum + Object.keys(roster.pending).length, 0);
      if (!ask || (!own.length && !others && !unsent && !marks && !refused.length)) return go(form);
      ask.querySelector("[data-leave-own]").hidden = !own.length && !marks;
      ask.querySelector("[data-leave-count]").textContent = own.length + marks;
      ask.querySelector("[data-leave-others]").hidden = !others;
      ask.querySelector("[data-leave-drafts]").hidden = !unsent;
      ask.querySelector("[data-leave-unsent]").textContent = unsent;
      ask.querySelector("[data-leave-no-line]").hidden = true;
      ask.querySelector("[data-leave-refused]").hidden = !refused.length;
      ask.querySelector("[data-leave-deliver]").hidden = !own.length && !marks;
      ask.showModal();
      ask.querySelector("[data-leave-deliver]").onclick = async () => {
        const how = await run();
        const { said, isRefused } = await deliverRosters(store.marksWaiting(reader));
        const list = ask.querySelector("[data-leave-marks]");
        list.append(...said.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
        list.hidden = !list.childElementCount;
        ask.querySelector("[data-leave-marks-refused]").hidden = !isRefused;
        if (isRefused) return;
        if ((how === "delivered" || how === "none") && !store.marksWaiting(reader).length) {
          const isAnyRefused = (await store.refused(reader)).length > 0;
          if (!isAnyRefused && list.hidden) return go(form);
          ask.querySelector("[data-leave-refused]").hidden = !isAnyRefused;
          ask.querySelector("[data-leave-deliver]").hidden = ask.querySelector("[data-leave-own]").hidden = true;
          return;
        }
        ask.querySelector("[data-leave-no-line]").hidden = false;
      };
      ask.querySelector("[data-leave-anyway]").onclick = () => go(form);
      ask.querySelector("[data-leave-stay]").onclick = () => ask.close();
    });
  };

  const go = async (form) => {
    await store.clear().catch(() => {});
    form.dataset.isSure = "yes";
    form.requestSubmit();
  };

  window.deviceDelivery = { reader, shared: Boolean(shared), deliver, run, soon, deliverMarks, tellRefused };
  for (const form of document.querySelectorAll("[data-sign-out]")) leave(form);
  window.deviceReady = meet().catch(() => {});
  window.deviceReady.then(catchUp).catch(() => {});
})();
