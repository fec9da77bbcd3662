/** Lays out screens and results in English as the page does, without a page: one HTML for each. */
import { readFileSync } from "node:fs";
import { nothing } from "lit";
import { answeredList } from "../../browser/answered.js";
import { resultView } from "../../browser/result.js";
import { fieldsForm } from "../../browser/screen.js";
import { visitTo } from "../../browser/visit.js";

globalThis.document = { documentElement: { lang: "en-GB" } };

const { words, names, consultations } = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** @param {any} part @returns {string} */
function text(part) {
  if (part === nothing || part === undefined || typeof part === "function") return "";
  if (Array.isArray(part)) return part.map(text).join("");
  if (!part?.strings) return String(part).replace(/[<&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return part.strings.map((string, index) => string + text(part.values[index])).join("");
}

/** @param {any} consultation */
function laidOut({ screen, description, answered = [], errors = [] }) {
  const list = text(answeredList(answered, { words, onChange: () => {} }));
  if (!screen) return description?.travellers ? text(resultView(description, { documents: "", cites: {} }, "")) + list : list;
  const visit = visitTo(screen, { names, errors, answered, policy: "" });
  return text(fieldsForm(visit, { words, zone: "", submit: words.continue, onEdit: () => {}, onSubmit: () => {} })) + list;
}

console.log(JSON.stringify(consultations.map(laidOut)));
