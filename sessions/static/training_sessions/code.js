// Fetches the code for the room anew while it is shown.
async function renew() {
  const shown = document.getElementById("room-code");
  try {
    const answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("room-code");
    if (fresh) shown.replaceWith(fresh);
  } catch {
    // The line is lost; the next try may find it.
  }
}

const seconds = Number(document.getElementById("room-code")?.dataset.fresh);
if (seconds) setInterval(renew, seconds * 1000);
