/**
 * The partners' page: from what they choose, the lines to put into their own page, and how it will look there.
 * All words stand in the page.
 */
import { contrastsOf } from "./appearance.js";
import { fragmentOf } from "./chosen.js";
import { fill } from "./fill.js";
import { parsed } from "./fragment.js";

/** @typedef {Record<"way" | "lang" | "theme" | "accent" | "answers", string>} Chosen */

const form = /** @type {HTMLFormElement} */ (document.querySelector("form.partners"));
const [problem, contrast, snippet, copied, preview] = ["problem", "contrast", "snippet", "copied", "preview"].map(
  (name) => /** @type {HTMLElement} */ (document.querySelector(`.partners-${name}`)),
);
/** Of this very site, for the preview. */
const here = new URL("../embed.js", location.href).href;
/** Where partners get it: as the site was told, or where it is; a folder has no address for others. */
const published = form.dataset.script || (location.protocol === "file:" ? "embed.js" : here);

/** @returns {Chosen} */
function chosen() {
  const { way = "", lang = "", theme = "", accent = "", answers = "" } = Object.fromEntries(new FormData(form));
  return { way: `${way}`, lang: `${lang}`, theme: `${theme}`, accent: `${accent}`.trim(), answers: `${answers}`.trim() };
}

/** @param {Chosen} chosen @param {string} script @returns {HTMLElement} */
function embedding({ way, lang, theme, accent, answers }, script) {
  if (way === "iframe") return plainFrame(lang, fragmentOf({ theme, accent, answers }), script);
  return scripted({ lang, theme, accent, answers }, script);
}

/** @param {Record<string, string>} values @param {string} script */
function scripted(values, script) {
  const element = document.createElement("script");
  element.async = true;
  element.setAttribute("src", script);
  for (const [name, value] of Object.entries(values)) if (value) element.setAttribute(`data-${name}`, value);
  return element;
}

/** @param {string} lang @param {string} fragment @param {string} script */
function plainFrame(lang, fragment, script) {
  const element = document.createElement("iframe");
  element.setAttribute("src", script.replace(/embed\.js$/, `embed/${lang}.html#${fragment}`));
  element.title = form.dataset[`title${lang === "en" ? "En" : "Zh"}`] ?? "";
  element.width = "100%";
  element.height = "700";
  return element;
}

/** @param {Chosen} chosen */
function explain({ accent, answers }) {
  const { light, dark } = contrastsOf(accent);
  const { badAnswers = "", badAccent = "", contrasts } = form.dataset;
  const problems = [!answers || parsed(encodeURIComponent(answers)) ? "" : badAnswers, accent && !light ? badAccent : ""];
  say(problem, problems.filter(Boolean).join(" "));
  say(contrast, light ? fill(contrasts, { light: light.toFixed(1), dark: dark?.toFixed(1) ?? "" }) : "");
}

/** @param {HTMLElement | undefined} element @param {string} text */
function say(element, text) {
  if (element) element.textContent = text;
}

function show() {
  const now = chosen();
  explain(now);
  say(copied, "");
  say(snippet, embedding(now, published).outerHTML);
  preview?.replaceChildren(embedding(now, here));
}

async function copy() {
  const { copied: done = "", copyYourself = "" } = form.dataset;
  const text = snippet?.textContent ?? "";
  try {
    await navigator.clipboard.writeText(text);
    say(copied, done);
  } catch {
    say(copied, copyYourself);
  }
}

form.addEventListener("change", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  copy();
});
show();
