/**
 * The theme's own script measures the whole page. What is seen first does not need it: it runs once that is shown.
 */
import { runScript } from "./script.js";

/** @type {HTMLTemplateElement | null} */
const template = document.querySelector("#__theme");

async function run() {
  const scripts = Array.from(template?.content.querySelectorAll("script") ?? []);
  for (const script of scripts) await runScript(script.getAttribute("src") ?? "");
  // It has just added the colour of the scheme that was chosen, and the first that fits counts.
  document.querySelectorAll("meta[name=theme-color][media]").forEach((meta) => meta.remove());
}

requestAnimationFrame(() => setTimeout(run));
