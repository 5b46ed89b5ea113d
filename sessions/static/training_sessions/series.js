// Dragging a drafted gathering to another day writes the day into its field in the table and saves it,
// so that what stands in the way of the new day is shown at once.
const slots = document.getElementById("slots");
let dragged = null;

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest("[data-slot]");
  if (dragged) event.dataTransfer.setData("text/plain", dragged.dataset.slot);
});

document.addEventListener("dragover", (event) => {
  if (dragged && event.target.closest("[data-day]")) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const cell = event.target.closest("[data-day]");
  if (!dragged || !cell) return;
  event.preventDefault();
  const field = slots.elements[`${dragged.dataset.slot}-day`];
  field.value = cell.dataset.day;
  field.closest("tr").classList.add("is-changed");
  cell.append(dragged);
  dragged = null;
  slots.elements.back.value = "calendar";
  slots.requestSubmit();
});
