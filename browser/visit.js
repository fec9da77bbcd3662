/** @import {Answered, Answers, Field, FieldError, Problem, Screen, Visit, Words} from "./types.js" */
import { locate, read, sameDraft, start, write } from "./fields/kinds.js";
import { answerTo } from "./request.js";
import { fill } from "./fill.js";

let lastKey = 0;

/** @returns {number} a new one makes the page draw afresh, with nothing typed in */
export function nextKey() {
  return ++lastKey;
}

/**
 * @param {Screen} screen
 * @param {{names: string[], errors?: FieldError[], answered?: Answered[], policy?: string}} given
 * @returns {Visit}
 */
export function visitTo(screen, { names, errors = [], answered = [], policy }) {
  const drafts = Object.fromEntries(screen.fields.map((field) => [field.field, start(field, names)]));
  return { screen, drafts, answered, policy, key: nextKey(), problems: problemsOn(screen, drafts, errors) };
}

/**
 * @param {Screen} screen as it is before Python runs
 * @param {Answers} answers
 * @returns {Visit}
 */
export function visitBefore(screen, { request, names }) {
  const fields = screen.fields.map((field) => ({ ...field, value: answerTo(request, field.field) }));
  return visitTo({ ...screen, fields }, { names });
}

/**
 * @param {Visit} visit
 * @param {FieldError[]} errors
 * @returns {Visit}
 */
export function withErrors(visit, errors) {
  return { ...visit, problems: problemsOn(visit.screen, visit.drafts, errors) };
}

/**
 * @param {Screen} screen
 * @param {Visit["drafts"]} drafts
 * @param {FieldError[]} errors
 * @returns {Problem[]} the errors that belong to this screen
 */
export function problemsOn(screen, drafts, errors) {
  return errors.flatMap(({ field: path, message }) => {
    const field = screen.fields.find(({ field: own }) => isWithin(path, own));
    return field ? [{ at: locate(field, drafts[field.field], path), message, about: aboutIn(screen, field) }] : [];
  });
}

/**
 * @param {Screen} screen
 * @param {Field} field
 * @returns {string} which question it is about; nothing where there is but one
 */
function aboutIn({ fields }, { legend }) {
  return fields.length > 1 ? legend : "";
}

/**
 * @param {string} path
 * @param {string} field
 */
function isWithin(path, field) {
  return path === field || (path.startsWith(field) && /^[.[]/.test(path.slice(field.length)));
}

/**
 * What can be said without Python: that something was left open.
 *
 * @param {Visit} visit
 * @param {Words} words
 * @param {Set<string>} unreadable the ids of inputs in which the browser sees half a date
 * @returns {Problem[]}
 */
export function openEnds({ screen, drafts }, words, unreadable) {
  const half = [...unreadable].map((at) => ({ at, word: "incomplete_date", about: "" }));
  const open = screen.fields.flatMap((field) => {
    const reading = read(field, drafts[field.field]);
    const problems = "problems" in reading ? reading.problems : [];
    return problems.map((problem) => ({ ...problem, about: aboutIn(screen, field) }));
  });
  const all = [...half, ...open.filter(({ at }) => !unreadable.has(at))];
  return all.map(({ at, word, about, ...values }) => ({ at, message: fill(words[word], values), about }));
}

/**
 * @param {Visit} visit
 * @returns {boolean} whether it asks several people the same, and the first has answered
 */
export function canShare({ screen: { fields }, drafts }) {
  const [first, ...others] = fields;
  if (!first || !others.length || others.some(({ field }) => nameOf(field) !== nameOf(first.field))) return false;
  return "value" in read(first, drafts[first.field]);
}

/**
 * @param {Visit} visit
 * @returns {boolean} whether all have the answer of the first
 */
export function isShared({ screen: { fields }, drafts }) {
  const answers = fields.map((field) => JSON.stringify(read(field, drafts[field.field])));
  return answers.every((answer) => answer === answers[0]);
}

/**
 * @param {Visit} visit
 * @returns {Visit} with the answer of the first for everyone of whom it can be one
 */
export function shared(visit) {
  const { screen: { fields }, drafts } = visit;
  const first = /** @type {Field} */ (fields[0]);
  const given = drafts[first.field];
  const filled = fields.map((field) => [field.field, sameDraft(first, given, field) ?? drafts[field.field]]);
  return { ...visit, drafts: Object.fromEntries(filled) };
}

/** @param {string} field */
function nameOf(field) {
  return field.replace(/^.*\W/, "");
}

/**
 * @param {Visit} visit
 * @param {Answers} answers
 * @returns {Answers} with what was chosen on this screen
 */
export function answersOf({ screen, drafts }, answers) {
  return screen.fields.reduce((known, field) => {
    const reading = read(field, drafts[field.field]);
    return "value" in reading ? write(known, field, reading.value) : known;
  }, answers);
}
