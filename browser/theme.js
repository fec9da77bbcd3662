/**
 * The theme's own script measures the whole page. What is seen first does not need it: it runs once that is shown.
 */
import { runScript } from "./script.js";

/** @type {HTMLTemplateElement | null} */
const template = document.querySelector("#__theme");

async function run() {
  const scripts = Array.from(template?.content.querySelectorAll("script") ?? []);
  for (const script of scripts) await runScript(script.getAttribute("src") ?? "");
  template?.remove(); // that it has run can be seen
}

requestAnimationFrame(() => setTimeout(run));
