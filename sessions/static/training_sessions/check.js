// While a session is being planned, ask what stands in the way of it and say so beside the form.
const form = document.querySelector("form[data-check]");
const answer = form?.querySelector("[data-check-answer]");
const WAIT = 500;
let timer = 0;
let asked = 0;

async function ask() {
  asked += 1;
  const own = asked;
  const response = await fetch(form.dataset.check, { method: "POST", body: new FormData(form) });
  if (!response.ok || own !== asked) return;
  answer.innerHTML = await response.text();
}

form?.addEventListener("change", () => {
  clearTimeout(timer);
  timer = setTimeout(() => ask().catch(() => {}), WAIT);
});
