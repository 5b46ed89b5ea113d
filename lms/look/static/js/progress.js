// While something is being made, ask every two seconds how far it has come; then show it.
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
    const told = next.querySelector("[data-told]");
    const shown = panel.querySelector("[data-told]");
    if (told.innerHTML !== shown.innerHTML) shown.replaceChildren(...told.childNodes);
  } catch {
    // the line is bad; ask again
  }
  setTimeout(follow, every);
}

setTimeout(follow, every);
