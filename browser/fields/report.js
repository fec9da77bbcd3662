/** @import {Inner, Reading, Ui} from "../types.js" */
import { html } from "lit";
import { zoneHint } from "./controls.js";
import * as moment from "./moment.js";

/** The time of a test report; its day alone will do. */

/** @typedef {import("./moment.js").Typed} Typed */

/**
 * @param {Inner} _inner
 * @param {any} value
 * @returns {boolean}
 */
export function holds(_inner, value) {
  return typeof value?.reported_at === "string";
}

/**
 * @param {Inner} _inner
 * @param {any} value
 * @returns {Typed}
 */
export function start(_inner, value) {
  return moment.split(value?.reported_at);
}

/**
 * @param {Inner} _inner
 * @param {Typed} typed
 * @param {string} id
 * @returns {Reading}
 */
export function read(_inner, { date, time }, id) {
  if (!date) return { problems: [{ at: `${id}-date`, word: "date_needed" }] };
  return { value: { reported_at: time ? `${date}T${time}` : date } };
}

/**
 * @param {Inner} inner
 * @param {Typed} typed
 * @param {Ui} ui
 */
export function render(inner, typed, ui) {
  return html`${zoneHint(ui.zone)}${moment.render(inner, typed, ui)}`;
}
