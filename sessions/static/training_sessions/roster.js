// The roster on a phone without coverage: names or aliases and marks, kept here for 24 hours at most and
// until signing out. Marks made meanwhile are delivered once; where somebody else has marked, both are
// shown.
(() => {
  "use strict";
  const KEPT_FOR = 24 * 60 * 60 * 1000;
  const store = window.deviceStore;
  const page = document.querySelector("[data-roster]");
  const place = document.getElementById("offline-rosters");

  const rosters = () =>
    store.rosters().filter((roster) => {
      const isFresh = Date.now() - roster.keptAt < KEPT_FOR;
      if (!isFresh) store.dropRoster(roster.uuid);
      return isFresh;
    });

  let tryNow;
  let isTold = false; // what was said of the marks stands on the page until somebody chooses

  const isWaiting = (roster) => Object.keys(roster.pending).length > 0;

  const take = (reader) => {
    const known = rosters().find((one) => one.uuid === page.dataset.roster && one.reader === reader);
    const people = [...page.querySelectorAll("[data-registration]")].map((line) => ({ ...line.dataset }));
    const { roster: uuid, when, deliver, clock } = page.dataset;
    const roster = { uuid, when, clock, deliver, reader, people, keptAt: Date.now(), pending: known?.pending ?? {} };
    store.keepRoster(roster);
    return roster;
  };

  const deliver = async (roster) => {
    const answers = await window.deviceDelivery.deliverMarks(roster);
    const told = document.getElementById("delivered");
    told.replaceChildren();
    for (const one of answers) {
      if (one.standing) told.append(conflict(roster, one));
      else if (one.said) told.append(Object.assign(document.createElement("li"), { textContent: one.said }));
    }
    if (!told.childElementCount) return location.reload();
    isTold = true;
    told.closest("section").hidden = false;
  };

  const tellRefused = () => {
    isTold = true;
    const told = document.getElementById("delivered");
    told.replaceChildren(Object.assign(document.createElement("li"), { textContent: told.dataset.refused }));
    told.closest("section").hidden = false;
  };

  // Both marks are shown until one is chosen; taking one's own over is a correction of what stands.
  const conflict = (roster, one) => {
    const row = document.getElementById("conflict").content.firstElementChild.cloneNode(true);
    row.querySelector("[data-said]").textContent = one.said;
    const choose = (name, settle) =>
      row.querySelector(name).addEventListener("click", () => {
        settle();
        store.keepRoster(roster);
        isTold = false;
        if (isWaiting(roster)) tryNow();
        else location.reload();
      });
    choose("[data-mine]", () => (roster.pending[one.registration].version = one.standing));
    choose("[data-theirs]", () => delete roster.pending[one.registration]);
    return row;
  };

  const line = (roster, person, template) => {
    const row = template.content.firstElementChild.cloneNode(true);
    const pending = roster.pending[person.registration];
    row.querySelector("[data-name]").textContent = person.name;
    const asked = roster.clock ? "clock" : "minutes"; // a time of day, or minutes over several days
    const told = row.querySelector(`[name=${asked}]`);
    told.id = told.parentElement.querySelector("label").htmlFor = `${asked}-${person.registration}`;
    told.value = pending?.[asked] ?? "";
    told.parentElement.hidden = !told.value;
    for (const button of row.querySelectorAll("button[data-mark]")) {
      const mark = button.dataset.mark;
      button.setAttribute("aria-pressed", String(mark === (pending?.mark ?? person.mark)));
      button.addEventListener("click", () => {
        const wanted = ["late", "left_early"].includes(mark);
        if (wanted && !told.value) {
          told.parentElement.hidden = false;
          return told.focus();
        }
        const taken = { mark, minutes: null, version: Number(person.version) };
        if (wanted) taken[asked] = roster.clock ? told.value : Number(told.value);
        roster.pending[person.registration] = taken;
        store.keepRoster(roster);
        draw();
      });
    }
    row.querySelector("details").open = !!row.querySelector("details [aria-pressed=true]");
    return row;
  };

  const draw = () => {
    const template = document.getElementById("offline-line");
    const found = rosters().filter((roster) => roster.people.length);
    document.getElementById("offline-none").hidden = found.length > 0;
    place.replaceChildren(
      ...found.map((roster) => {
        const section = document.createElement("section");
        section.className = "panel";
        const heading = document.createElement("h2");
        heading.className = "panel__title";
        const link = Object.assign(document.createElement("a"), { textContent: roster.when });
        link.href = roster.deliver.replace("lever/", "");
        heading.append(link);
        const list = document.createElement("ul");
        list.className = "rows";
        list.append(...roster.people.map((person) => line(roster, person, template)));
        const waiting = Object.keys(roster.pending).length;
        const marked = waiting || roster.people.some((person) => person.mark);
        const told = Object.assign(document.createElement("p"), { className: "quiet", role: "status" });
        if (marked) told.textContent = waiting ? `${place.dataset.waiting} ${waiting}` : place.dataset.delivered;
        section.append(heading, told, list);
        return section;
      }),
    );
  };

  const begin = async () => {
    await window.deviceReady;
    const { reader, shared } = window.deviceDelivery;
    if (shared) return;
    const roster = take(reader);
    tryNow = window.deviceLine.keepTrying(async () => {
      if (isTold || !isWaiting(roster)) return undefined;
      try {
        return await deliver(roster);
      } catch (error) {
        if (error.isRefused) tellRefused();
        return isTold || error.isSignedOut ? undefined : (error.wait ?? 0);
      }
    });
    await tryNow();
  };

  if (!store) return;
  if (page && window.deviceDelivery) begin();
  else if (place) draw();
})();
