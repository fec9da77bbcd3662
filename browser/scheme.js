/**
 * Light or dark: each button stands for what is chosen, and chooses the next. A page that is opened has been told by
 * its own head, in overrides/main.html, before it was shown.
 */

const KEY = "entry-checker scheme";
const root = document.documentElement;
/** @type {HTMLButtonElement[]} */
const buttons = Array.from(document.querySelectorAll(".schemes button"));
/** What is around the page, with the scheme of the system for which it is. */
const colours = Array.from(document.querySelectorAll("meta[name=theme-color]"), (meta) => /** @type {const} */ (
  [/** @type {HTMLMetaElement} */ (meta), /** @type {HTMLMetaElement} */ (meta).media]
));

/** @param {string} scheme */
function show(scheme) {
  root.dataset.scheme = scheme;
  for (const [meta, own] of colours) {
    const chosen = own.includes(scheme) ? "all" : "not all";
    meta.media = scheme === "auto" ? own : chosen;
  }
}

/** @param {HTMLButtonElement} button */
function choose(button) {
  show(button.value);
  button.focus(); // the one that was pressed is hidden now
  try {
    localStorage.setItem(KEY, button.value);
  } catch {
    // Nothing may be kept here: it holds for this page.
  }
}

/** As it was chosen on another page, to which this one was still there behind it or beside it. */
function follow() {
  try {
    const kept = localStorage.getItem(KEY);
    show(buttons.find(({ value }) => value === kept)?.value ?? "auto");
  } catch {
    // It stays as it is.
  }
}

buttons.forEach((button, i) => {
  button.onclick = () => choose(buttons[(i + 1) % buttons.length] ?? button);
});
addEventListener("pageshow", follow);
addEventListener("storage", follow);
