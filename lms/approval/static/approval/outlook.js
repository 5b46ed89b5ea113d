// While figures are being made, ask every two seconds how far they have come; then show them.
const every = 2000;

async function follow() {
  const panel = document.querySelector("[data-progress]");
  if (!panel) return;
  try {
    const answer = await fetch(panel.dataset.progress, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = fresh.querySelector("[data-progress]");
    if (!next) {
      window.location.reload();
      return;
    }
    const bar = next.querySelector(".progress");
    const shown = panel.querySelector(".progress");
    if (bar && shown) shown.replaceWith(bar);
    else if (bar) panel.querySelector("p").after(bar);
  } catch {
    // the line is bad; ask again
  }
  setTimeout(follow, every);
}

setTimeout(follow, every);
