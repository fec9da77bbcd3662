/** @import {Point, Timeline} from "./types.js" */
import { html, nothing, svg } from "lit";
import { sign } from "./signs.js";
import { marked } from "./words.js";

/**
 * The times of a traveller, one below the other, as stops on a line are: every time has its own row, so that no label
 * ever lies on another, however near or far they are. The list says all; the drawing beside it is not read aloud.
 *
 * @typedef {"starts"|"passes"|"ends"} Part what a row shows of a span
 * @typedef {{state: string, part: Part} | null} Cell a lane of a row; null where it is empty
 * @typedef {{point: Point, lanes: Cell[], gap: number}} Row `gap`: how far the next time is, from 0 to 4
 */

const HOUR_MS = 3_600_000;
/** Beginnings of wider gaps, in hours: below a quarter, a few, most of a day, more than a day, many. */
const WIDER = [0.25, 4, 16, 48];

/** Measures of the drawing, in em: they grow with the text. */
const AXIS_X = 0.5;
const LANE = 0.9;
const NODE_Y = 0.85;

/** What the journey is made of; all else is about a report. */
const STOPS = new Set(["departure", "arrival"]);

/**
 * @param {Timeline} timeline
 * @returns {Row[]}
 */
export function rows({ points, spans }) {
  const lanes = lanesOf(spans);
  return points.map((point, row) => ({
    point,
    lanes: lanes.map((lane) => cell(lane.find(({ from, to }) => from <= row && row <= to), row)),
    gap: gapAfter(point, points[row + 1]),
  }));
}

/**
 * @param {Timeline["spans"]} spans
 * @returns {Timeline["spans"][]} as few lanes as there can be: a span goes where the one before has ended
 */
function lanesOf(spans) {
  /** @type {Timeline["spans"][]} */
  const lanes = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const free = lanes.find((lane) => /** @type {Timeline["spans"][0]} */ (lane.at(-1)).to < span.from);
    if (free) free.push(span);
    else lanes.push([span]);
  }
  return lanes;
}

/**
 * @param {Timeline["spans"][0] | undefined} span
 * @param {number} row
 * @returns {Cell}
 */
function cell(span, row) {
  if (!span) return null;
  return { state: span.state, part: row === span.from ? "starts" : row === span.to ? "ends" : "passes" };
}

/**
 * @param {Point} point
 * @param {Point | undefined} next
 * @returns {number}
 */
function gapAfter(point, next) {
  if (!next) return 0;
  const hours = (Date.parse(next.at) - Date.parse(point.at)) / HOUR_MS;
  return WIDER.filter((beginning) => hours >= beginning).length;
}

/** @param {Timeline} timeline */
export function timelineList(timeline) {
  const all = rows(timeline);
  const line = (/** @type {Row} */ row, /** @type {number} */ index) => rowView(row, axisAt(index, all.length));
  return html`<ol class="checker-timeline">${all.map(line)}</ol>`;
}

/**
 * @param {number} row
 * @param {number} count
 * @returns {Part} of the line that leads through all rows
 */
function axisAt(row, count) {
  return row === 0 ? "starts" : row === count - 1 ? "ends" : "passes";
}

/** @param {Row} row @param {Part} axis */
function rowView({ point: { id, when, text, state }, lanes, gap }, axis) {
  return html`<li data-point=${id} data-state=${state ?? nothing} data-gap=${gap} data-lanes=${lanes.length}>
    ${drawing(id, lanes, axis)}
    <p><strong>${when}</strong> ${state ? sign(state) : nothing}</p>
    <p>${marked(text)}</p>
  </li>`;
}

/**
 * One row's part of the drawing: as high as its text, whatever the size of that.
 *
 * @param {string} id
 * @param {Cell[]} lanes
 * @param {Part} axis
 */
function drawing(id, lanes, axis) {
  const bars = lanes.map((lane, index) => (lane ? bar(lane, laneX(index)) : nothing));
  const width = laneX(lanes.length) - LANE / 2;
  return svg`<svg class="checker-rail" width="${width}em" height="2em" aria-hidden="true" focusable="false">
    ${upright("checker-axis", AXIS_X, axis)}
    ${bars}
    ${STOPS.has(id) ? crossing(id, width) : nothing}
    <circle class="checker-stop" data-point=${id} cx="${AXIS_X}em" cy="${NODE_Y}em" r="${STOPS.has(id) ? 0.36 : 0.2}em" />
  </svg>`;
}

/** @param {number} index */
function laneX(index) {
  return AXIS_X + LANE * (index + 1);
}

/** @param {{state: string, part: Part}} lane @param {number} x */
function bar({ state, part }, x) {
  const hollow = state === "wanted" ? upright("checker-hollow", x, part) : nothing;
  return svg`${upright(`checker-bar checker-bar-${state}`, x, part)}${hollow}`;
}

/**
 * @param {string} name
 * @param {number} x
 * @param {Part} part
 */
function upright(name, x, part) {
  const from = part === "starts" ? `${NODE_Y}em` : "0";
  const to = part === "ends" ? `${NODE_Y}em` : "100%";
  return svg`<line class=${name} x1="${x}em" x2="${x}em" y1=${from} y2=${to} />`;
}

/**
 * So that one sees whether a bar reaches this far.
 *
 * @param {string} id
 * @param {number} to
 */
function crossing(id, to) {
  return svg`<line class="checker-crossing" data-point=${id} x1="${AXIS_X}em" x2="${to}em" y1="${NODE_Y}em" y2="${NODE_Y}em" />`;
}
