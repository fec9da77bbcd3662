/** @import {Field, Inner, Option, Reading, Ui} from "../types.js" */
import { html, nothing } from "lit";
import { advice, problem, tile } from "./controls.js";
import * as report from "./report.js";
import { marked } from "../words.js";

/** One of several options; an option may hold a further question, a report time, or advice. */

/** @typedef {{picked: number | null, inner: Record<number, any>}} Picked */

/**
 * @param {Inner} inner
 * @returns {{holds: Function, start: Function, render: Function, read: Function}}
 */
function kindOf(inner) {
  return inner.kind === "report" ? report : { holds, start: startWith, render, read };
}

/**
 * @param {Inner & {value?: any}} field
 * @returns {Picked}
 */
export function start(field) {
  return startWith(field, field.value);
}

/**
 * @param {Inner} choice
 * @param {any} value
 * @returns {Picked}
 */
function startWith({ options = [] }, value) {
  const picked = options.findIndex((option) => optionHolds(option, value));
  const inner = options.map((option) => option.then && kindOf(option.then).start(option.then, value));
  return { picked: picked < 0 ? null : picked, inner: { ...inner } };
}

/**
 * @param {Inner} choice
 * @param {any} value
 * @returns {boolean}
 */
function holds({ options = [] }, value) {
  return options.some((option) => optionHolds(option, value));
}

/**
 * @param {Option} option
 * @param {any} value
 * @returns {boolean}
 */
function optionHolds(option, value) {
  if (value === undefined) return false;
  if (option.then) return kindOf(option.then).holds(option.then, value);
  return "value" in option && option.value === value;
}

/**
 * @param {Inner} choice
 * @param {Picked} draft
 * @param {Ui} ui
 * @returns {import("lit").TemplateResult}
 */
export function render({ options = [] }, draft, ui) {
  const wrong = Boolean(ui.problemAt(ui.id));
  return html`${options.map((option, index) => {
    const id = `${ui.id}-${index}`;
    const checked = draft.picked === index;
    const onPick = () => ui.edit({ ...draft, picked: index });
    return html`${tile({ id, type: "radio", group: ui.id, ...option, checked, wrong, onPick })}
    ${checked ? revealed(option, index, draft, { ...ui, id: `${id}-then` }) : nothing}
    ${checked && option.unsure ? ui.weigh(known(options)) : nothing}`;
  })}`;
}

/** @param {Option[]} [options] @returns {{label: string, value: any}[]} what somebody who knows would answer */
function known(options = []) {
  return options.flatMap(({ label, says = label, value, then, unsure }) => {
    if (then) return known(then.options);
    return unsure || value === undefined ? [] : [{ label: says, value }];
  });
}

/**
 * @param {Option} option
 * @param {number} index
 * @param {Picked} draft
 * @param {Ui} ui
 */
function revealed(option, index, draft, ui) {
  if (!option.then) return advice(option.advice);
  const edit = (/** @type {any} */ inner) => ui.edit({ ...draft, inner: { ...draft.inner, [index]: inner } });
  return within(option.then, draft.inner[index], { ...ui, edit });
}

/**
 * @param {Inner} inner
 * @param {any} draft
 * @param {Ui} ui
 */
function within(inner, draft, ui) {
  const { id } = ui;
  return html`<fieldset class="checker-revealed" id=${id}>
    ${inner.legend ? html`<legend>${marked(inner.legend)}</legend>` : nothing}
    ${inner.help ? html`<p class="checker-help">${marked(inner.help)}</p>` : nothing}
    ${problem(ui.problemAt(id), id)}
    ${kindOf(inner).render(inner, draft, ui)}
  </fieldset>`;
}

/**
 * @param {Inner} choice
 * @param {Picked} draft
 * @param {string} id
 * @returns {Reading}
 */
export function read({ options = [] }, { picked, inner }, id) {
  const option = picked === null ? undefined : options[picked];
  if (!option || picked === null) return { problems: [{ at: id, word: "required" }] };
  if (option.then) return kindOf(option.then).read(option.then, inner[picked], `${id}-${picked}-then`);
  if ("value" in option) return { value: option.value };
  return { problems: [{ at: id, word: "pick_to_go_on" }] };
}

/**
 * @param {Field} field
 * @param {Picked} draft
 * @param {Field} other
 * @returns {Picked | undefined} undefined: their options are others
 */
export function same({ options = [] }, { picked, inner }, { options: theirs = [] }) {
  const wanted = picked === null ? undefined : shapeOf(options[picked]);
  const found = theirs.findIndex((option) => shapeOf(option) === wanted);
  return picked === null || found < 0 ? undefined : { picked: found, inner: { ...inner, [found]: inner[picked] } };
}

/**
 * @param {Option | undefined} option
 * @returns {string} what it and the questions inside it can give, whoever is asked
 */
function shapeOf(option) {
  return JSON.stringify(option, (key, value) => (["legend", "help"].includes(key) ? undefined : value));
}
