/** @import {Draft, Field, More, Problem, Prospect, Screen, Ui, Visit, Words} from "./types.js" */
import { html, nothing } from "lit";
import { describedBy, idOf, problem, zoneHint } from "./fields/controls.js";
import * as kinds from "./fields/kinds.js";
import { fill } from "./fill.js";
import { canShare, isShared } from "./visit.js";
import { weighed } from "./weighing.js";
import { marked } from "./words.js";

const FEW = 4; // others who are always shown

/**
 * `zone`: what to say of times to a visitor elsewhere; `submit`: what the button says; `onShare`, `onWeigh`: for fields
 * that are asked of several people, or that one may be unsure of.
 *
 * @typedef {{
 *   words: Words, zone: string, submit: string | undefined, onEdit: (field: string, draft: Draft) => void,
 *   onSubmit: (event: MouseEvent) => void, onShare?: () => void,
 *   onWeigh?: (field: string, answers: any[]) => Promise<Prospect[]>,
 * }} Form
 */

/**
 * The fields of a screen, below its heading if it has one.
 *
 * @param {Visit} visit
 * @param {Form} form
 */
export function fieldsForm(visit, { words, zone, submit, onEdit, onShare, onWeigh, onSubmit }) {
  const { screen, drafts, problems } = visit;
  const field = (/** @type {Field} */ field) => {
    const edit = (/** @type {Draft} */ draft) => onEdit(field.field, draft);
    const weigh = (/** @type {{label: string, value: any}[]} */ answers) =>
      weighed(answers, onWeigh?.(field.field, answers.map(({ value }) => value)), words);
    return fieldGroup(screen, field, drafts[field.field], { ...uiFor(field, { problems, edit, zone }), weigh });
  };
  return html`${problemSummary(problems, words)}
    <form class="checker-form" novalidate autocomplete="off">
      ${isSingle(screen) || !screen.heading ? nothing : html`${heading(screen.heading)}${helpAndMore(screen, "entry-screen")}`}
      ${zone && screen.fields.some(({ kind }) => kind === "moment") ? zoneHint(zone) : nothing}
      ${screen.fields.slice(0, 1).map(field)}
      ${onShare ? sharing(visit, words, onShare) : nothing}
      ${others(visit, words, field)}
      <button type="submit" class="checker-primary" @click=${onSubmit}>${submit}</button>
    </form>`;
}

/**
 * The fields after the first; many of them are folded away while they have the answer of the first.
 *
 * @param {Visit} visit
 * @param {Words} words
 * @param {(field: Field) => unknown} render
 */
function others(visit, words, render) {
  const fields = visit.screen.fields.slice(1);
  if (fields.length <= FEW) return fields.map(render);
  const open = visit.problems.length > 0 || !isShared(visit);
  return html`<details class="checker-others" ?open=${open}>
    <summary>${fill(words.others, { number: fields.length })}</summary>
    ${fields.map(render)}
  </details>`;
}

/**
 * A question about several people can be answered once.
 *
 * @param {Visit} visit
 * @param {Words} words
 * @param {() => void} onShare
 */
function sharing(visit, words, onShare) {
  if (!canShare(visit)) return nothing;
  const number = visit.screen.fields.length;
  return html`<div class="checker-share">
    <button type="button" class="checker-secondary" @click=${onShare}>${words.same_for_all}</button>
    <span role="status">${isShared(visit) ? fill(words.all_same, { number }) : nothing}</span>
  </div>`;
}

/**
 * @param {Field} field
 * @param {{problems: Problem[], edit: (draft: Draft) => void, zone: string}} given
 * @returns {Omit<Ui, "weigh">}
 */
function uiFor(field, { problems, edit, zone }) {
  const problemAt = (/** @type {string} */ id) => problems.find(({ at }) => at === id)?.message;
  return { id: idOf(field.field), edit, problemAt, zone };
}

/** @param {Screen} screen whose heading is the question of its only field */
function isSingle(screen) {
  return screen.fields.length === 1 && Boolean(screen.heading);
}

/**
 * A sandboxed frame submits no forms, but its buttons can be pressed, and the key Enter presses this one.
 *
 * @param {MouseEvent} event
 * @returns {Set<string>} the ids of inputs that hold half a date
 */
export function halfDates(event) {
  event.preventDefault();
  const { form } = /** @type {HTMLButtonElement} */ (event.currentTarget);
  const elements = form?.elements ?? [];
  const half = [...elements].filter((control) => control instanceof HTMLInputElement && control.validity.badInput);
  return new Set(half.map(({ id }) => id));
}

/** @param {string} text */
export function heading(text) {
  return html`<h2 class="checker-heading" tabindex="-1" aria-describedby="entry-remaining">${marked(text)}</h2>`;
}

/**
 * @param {Screen} screen
 * @param {Field} field
 * @param {Draft} draft
 * @param {Ui} ui
 */
function fieldGroup(screen, field, draft, ui) {
  const single = isSingle(screen);
  const help = single ? field.help ?? screen.help : field.help;
  const message = ui.problemAt(ui.id);
  return html`<fieldset
    id=${ui.id} class="checker-field" data-kind=${field.kind}
    aria-describedby=${describedBy(help && `${ui.id}-help`, message && `${ui.id}-problem`)}
  >
    <legend>${single ? heading(screen.heading) : marked(field.legend)}</legend>
    ${helpAndMore({ ...(help ? { help } : {}), ...(single && screen.more ? { more: screen.more } : {}) }, ui.id)}
    ${problem(message, ui.id)}
    ${kinds.render(field, draft, ui)}
  </fieldset>`;
}

/**
 * @param {{help?: string, more?: More}} texts
 * @param {string} id
 */
function helpAndMore({ help, more }, id) {
  return html`${help ? html`<p class="checker-help" id="${id}-help">${marked(help)}</p>` : nothing}
    ${more ? disclosure(more) : nothing}`;
}

/** @param {More} more */
function disclosure({ summary, paragraphs }) {
  return html`<details class="checker-more">
    <summary>${marked(summary)}</summary>
    ${paragraphs.map((text) => html`<p>${marked(text)}</p>`)}
  </details>`;
}

/**
 * @param {Problem[]} problems
 * @param {Words} words
 */
function problemSummary(problems, words) {
  if (!problems.length) return nothing;
  return html`<div class="checker-summary" tabindex="-1">
    <div role="alert">
      <h2>${words.error_summary_title}</h2>
      <ul>${problems.map((problem) => summaryLink(problem, words))}</ul>
    </div>
  </div>`;
}

/**
 * @param {Problem} problem
 * @param {Words} words
 */
function summaryLink({ at, message, about }, words) {
  const text = about ? fill(words.problem_of, { about, message }) : message;
  const go = (/** @type {Event} */ event) => {
    event.preventDefault();
    focusControl(at);
  };
  return html`<li><a href="#${at}" @click=${go}>${marked(text)}</a></li>`;
}

/** @param {string} id of a control, or of a group of controls */
function focusControl(id) {
  const found = document.getElementById(id);
  const control = found?.matches("fieldset") ? found.querySelector("input:checked, input") : found;
  /** @type {HTMLElement | null | undefined} */ (control)?.focus();
}
