// The roster on a phone without coverage: names or aliases and marks, kept here for 24 hours at most.
// Marks made meanwhile are delivered once; where somebody else has marked, both are shown.
const KEPT_FOR = 24 * 60 * 60 * 1000;
const PREFIX = "roster:";

function rosters() {
  const found = [];
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
    const roster = JSON.parse(localStorage.getItem(key));
    if (Date.now() - roster.keptAt > KEPT_FOR) localStorage.removeItem(key);
    else found.push(roster);
  }
  return found;
}

function keep(roster) {
  localStorage.setItem(PREFIX + roster.uuid, JSON.stringify(roster));
}

function take(page) {
  const known = rosters().find((one) => one.uuid === page.dataset.roster);
  const people = [...page.querySelectorAll("[data-person]")].map((line) => ({ ...line.dataset }));
  const roster = { uuid: page.dataset.roster, when: page.dataset.when, deliver: page.dataset.deliver };
  keep({ ...roster, keptAt: Date.now(), people, pending: known?.pending ?? {} });
}

async function deliver(page) {
  const roster = rosters().find((one) => one.uuid === page.dataset.roster);
  const marks = Object.entries(roster.pending).map(([person, mark]) => ({ person, ...mark }));
  if (!marks.length) return;
  const answer = await fetch(roster.deliver, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": page.dataset.token },
    body: JSON.stringify({ marks }),
  });
  if (!answer.ok) return;
  const told = document.getElementById("delivered");
  told.replaceChildren();
  for (const one of (await answer.json()).marks) {
    if (one.standing) told.append(conflict(page, roster, one));
    else if (one.said) told.append(Object.assign(document.createElement("li"), { textContent: one.said }));
    if (!one.standing) delete roster.pending[one.person];
  }
  keep(roster);
  if (!told.childElementCount) return location.reload();
  told.closest("section").hidden = false;
}

// Both marks are shown until one is chosen; taking one's own over is a correction of the mark that stands.
function conflict(page, roster, one) {
  const row = document.getElementById("conflict").content.firstElementChild.cloneNode(true);
  row.querySelector("[data-said]").textContent = one.said;
  const choose = (settle) => () => {
    settle();
    keep(roster);
    if (Object.keys(roster.pending).length) deliver(page).catch(() => {});
    else location.reload();
  };
  row.querySelector("[data-mine]").addEventListener(
    "click",
    choose(() => (roster.pending[one.person].version = one.standing)),
  );
  row.querySelector("[data-theirs]").addEventListener(
    "click",
    choose(() => delete roster.pending[one.person]),
  );
  return row;
}

function line(roster, person, template) {
  const row = template.content.firstElementChild.cloneNode(true);
  const pending = roster.pending[person.person];
  row.querySelector("[data-name]").textContent = person.name;
  const minutes = row.querySelector("[name=minutes]");
  const label = row.querySelector("label");
  minutes.id = label.htmlFor = `minutes-${person.person}`;
  const shown = pending?.mark ?? person.mark;
  minutes.value = pending?.minutes ?? "";
  for (const button of row.querySelectorAll("button[data-mark]")) {
    button.setAttribute("aria-pressed", String(button.dataset.mark === shown));
    button.addEventListener("click", () => {
      const mark = button.dataset.mark;
      const wanted = ["late", "left_early"].includes(mark);
      if (wanted && !minutes.value) return minutes.focus();
      const mine = { mark, minutes: wanted ? Number(minutes.value) : null, version: Number(person.version) };
      roster.pending[person.person] = mine;
      keep(roster);
      draw();
    });
  }
  return row;
}

function draw() {
  const place = document.getElementById("offline-rosters");
  const template = document.getElementById("offline-line");
  const found = rosters();
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
      section.append(heading, list);
      return section;
    }),
  );
}

const page = document.querySelector("[data-roster]");
if (page) {
  take(page);
  deliver(page).catch(() => {});
  window.addEventListener("online", () => deliver(page).catch(() => {}));
  document.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    location.assign(page.dataset.offline);
  });
} else if (document.getElementById("offline-rosters")) {
  draw();
}
