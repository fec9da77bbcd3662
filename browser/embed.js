/**
 * The partners' script: puts the checker's frame where it stands, and keeps the frame as high as what is in it.
 */
import { fragmentOf } from "./chosen.js";

// @ts-expect-error put in when this is bundled: what the frame is called, by language
const titles = /** @type {{zh: string, en: string}} */ (TITLES);
const HIGHEST = 20_000;

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const frame = document.createElement("iframe");
const lang = script.dataset.lang === "en" ? "en" : "zh";

/** @param {any} data of a message from whoever */
function isHeight(data) {
  return data?.source === "entry-checker" && data.version === 1 && data.type === "height" && Number.isFinite(data.height);
}

/** @param {MessageEvent} message */
function fit({ source, data }) {
  if (!source || source !== frame.contentWindow || !isHeight(data)) return;
  frame.style.height = `${Math.min(Math.max(data.height, 0), HIGHEST)}px`;
}

frame.title = titles[lang];
// Browsers that cannot share complain of the word.
frame.allow = "share" in navigator ? "clipboard-write; web-share" : "clipboard-write";
frame.style.cssText = "display:block;width:100%;height:24rem;border:0";
const { theme, accent, answers } = script.dataset;
frame.src = new URL(`embed/${lang}.html#${fragmentOf({ theme, accent, answers })}`, script.src).href;
/** A script in the head has no place of its own. */
function place() {
  if (script.closest("body")) script.after(frame);
  else document.body.append(frame);
}

// A script that was taken out of the page before it ran has nothing to show.
if (script.isConnected) {
  addEventListener("message", fit);
  if (script.closest("body") || document.readyState !== "loading") place();
  else addEventListener("DOMContentLoaded", place);
}
