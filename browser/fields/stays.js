/** @import {Field, Option, Reading, Ui} from "../types.js" */
import { html, nothing } from "lit";
import { fill } from "../fill.js";
import { advice, input, tile } from "./controls.js";

/** The places someone was in, each with the last day there. */

const NONE = "none";
const UNSURE = "unsure";

/** @typedef {{place: string, left_on?: string}} Stay */
/** @typedef {{ticked: string[], leftOn: Record<string, string>}} Stays */

/**
 * @param {Field} field
 * @returns {Stays}
 */
export function start({ value, options = [] }) {
  if (!Array.isArray(value)) return { ticked: [], leftOn: {} };
  const stays = options.map((option) => latest(value, option.value)).filter((stay) => stay !== undefined);
  const ticked = stays.map((stay) => stay.place);
  const leftOn = Object.fromEntries(stays.map((stay) => [stay.place, stay.left_on ?? ""]));
  return { ticked: ticked.length ? ticked : [NONE], leftOn };
}

/**
 * @param {Stay[]} stays
 * @param {string} place
 * @returns {Stay | undefined} of several stays in such a place, the one that counts longest
 */
function latest(stays, place) {
  const there = stays.filter((stay) => stay?.place === place);
  return there.sort((one, other) => String(one.left_on).localeCompare(String(other.left_on))).at(-1);
}

/**
 * @param {Field} field
 * @param {Stays} draft
 * @param {Ui} ui
 */
export function render({ options = [], none, unsure, labels, range }, draft, ui) {
  const row = (/** @type {string} */ value, /** @type {{label: string, hint?: string}} */ { label, hint }) =>
    tile({
      id: `${ui.id}-${value}`, type: "checkbox", group: ui.id, label, hint,
      checked: draft.ticked.includes(value), wrong: Boolean(ui.problemAt(ui.id)),
      onPick: (checked) => ui.edit({ ...draft, ticked: ticking(draft.ticked, value, checked) }),
    });
  const place = (/** @type {Option} */ option) =>
    html`${row(option.value, option)}
    ${draft.ticked.includes(option.value) ? lastDay(option, draft, ui, { label: labels?.left_on, range }) : nothing}`;
  return html`${options.map(place)}
    ${none ? row(NONE, none) : nothing}
    ${unsure ? row(UNSURE, unsure) : nothing}
    ${draft.ticked.includes(UNSURE) ? html`${advice(unsure?.paragraphs)}${ui.weigh(known({ options, none, range }))}` : nothing}`;
}

/**
 * @param {Pick<Field, "options" | "none" | "range">} field
 * @returns {{label: string, value: Stay[]}[]} a stay of each kind, and none; each until the day of arrival
 */
function known({ options = [], none, range }) {
  const stays = options.map(({ label, value: place }) => ({ label, value: [{ place, left_on: String(range?.max) }] }));
  return none ? [...stays, { label: none.label, value: [] }] : stays;
}

/**
 * @param {Option} option
 * @param {Stays} draft
 * @param {Ui} ui
 * @param {{label: string | undefined, range: Field["range"]}} words
 */
function lastDay({ value: place, short = "" }, draft, ui, { label: template, range }) {
  const label = fill(template, { place: short });
  const onInput = (/** @type {string} */ day) => ui.edit({ ...draft, leftOn: { ...draft.leftOn, [place]: day } });
  const day = { id: dayId(ui.id, place), type: "date", label, value: draft.leftOn[place] ?? "", ui, onInput, ...range };
  return html`<div class="checker-revealed">${input(day)}</div>`;
}

/** @param {string} id @param {string} place */
function dayId(id, place) {
  return `${id}-${place}-left_on`;
}

/**
 * @param {string[]} ticked
 * @param {string} value
 * @param {boolean} checked
 * @returns {string[]} "none" and "not sure" leave nothing else ticked
 */
function ticking(ticked, value, checked) {
  const others = ticked.filter((other) => other !== value);
  if (!checked) return others;
  const alone = [NONE, UNSURE];
  return alone.includes(value) ? [value] : [...others.filter((other) => !alone.includes(other)), value];
}

/**
 * @param {Field} field
 * @param {Stays} draft
 * @param {string} id
 * @returns {Reading}
 */
export function read({ options = [] }, { ticked, leftOn }, id) {
  if (!ticked.length) return { problems: [{ at: id, word: "required" }] };
  if (ticked.includes(UNSURE)) return { problems: [{ at: id, word: "pick_to_go_on" }] };
  const places = placesOf(options, ticked);
  const undated = places.filter((place) => !leftOn[place]);
  if (undated.length) return { problems: undated.map((place) => ({ at: dayId(id, place), word: "date_needed" })) };
  return { value: places.map((place) => ({ place, left_on: leftOn[place] })) };
}

/**
 * @param {Option[]} options
 * @param {string[]} ticked
 * @returns {string[]} in the order of the options
 */
function placesOf(options, ticked) {
  return options.map(({ value }) => value).filter((place) => ticked.includes(place));
}

/**
 * @param {Field} field
 * @param {Stays} draft
 * @param {string} path where Python found an error, such as `travellers[0].trips[1].left_on`
 * @param {string} id
 * @returns {string}
 */
export function locate({ options = [] }, { ticked }, path, id) {
  const [, index] = path.match(/\.trips\[(\d+)\]/) ?? [];
  const place = index === undefined ? undefined : placesOf(options, ticked)[Number(index)];
  return place === undefined ? id : dayId(id, place);
}
