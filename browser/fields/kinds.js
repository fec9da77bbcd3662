/** @import {Answers, Draft, Field, Reading, Ui} from "../types.js" */
import { withAnswer } from "../request.js";
import * as choice from "./choice.js";
import { idOf } from "./controls.js";
import * as moment from "./moment.js";
import * as party from "./party.js";
import * as stays from "./stays.js";

/**
 * @typedef {{
 *   start: (field: Field, names: string[]) => Draft,
 *   render: (field: Field, draft: Draft, ui: Ui) => unknown,
 *   read: (field: Field, draft: Draft, id: string) => Reading,
 *   same?: (field: Field, draft: Draft, other: Field) => Draft,
 *   write?: (answers: Answers, field: Field, value: any) => Answers,
 *   locate?: (field: Field, draft: Draft, path: string, id: string) => string,
 * }} Kind
 */

/** @type {Record<Field["kind"], Kind>} */
const KINDS = { choice, moment, party, stays };

/** @param {Field} field @param {string[]} names */
export function start(field, names) {
  return KINDS[field.kind].start(field, names);
}

/** @param {Field} field @param {Draft} draft @param {Ui} ui */
export function render(field, draft, ui) {
  return KINDS[field.kind].render(field, draft, ui);
}

/** @param {Field} field @param {Draft} draft */
export function read(field, draft) {
  return KINDS[field.kind].read(field, draft, idOf(field.field));
}

/**
 * @param {Field} field
 * @param {Draft} draft
 * @param {Field} other the same question about somebody else
 * @returns {Draft} the same answer to it; undefined where it is none of theirs
 */
export function sameDraft(field, draft, other) {
  const own = KINDS[field.kind].same;
  return own ? own(field, draft, other) : draft;
}

/**
 * @param {Answers} answers
 * @param {Field} field
 * @param {any} value
 * @returns {Answers}
 */
export function write(answers, field, value) {
  const own = KINDS[field.kind].write;
  if (own) return own(answers, field, value);
  return { ...answers, request: withAnswer(answers.request, field.field, value) };
}

/**
 * @param {Field} field
 * @param {Draft} draft
 * @param {string} path where Python found an error
 * @returns {string} the id of the control it is about
 */
export function locate(field, draft, path) {
  const id = idOf(field.field);
  return KINDS[field.kind].locate?.(field, draft, path, id) ?? id;
}
