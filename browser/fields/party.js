/** @import {Answers, Field, Reading, Ui} from "../types.js" */
import { html, nothing } from "lit";
import { fill } from "../fill.js";
import { answerTo, withAnswer } from "../request.js";
import { input } from "./controls.js";

/** The people who travel: an age each and, if they like, a name. */

/** @typedef {{from: number | null, name: string, age: string}} Row `from`: which traveller so far */
/** @typedef {{rows: Row[]}} Party */

/**
 * @param {Field} field
 * @param {string[]} names
 * @returns {Party}
 */
export function start({ value }, names) {
  const travellers = Array.isArray(value) && value.length ? value : [{}];
  const row = (/** @type {any} */ traveller, /** @type {number} */ from) =>
    ({ from, name: String(names[from] ?? ""), age: Number.isInteger(traveller?.age) ? String(traveller.age) : "" });
  return { rows: travellers.map(row) };
}

/**
 * @param {Field} field
 * @param {Party} draft
 * @param {Ui} ui
 */
export function render({ labels = {}, most = 20 }, { rows }, ui) {
  const add = () => changeRows(ui, [...rows, { from: null, name: "", age: "" }], rows.length);
  return html`${rows.map((_, index) => person({ labels, most }, rows, index, ui))}
    ${rows.length < most ? html`<button type="button" class="checker-add" @click=${add}>${labels.add}</button>` : nothing}`;
}

/**
 * @param {{labels: Record<string, string>, most: number}} field
 * @param {Row[]} rows
 * @param {number} index
 * @param {Ui} ui
 */
function person({ labels, most }, rows, index, ui) {
  const row = /** @type {Row} */ (rows[index]);
  const title = fill(labels.person, { number: index + 1 });
  const typed = (/** @type {"name"|"age"} */ part) => ({
    id: `${ui.id}-${index}-${part}`, type: "text", label: labels[part] ?? "", value: row[part], ui, numeric: part === "age",
    onInput: (/** @type {string} */ value) => ui.edit({ rows: rows.map((other) => (other === row ? { ...row, [part]: value } : other)) }),
  });
  const remove = () => changeRows(ui, rows.filter((other) => other !== row), Math.max(index - 1, 0));
  const copy = () => changeRows(ui, [...rows.slice(0, index + 1), { ...row, name: "" }, ...rows.slice(index + 1)], index + 1);
  return html`<fieldset class="checker-person">
    <legend>${title}</legend>
    <div class="checker-inputs">${input(typed("age"))}${input(typed("name"))}</div>
    ${rows.length < most && isWhole(row.age) ? smallButton(fill(labels.copy, { number: index + 1 }), copy) : nothing}
    ${rows.length > 1 ? smallButton(fill(labels.remove, { number: index + 1 }), remove) : nothing}
  </fieldset>`;
}

/** @param {string} label @param {() => void} onPress */
function smallButton(label, onPress) {
  return html`<button type="button" class="checker-small" @click=${onPress}>${label}</button>`;
}

/**
 * @param {Ui} ui
 * @param {Row[]} rows
 * @param {number} focused the row that the keyboard goes on from
 */
function changeRows(ui, rows, focused) {
  const age = (/** @type {number} */ index) => document.getElementById(`${ui.id}-${index}-age`);
  const host = /** @type {import("lit").LitElement | null | undefined} */ (age(0)?.closest("entry-checker"));
  ui.edit({ rows });
  // As soon as the row is drawn: a frame later, what is typed meanwhile would land in the wrong field.
  host?.updateComplete.then(() => age(focused)?.focus());
}

/**
 * @param {Field} field
 * @param {Party} draft
 * @param {string} id
 * @returns {Reading}
 */
export function read({ range }, { rows }, id) {
  const problem = range ? { word: "age_needed", low: range.min, high: range.max } : { word: "required" };
  const wrong = rows.flatMap(({ age }, index) => (isWhole(age) ? [] : [{ at: `${id}-${index}-age`, ...problem }]));
  return wrong.length ? { problems: wrong } : { value: rows };
}

/** @param {string} typed in full width too; whether there is such an age Python says */
function isWhole(typed) {
  return /^-?\d{1,9}$/.test(plain(typed));
}

/** @param {string} typed */
function plain(typed) {
  return typed.normalize("NFKC").trim();
}

/**
 * @param {Answers} answers
 * @param {Field} field
 * @param {Row[]} rows
 * @returns {Answers} everyone keeps their other answers
 */
export function write({ request }, { field }, rows) {
  const before = answerTo(request, field) ?? [];
  const travellers = rows.map(({ from, age }) => ({ ...(from === null ? {} : before[from]), age: Number(plain(age)) }));
  return { request: withAnswer(request, field, travellers), names: rows.map(({ name }) => name.trim()) };
}

/**
 * @param {Field} _field
 * @param {Party} draft
 * @param {string} path
 * @param {string} id
 * @returns {string}
 */
export function locate(_field, { rows }, path, id) {
  const [, index] = path.match(/^\w+\[(\d+)\]\.age$/) ?? [];
  return index !== undefined && Number(index) < rows.length ? `${id}-${index}-age` : id;
}
