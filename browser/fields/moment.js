/** @import {Field, Quick, Reading, Ui} from "../types.js" */
import { html } from "lit";
import { input, quickChoices } from "./controls.js";

/** A Beijing date and time. Both stay text: the browser's own time zone must not touch them. */

const BEIJING_MS = 8 * 3600 * 1000;

/** @typedef {{date: string, time: string}} Typed */

/**
 * @param {{value?: any, default?: string}} field
 * @returns {Typed}
 */
export function start(field) {
  return split(field.value ?? field.default);
}

/**
 * @param {unknown} value
 * @returns {Typed}
 */
export function split(value) {
  const text = typeof value === "string" ? inBeijing(value) : "";
  const [, date = "", time = ""] = text.match(/^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/) ?? [];
  return { date, time };
}

/**
 * @param {string} text
 * @returns {string} a time that a link gives with an offset, as it is in Beijing
 */
function inBeijing(text) {
  const moment = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) + BEIJING_MS : NaN;
  return Math.abs(moment) < 8.64e15 ? new Date(moment).toISOString() : text;
}

/**
 * @param {{labels?: Record<string, string>, quick?: Quick[]}} field
 * @param {Typed} typed
 * @param {Ui} ui
 */
export function render({ labels, quick }, typed, ui) {
  const part = (/** @type {"date"|"time"} */ type) =>
    input({
      id: `${ui.id}-${type}`, type, label: labels?.[type] ?? "", value: typed[type], ui, within: ui.id,
      onInput: (value) => ui.edit({ ...typed, [type]: value }),
    });
  return html`<div class="checker-inputs">${part("date")}${part("time")}</div>
    ${quickChoices(quick, (value) => ui.edit(split(value)))}`;
}

/**
 * @param {Field} field
 * @param {Typed} typed
 * @param {string} id
 * @returns {Reading}
 */
export function read(field, { date, time }, id) {
  if (date && time) return { value: `${date}T${time}` };
  if (field.optional && !time && isUntouched(date, field)) return { value: undefined };
  return { problems: [{ at: `${id}-${date ? "time" : "date"}`, word: "incomplete_date" }] };
}

/**
 * @param {string} date
 * @param {Field} field
 */
function isUntouched(date, field) {
  return !date || date === split(field.default).date;
}
