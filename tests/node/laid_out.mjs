/** Lays out screens and results in English as the page does, without a page: one HTML for each. */
import { readFileSync } from "node:fs";
import { answeredList } from "../../browser/answered.js";
import { resultView } from "../../browser/result.js";
import { fieldsForm } from "../../browser/screen.js";
import { visitTo } from "../../browser/visit.js";
import { text } from "./markup.mjs";

globalThis.document = { documentElement: { lang: "en-GB" } };

const { words, names, consultations } = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** @param {any} consultation */
function laidOut({ screen, description, answered = [], errors = [] }) {
  const list = text(answeredList(answered, { words, onChange: () => {} }));
  if (!screen) return description?.travellers ? text(resultView(description, { documents: "", cites: {} }, "")) + list : list;
  const visit = visitTo(screen, { names, errors, answered, policy: "" });
  return text(fieldsForm(visit, { words, zone: "", submit: words.continue, onEdit: () => {}, onSubmit: () => {} })) + list;
}

console.log(JSON.stringify(consultations.map(laidOut)));
