// How far the demonstration is, asked every second; the page itself is loaded again when all is there.
const panel = document.querySelector("[data-loading]");

async function follow() {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-loading]");
    if (!fresh) return location.reload();
    panel.querySelector(".progress").replaceWith(fresh.querySelector(".progress"));
  } catch {
    // no answer this time
  }
  setTimeout(follow, 1000);
}

setTimeout(follow, 1000);
