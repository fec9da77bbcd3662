/** @import {Answered, Answers, Consultation, Description, Differing, Draft, PageData, Reply, Request, Side, Visit, Words} from "./types.js" */
import { html, nothing } from "lit";
import { replies } from "./answered.js";
import { differences, isDifferent } from "./compared.js";
import { idOf } from "./fields/controls.js";
import { answerTo } from "./request.js";
import { fieldsForm, halfDates } from "./screen.js";
import { sign } from "./signs.js";
import { answersOf, openEnds, visitBefore, withErrors } from "./visit.js";
import { marked } from "./words.js";

const ARRIVAL = "arrival";

/**
 * The answers with another arrival, and what Python makes of them: a result, or a screen with what is still to answer.
 *
 * @typedef {{answers: Answers, description?: Description | undefined, answered: Answered[]}} Other
 */

/** Another arrival beside a result. It touches none of the answers before the visitor takes it over. */
export class Comparison {
  /** @type {Visit} the form for it, as far as it is filled in */
  visit;

  /**
   * @param {PageData["opening"]} opening
   * @param {Answers} answers those of the result
   * @param {{consult: (answers: Answers) => Promise<Consultation>, onChange: () => void, other?: Other | undefined}} options
   *   `other`: what the result has just taken the place of
   */
  constructor(opening, answers, { consult, onChange, other }) {
    this.opening = opening;
    this.answers = answers;
    this.consult = consult;
    this.onChange = onChange;
    /** @type {Other | undefined} */
    this.other = other;
    this.isOpen = Boolean(other);
    const asked = other?.answers ?? answers;
    this.visit = visitBefore(timesScreen(opening, asked.request), asked);
  }

  /** @param {string} field @param {Draft} draft */
  edit(field, draft) {
    this.#show({ ...this.visit, drafts: { ...this.visit.drafts, [field]: draft } });
  }

  /** @param {Set<string>} halfDates the ids of inputs that hold half a date */
  async submit(halfDates) {
    const visit = this.visit;
    const problems = openEnds(visit, this.opening.words, halfDates);
    if (problems.length) return this.#show({ ...visit, problems });
    const answers = answersOf(visit, this.answers);
    const reply = await this.consult(answers).catch(() => null);
    if (reply && this.visit === visit) this.#take(reply, answers);
  }

  /** @param {Consultation} reply @param {Answers} answers */
  #take({ description, answered = [], errors = [] }, answers) {
    const refused = withErrors(this.visit, errors);
    if (!errors.length) this.other = { answers, description, answered };
    // What else does not go with this arrival, such as a later report, is said where the arrival is given.
    const elsewhere = errors.map(({ message }) => ({ at: idOf(ARRIVAL), message, about: "" }));
    this.#show({ ...refused, problems: refused.problems.length ? refused.problems : elsewhere });
  }

  /** @param {Visit} visit */
  #show(visit) {
    this.visit = visit;
    this.onChange();
  }
}

/**
 * @param {PageData["opening"]} opening
 * @param {Request} request
 * @returns {Visit["screen"]} the arrival, with the departure where it was given
 */
function timesScreen({ screens }, request) {
  const times = screens.find(({ fields }) => fields.some(({ field }) => field === ARRIVAL));
  const fields = times?.fields.filter(({ field }) => field === ARRIVAL || answerTo(request, field) !== undefined);
  return { id: times?.id ?? "", heading: "", fields: fields ?? [] };
}

/**
 * @param {Comparison} comparison
 * @param {{description: Description, answered: Answered[]}} outcome
 * @param {{words: Words, zone: string, onTake: (other: Other) => void}} page
 */
export function comparisonView(comparison, outcome, { words, zone, onTake }) {
  const onSubmit = (/** @type {MouseEvent} */ event) => submit(event, comparison);
  const onEdit = (/** @type {string} */ field, /** @type {Draft} */ draft) => comparison.edit(field, draft);
  return html`<details class="checker-more checker-compare" ?open=${comparison.isOpen}>
    <summary>${words.compare}</summary>
    <div>
      ${fieldsForm(comparison.visit, { words, zone, submit: words.compare_now, onEdit, onSubmit })}
      ${comparison.other ? otherView(comparison.other, outcome, comparison, { words, onTake }) : nothing}
    </div>
  </details>`;
}

/**
 * The reader goes on from what came of it.
 *
 * @param {MouseEvent} event
 * @param {Comparison} comparison
 */
async function submit(event, comparison) {
  const half = halfDates(event);
  const part = /** @type {HTMLElement} */ (event.currentTarget).closest("details");
  await comparison.submit(half);
  await /** @type {import("lit").LitElement | null | undefined} */ (part?.closest("entry-checker"))?.updateComplete;
  /** @type {HTMLElement | null | undefined} */ (part?.querySelector("[tabindex='-1']"))?.focus();
}

/**
 * @param {Other} other
 * @param {{description: Description, answered: Answered[]}} outcome
 * @param {Comparison} comparison
 * @param {{words: Words, onTake: (other: Other) => void}} page
 */
function otherView(other, outcome, { visit }, { words, onTake }) {
  const times = (/** @type {Answered[]} */ answered) => answered.find(({ screen }) => screen === visit.screen.id)?.answers;
  const heads = [times(outcome.answered) ?? [], times(other.answered) ?? []];
  return html`<h3 tabindex="-1">${words.compare_title}</h3>
    ${other.description ? table(outcome.description, other.description, heads, words) : more(heads[1], words)}
    <p><button type="button" @click=${() => onTake(other)}>${words.compare_take}</button></p>`;
}

/** @param {Reply[] | undefined} times @param {Words} words */
function more(times, words) {
  return html`${replies(times ?? [])}<p>${words.compare_more}</p>`;
}

/**
 * @param {Description} one
 * @param {Description} other
 * @param {Reply[][]} heads
 * @param {Words} words
 */
function table(one, other, heads, words) {
  const rows = differences(one, other, words);
  const head = (/** @type {string | undefined} */ name, /** @type {Reply[] | undefined} */ times) =>
    html`<th scope="col">${name}${replies(times ?? [])}</th>`;
  return html`<table class="checker-compared">
      <thead><tr>${head(words.compare_this, heads[0])}${head(words.compare_other, heads[1])}</tr></thead>
      ${rows.map((row) => rowView(row, words))}
    </table>
    ${rows.some(({ sides }) => isDifferent(sides)) ? nothing : html`<p>${words.compare_same}</p>`}`;
}

/** @param {Differing} row @param {Words} words */
function rowView({ title, what, sides }, words) {
  return html`<tbody>
    <tr><th scope="rowgroup" colspan="2">${title ? html`${title} · ` : nothing}${marked(what)}</th></tr>
    <tr>${sides.map((side) => html`<td data-state=${side?.status ?? nothing}>${sideView(side, words)}</td>`)}</tr>
  </tbody>`;
}

/** @param {Side | null} side @param {Words} words */
function sideView(side, words) {
  if (!side) return words.compare_absent;
  return html`<p>${sign(side.status)} <strong>${side.text}</strong></p>
    ${side.detail ? html`<p class="checker-detail">${marked(side.detail)}</p>` : nothing}`;
}
