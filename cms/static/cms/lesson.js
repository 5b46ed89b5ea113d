// After an answer has been swapped in, take the reader to the feedback, and to screen readers too.
document.addEventListener("htmx:afterSwap", (event) => {
  const feedback = document.getElementById(event.detail.target.id)?.querySelector("[role=status], [role=alert]");
  if (!feedback) return;
  feedback.tabIndex = -1;
  feedback.focus({ preventScroll: false });
});
