/**
 * The partners' page: from what they choose, the lines to put into their own page, and how it will look there.
 * All words stand in the page.
 */
import { contrastsOf } from "./appearance.js";
import { isPlainObject } from "./fragment.js";
import { fill } from "./fill.js";

/** @typedef {{lang: string, theme: string, accent: string, answers: string}} Chosen */

const form = /** @type {HTMLFormElement} */ (document.querySelector("form.partners"));
const [problem, contrast, snippet, copied, preview] = ["problem", "contrast", "snippet", "copied", "preview"].map(
  (name) => /** @type {HTMLElement} */ (document.querySelector(`.partners-${name}`)),
);
const script = new URL(form.dataset.script ?? "../embed.js", location.href).href;

/** @returns {Chosen} */
function chosen() {
  const { lang = "", theme = "", accent = "", answers = "" } = Object.fromEntries(new FormData(form).entries());
  return { lang: String(lang), theme: String(theme), accent: String(accent).trim(), answers: String(answers).trim() };
}

/** @param {string} answers */
function isRequest(answers) {
  try {
    return !answers || isPlainObject(JSON.parse(answers));
  } catch {
    return false;
  }
}

/** @param {Chosen} chosen @returns {HTMLScriptElement} */
function embedding({ lang, theme, accent, answers }) {
  const element = document.createElement("script");
  element.async = true;
  element.src = script;
  Object.assign(element.dataset, { lang, theme, ...(accent && { accent }), ...(answers && { answers }) });
  return element;
}

/** @param {Chosen} chosen @returns {HTMLIFrameElement} */
function plainFrame({ lang, theme, accent, answers }) {
  const element = document.createElement("iframe");
  const values = Object.entries({ theme, accent, answers }).filter(([, value]) => value);
  const fragment = values.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  element.src = new URL(`embed/${lang}.html#${fragment}`, script).href;
  element.title = form.dataset.title ?? "";
  element.width = "100%";
  element.height = "700";
  return element;
}

/** @param {Chosen} chosen */
function explain({ accent, answers }) {
  const { light, dark } = contrastsOf(accent);
  const { badAnswers = "", badAccent = "", contrasts } = form.dataset;
  const problems = [isRequest(answers) ? "" : badAnswers, accent && !light ? badAccent : ""];
  say(problem, problems.filter(Boolean).join(" "));
  say(contrast, light ? fill(contrasts, { light: light.toFixed(1), dark: dark?.toFixed(1) ?? "" }) : "");
}

/** @param {HTMLElement | undefined} element @param {string} text */
function say(element, text) {
  if (element) element.textContent = text;
}

function show() {
  const now = chosen();
  const element = new FormData(form).get("way") === "iframe" ? plainFrame(now) : embedding(now);
  explain(now);
  say(copied, "");
  say(snippet, element.outerHTML);
  preview?.replaceChildren(element);
}

async function copy() {
  const { copied: done = "", copyYourself = "" } = form.dataset;
  const text = snippet?.textContent ?? "";
  say(copied, await navigator.clipboard.writeText(text).then(() => done, () => copyYourself));
}

form.addEventListener("change", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  copy();
});
show();
