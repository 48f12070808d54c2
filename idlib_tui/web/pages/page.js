// The keys go to the reader from the start, not only after a click on it.
window.addEventListener("load", () => {
  document.querySelector(".xterm-helper-textarea")?.focus();
});
