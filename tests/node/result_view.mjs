/** Lays out a description as the page does, without a page: what stands in it, in its order. */
import { nothing } from "lit";
import { resultView } from "../../browser/result.js";

globalThis.document = { documentElement: { lang: "en" } };

/** @param {any} part @returns {string} */
function text(part) {
  if (part === nothing || part === undefined) return "";
  if (Array.isArray(part)) return part.map(text).join("");
  if (!part?.strings) return String(part);
  return part.strings.map((string, index) => string + text(part.values[index])).join("");
}

const view = text(resultView(JSON.parse(process.argv[2]), { documents: "", cites: {} }));
console.log(JSON.stringify(view.replace(/<[^>]*>/g, "\n").split("\n").map((line) => line.trim()).filter(Boolean)));
