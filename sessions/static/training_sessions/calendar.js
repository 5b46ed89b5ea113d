// Arrow keys walk through a calendar's links; page up and down step in time.
const calendar = document.querySelector("[data-calendar]");

function cellOf(link) {
  return link.closest("td, section, tr");
}

function walk(link, key) {
  const cell = cellOf(link);
  const links = [...calendar.querySelectorAll("a")];
  if (!(cell instanceof HTMLTableCellElement)) {
    const next = links.indexOf(link) + (key === "ArrowDown" || key === "ArrowRight" ? 1 : -1);
    return links[next];
  }
  const inside = [...cell.querySelectorAll("a")];
  const place = inside.indexOf(link);
  if (key === "ArrowDown" && place < inside.length - 1) return inside[place + 1];
  if (key === "ArrowUp" && place > 0) return inside[place - 1];
  const row = cell.parentElement;
  if (key === "ArrowRight") return cell.nextElementSibling?.querySelector("a");
  if (key === "ArrowLeft") return cell.previousElementSibling?.querySelector("a");
  const other = key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
  return other?.children[cell.cellIndex]?.querySelector("a");
}

calendar?.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const link = event.target.closest("a");
  if (!link || !event.key.startsWith("Arrow")) return;
  const next = walk(link, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
});

document.addEventListener("keydown", (event) => {
  if (!event.shiftKey || !["PageUp", "PageDown"].includes(event.key)) return;
  const step = document.querySelector(`[data-step="${event.key === "PageUp" ? "back" : "on"}"]`);
  if (!step) return;
  event.preventDefault();
  step.click();
});
