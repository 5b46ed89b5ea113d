// A kept lesson: one page at a time, answers kept on this device, feedback when they are delivered.
(() => {
  "use strict";
  const store = window.deviceStore;
  const lesson = document.querySelector("[data-lesson]");
  const words = document.querySelector("[data-words]").dataset;
  const pages = [...lesson.querySelectorAll("[data-sheet]")];
  const { lesson: uuid, token, deliver, title } = lesson.dataset;
  const reader = lesson.dataset.reader || store.lastReader();
  let here = 1;

  const forms = () => [...lesson.querySelectorAll("[data-question] form")];
  const questionOf = (form) => form.closest("section").id.slice(2);

  const noteOf = (form) => {
    const section = form.closest("section");
    let note = section.querySelector("[data-kept-note]");
    if (!note) {
      note = document.createElement("div");
      note.dataset.keptNote = "";
      note.className = "question__feedback";
      note.setAttribute("role", "status");
      section.append(note);
    }
    return note;
  };

  const tell = (form, tone, ...sentences) => {
    const note = noteOf(form);
    note.dataset.right = tone;
    note.replaceChildren(
      ...sentences.filter(Boolean).map((sentence, number) => {
        const line = document.createElement("p");
        line.textContent = sentence;
        if (number === 0) line.className = "question__verdict";
        return line;
      }),
    );
  };

  const fill = (form, fields) => {
    for (const field of form.querySelectorAll("input:not([type=hidden]), select, textarea")) {
      const given = fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "radio" || field.type === "checkbox") field.checked = given.includes(field.value);
      else field.value = given[0] ?? "";
    }
  };

  const showWork = async () => {
    const work = (await store.work(reader)).filter((row) => row.lesson === uuid);
    for (const form of forms()) {
      const row = work.find((one) => one.question === questionOf(form));
      if (!row) continue;
      form.closest("section").querySelector(".question__feedback:not([data-kept-note])")?.remove();
      form.dataset.isSettled = !row.outcome || (row.outcome.is_recorded && row.outcome.is_settled !== false) ? "yes" : "";
      fill(form, row.fields);
      if (row.outcome) tell(form, row.outcome.tone, row.outcome.verdict, ...row.outcome.feedback);
      else tell(form, "none", words.kept);
    }
    const end = work.find((row) => !row.question);
    const copy = await store.lesson(reader, uuid);
    for (const form of forms()) form.dataset.isLeft = "";
    for (const left of (!(copy?.keptAt > end?.settledAt) && end?.outcome?.left) || []) {
      const row = work.find((one) => one.question === left);
      const form = document.getElementById(`q-${left}`)?.querySelector("form");
      if (form && (!row || row.order < end.order)) form.dataset.isLeft = "yes";
    }
    const refused = work.filter((row) => row.outcome && !row.outcome.is_recorded);
    const alert = document.querySelector("[data-refused]");
    alert.hidden = !refused.length;
    alert.querySelector("[data-refused-why]").textContent = refused.at(-1)?.outcome.verdict ?? "";
    const where = refused.map((row) => row.question).find(Boolean) ?? refused.at(-1)?.outcome.left?.[0] ?? "";
    alert.querySelector("[data-refused-show]").hidden = !document.getElementById(`q-${where}`);
    alert.querySelector("[data-refused-show]").onclick = () => goTo(document.getElementById(`q-${where}`));
    const waiting = work.filter((row) => !row.outcome).length;
    const state = document.querySelector("[data-kept-state]");
    state.textContent = waiting ? words.waiting.replace("{number}", waiting) : words.nothingWaits;
    const finish = lesson.querySelector("[data-finished]");
    finish.hidden = !end || (end.outcome && !end.outcome.is_recorded);
    finish.querySelector("p").textContent = [end?.outcome ? words.finishDelivered : words.finishKept, ...(end?.outcome?.feedback || [])].join(" ");
    finish.querySelector("[data-finished-end]").hidden = !end?.outcome;
  };

  // One thing after the other, in the order it was done.
  let keeping = Promise.resolve();
  const keep = async (question, fields) => {
    keeping = keeping.catch(() => {}).then(() => keepNow(question, fields));
    await keeping;
    window.deviceDelivery?.soon();
  };
  const keepNow = async (question, fields) => {
    await store.keepWork({ reader, lesson: uuid, title, address: location.pathname, token, deliver, question, fields });
    await showWork();
  };

  const turn = async (number, { focus = true } = {}) => {
    here = Math.min(Math.max(number, 1), pages.length);
    for (const page of pages) page.hidden = Number(page.dataset.sheet) !== here;
    lesson.querySelector("progress").value = here;
    lesson.querySelector("[data-where]").textContent = words.where.replace("{here}", here).replace("{total}", pages.length);
    lesson.querySelector("[data-previous]").hidden = here === 1;
    const isLast = here === pages.length;
    lesson.querySelector("[data-next]").hidden = isLast;
    lesson.querySelector("[data-finish]").hidden = !isLast || !token;
    if (focus) {
      pages[here - 1].tabIndex = -1;
      pages[here - 1].focus({ preventScroll: true });
      lesson.scrollIntoView();
    }
    const place = String(here);
    const move = (row) => row && row.place !== place && { ...row, place, hasMoved: here > 1 };
    await store.changeLesson(reader, uuid, move);
  };

  // Settled as the server last said; an answer that waits here is right or wrong only when it is delivered.
  const isSettled = (form) =>
    form.dataset.isLeft !== "yes" && (form.dataset.isSettled === "yes" || "settled" in form.closest("section").dataset);

  // What is being written under something to think about is kept with the lesson until it is put in the notebook.
  const keepWriting = (form, words) =>
    store.changeLesson(reader, uuid, (row) => row && { ...row, writing: { ...row.writing, [questionOf(form)]: words } });
  const showWriting = (row) => {
    for (const form of forms()) {
      const words = row?.writing?.[questionOf(form)];
      if (words) form.querySelector("textarea").value = words;
    }
  };

  const unsettled = () => forms().find((form) => "required" in form.closest("section").dataset && !isSettled(form));

  const goTo = async (section) => {
    await turn(Number(section.closest("[data-sheet]").dataset.sheet), { focus: false });
    section.scrollIntoView({ block: "center" });
    section.querySelector("input:not([type=hidden]), select, textarea, summary")?.focus();
  };

  const finish = async () => {
    const form = unsettled();
    if (form) {
      tell(form, "none", words.unsettled);
      return goTo(form.closest("section"));
    }
    await keep(undefined, []);
    const done = lesson.querySelector("[data-finished]");
    done.tabIndex = -1;
    done.focus();
  };

  const begin = async () => {
    const row = await store.lesson(reader, uuid);
    const isOld = row && Date.now() - row.keptAt > store.LONGEST;
    document.querySelector("[data-old-note]").hidden = !isOld;
    for (const form of forms()) {
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        if (isOld) return tell(form, "none", words.tooOld);
        const button = event.submitter;
        if (!store.isWhole(form, button)) return tell(form, "none", words.notWhole);
        Object.assign(form.dataset, { isSettled: "yes", isLeft: "" });
        await keep(questionOf(form), store.fieldsOf(form, button));
        await keepWriting(form, "");
        noteOf(form).tabIndex = -1;
        noteOf(form).focus({ preventScroll: false });
      });
    }
    lesson.addEventListener("input", (event) => {
      if (event.target.matches("textarea")) keepWriting(event.target.form, event.target.value).catch(() => {});
    });
    lesson.querySelector("[data-previous]").addEventListener("click", () => turn(here - 1));
    lesson.querySelector("[data-next]").addEventListener("click", () => turn(here + 1));
    lesson.querySelector("[data-finish]").addEventListener("click", () => finish());
    document.addEventListener("device:delivered", showWork);
    document.addEventListener("device:tried", (event) => {
      document.querySelector("[data-signed-out]").hidden = event.detail !== "signed out";
    });
    const query = new URLSearchParams(location.search);
    const asked = Number(query.get("side"));
    await turn(asked || Number(row?.place) || Number(lesson.dataset.place) || 1, { focus: false });
    lesson.querySelector("[data-turn]").hidden = false;
    await showWork();
    showWriting(await store.lesson(reader, uuid));
    const wanted = document.getElementById(`q-${query.get("sporsmal")}`);
    if (wanted) await goTo(wanted);
  };
  begin();
})();
