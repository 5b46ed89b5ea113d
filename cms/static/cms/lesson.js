// Sends an answer without leaving the page, and takes the reader, and screen readers too, to what came back.
// Without a line it is kept on this device, and delivered later.
(() => {
  "use strict";
  const lesson = document.querySelector("[data-lesson]");

  const show = (section) => {
    const told = section?.querySelector("[role=status], [role=alert]");
    if (!told) return;
    told.tabIndex = -1;
    told.focus({ preventScroll: false });
  };

  const say = (section, sentence) => {
    section.querySelector("[data-lost-note]")?.remove();
    const note = document.createElement("p");
    note.dataset.lostNote = "";
    note.className = "question__feedback";
    note.setAttribute("role", "status");
    note.textContent = sentence;
    section.append(note);
    show(section);
  };

  const keep = async (form, section, pressed) => {
    const { deviceStore: store, deviceDelivery: device } = window;
    if (!store?.isPossible || !device || device.shared || !lesson.dataset.token) return say(section, lesson.dataset.lost);
    if (!store.isWhole(form, pressed)) return say(section, lesson.dataset.notWhole);
    await store.keepWork({
      reader: device.reader,
      lesson: lesson.dataset.lesson,
      title: lesson.dataset.title,
      address: location.pathname,
      token: lesson.dataset.token,
      deliver: device.deliver,
      question: section.id.slice(2),
      fields: store.fieldsOf(form, pressed),
    });
    await window.drafts?.done(form);
    say(section, lesson.dataset.kept);
    device.soon();
  };

  // The copy on this device, if there is one, opens where one has come to here.
  const keepPlace = async () => {
    await window.deviceReady;
    const { deviceStore: store, deviceDelivery: device } = window;
    if (!lesson?.dataset.side || !device) return;
    await store.changeLesson(device.reader, lesson.dataset.lesson, (row) => row && { ...row, place: lesson.dataset.side });
  };
  keepPlace().catch(() => {});

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const section = form.closest("section[data-question]");
    if (!section || !lesson) return;
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = "yes";
    const button = event.submitter ?? form.querySelector("[type=submit]");
    const sent = new FormData(form);
    if (button.name) sent.append(button.name, button.value);
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: sent, redirect: "manual", headers: { "HX-Request": "true" } });
      document.dispatchEvent(new CustomEvent("line:there"));
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = document.importNode(page.querySelector("section"), true);
        if (!fresh.querySelector("[role=alert]")) await window.drafts?.done(form);
        const outcome = page.querySelector("[data-outcome]");
        if (outcome) document.querySelector("[data-outcome]")?.replaceWith(document.importNode(outcome, true));
        section.replaceWith(fresh);
        show(fresh);
      } else {
        form.submit();
      }
    } catch {
      await keep(form, section, button).catch(() => say(section, lesson.dataset.lost));
    }
    delete form.dataset.sent;
    button.removeAttribute("aria-busy");
  }, true);
})();
