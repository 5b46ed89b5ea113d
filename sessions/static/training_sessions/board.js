// A session is moved on the board by dragging it, or with M, the arrow keys and Enter. Either sends a form whose
// answer shows what the move comes to; nothing is changed by it.
const table = document.querySelector(".board table");
const form = document.getElementById("drop");
const said = document.querySelector("[data-board-said]");
let lifted = null;
let target = null;

const cellOf = (element) => element.closest("td[data-day]");
const rowOf = (cell) => cell.parentElement.dataset.row;
const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function mark(cell) {
  target?.classList.remove("is-target");
  target = cell;
  target?.classList.add("is-target");
  target?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function drop(entry, to) {
  const from = cellOf(entry);
  if (!to || to === from) return;
  const fields = form.elements;
  const isTrainers = form.dataset.rows === "kursledere";
  const isOtherRow = rowOf(to) !== rowOf(from);
  fields.samling.value = entry.dataset.session;
  fields.days.value = daysBetween(from.dataset.day, to.dataset.day) || "";
  fields.leaves.value = isTrainers && isOtherRow ? rowOf(from) : "";
  fields.comes.value = isTrainers && isOtherRow ? rowOf(to) : "";
  fields.venue.value = !isTrainers && isOtherRow ? rowOf(to) : "";
  form.submit();
}

table?.addEventListener("dragstart", (event) => {
  lifted = event.target.closest("[data-session]");
  if (lifted) event.dataTransfer.setData("text/plain", lifted.dataset.session);
});

table?.addEventListener("dragover", (event) => {
  const cell = cellOf(event.target);
  if (!lifted || !cell) return;
  event.preventDefault();
  if (cell !== target) mark(cell);
});

table?.addEventListener("dragend", () => {
  mark(null);
  lifted = null;
});

table?.addEventListener("drop", (event) => {
  const cell = cellOf(event.target);
  if (!lifted || !cell) return;
  event.preventDefault();
  drop(lifted, cell);
});

function beside(cell, key) {
  if (key === "ArrowRight") return cell.nextElementSibling;
  if (key === "ArrowLeft") return cell.previousElementSibling;
  const row = key === "ArrowDown" ? cell.parentElement.nextElementSibling : cell.parentElement.previousElementSibling;
  return row?.children[cell.cellIndex];
}

table?.addEventListener(
  "keydown",
  (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!lifted) {
      const entry = event.target.closest("[data-session]");
      if (!entry || event.key.toLowerCase() !== "m") return;
      lifted = entry;
      mark(cellOf(entry));
      said.textContent = said.dataset.lifted;
    } else if (event.key.startsWith("Arrow")) {
      const next = beside(target, event.key);
      if (next?.matches("td[data-day]")) {
        mark(next);
        const name = target.parentElement.querySelector("th").firstChild.textContent;
        said.textContent = `${name}, ${target.dataset.day}`;
      }
    } else if (event.key === "Enter") {
      drop(lifted, target);
      mark(null);
      lifted = null;
    } else if (event.key === "Escape" || event.key === "Tab") {
      mark(null);
      lifted = null;
      said.textContent = said.dataset.left;
      if (event.key === "Tab") return;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);
