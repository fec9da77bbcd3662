/**
 * The search of every page: its window, its keys, what it shows. What finds is loaded when the window is first
 * opened, as scripts, so that it works on file:// too. A query never leaves the page.
 */
import { runScript } from "./script.js";
import { item } from "./search/item.js";
import { opens, step, writes } from "./search/keys.js";

/** @typedef {import("./search/finder.js").Found} Found */

/** @template {HTMLElement} [T=HTMLElement] @param {string} selector */
const part = (selector) => /** @type {T} */ (document.querySelector(selector));
const box = part(".md-search");
/** @type {HTMLInputElement} */
const input = part(".md-search__input");
const output = part(".md-search__output");
const list = part(".md-search-result__list");
const status = part(".md-search-result__meta");
const advice = part(".search-advice");
const button = part(".search-open");
/** The theme's styles and keys go by it. @type {HTMLInputElement} */
const toggle = part("#__search");
const words = box.dataset;
const base = new URL(`${words.base}/`, location.href);

const PRACTICE = 3; // sentences of each question

/** @type {((query: string) => Found[]) | undefined} */
let find;
/** @type {Promise<void> | undefined} */
let loading;
/** What the focus goes back to. @type {Element | null} */
let opener = null;

/** @param {Element | null} [from] what the focus goes back to */
function open(from = null) {
  if (toggle.checked) return;
  opener = from;
  setOpen(true);
  input.focus();
  show();
  loading ??= load();
}

/** @param {boolean} isOpen */
function setOpen(isOpen) {
  toggle.checked = isOpen;
  output.hidden = !isOpen;
  button.setAttribute("aria-expanded", `${isOpen}`);
}

const close = () => setOpen(false);

/** Closes, and gives the focus back first: the field opens the window when it gets it. */
function leave() {
  const back = opener ?? (button.checkVisibility() ? button : input);
  if (back === document.body) blur();
  else /** @type {HTMLElement} */ (back).focus();
  close();
}

function blur() {
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
}

async function load() {
  const { engine = "", documents = "" } = words;
  try {
    await Promise.all([runScript(engine), runScript(documents)]);
    const { finder, searched } = /** @type {any} */ (globalThis).siteSearch;
    find = finder(searched);
    show();
    practise(searched.documents);
  } catch {
    loading = undefined; // the next time it is opened, it is tried again
    tell(words.failed ?? "", true);
  }
}

/**
 * The engine is compiled while it runs, so that its first queries are slow: they are not the visitor's.
 *
 * @param {import("./search/finder.js").Searched[]} documents
 */
function practise(documents) {
  const ways = documents.flatMap(({ asked }) => asked.slice(0, PRACTICE));
  for (const way of ways) setTimeout(() => find?.(way)); // one by one: what is typed goes in between
}

function show() {
  if (!find) return tell(words.loading ?? "");
  const query = input.value.trim();
  const found = find(query);
  list.replaceChildren(...found.map((one) => item(one, base)));
  tell(query ? counted(found.length) : (words.ready ?? ""), !found.length);
}

/** @param {number} number */
function counted(number) {
  const { none, one, many } = words;
  return ((number > 1 ? many : number ? one : none) ?? "").replace("{number}", `${number}`);
}

/** @param {string} text @param {boolean} [advises] whether there is nothing else to go on with */
function tell(text, advises = false) {
  status.textContent = text;
  advice.hidden = !advises;
}

const links = () => Array.from(list.querySelectorAll("a"));

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.key === "Escape") leave();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") step([input, ...links()], event.key === "ArrowDown" ? 1 : -1);
  else if (writes(event)) return input.focus(); // the letter goes there
  else return;
  event.preventDefault();
}

/** @param {Event} event */
function onInput(event) {
  if (/** @type {InputEvent} */ (event).isComposing) return; // Chinese that is being put together
  open();
  show();
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (toggle.checked) return onKey(event);
  if (!opens(event)) return;
  event.preventDefault(); // the letter would be written
  open(document.activeElement);
});
button.addEventListener("click", () => open(button));
for (const event of ["focus", "click"]) input.addEventListener(event, () => open());
for (const event of ["input", "compositionend"]) input.addEventListener(event, onInput);
part(".md-search__form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (input.value.trim()) list.querySelector("a")?.click();
});
part(".search-clear").addEventListener("click", () => {
  input.value = "";
  input.focus();
  show();
});
part(".search-close").addEventListener("click", leave);
part(".md-search__overlay").addEventListener("click", close);
box.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget instanceof Node && !box.contains(relatedTarget)) close();
});
output.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("a")) close();
});

/** A link to the search has `?q=`, with or without words. */
const asked = new URLSearchParams(location.search).get("q");
if (asked !== null) {
  input.value = asked;
  open();
}
