/** @import {Answers, Request} from "./types.js" */

/** @typedef {(string | number)[]} Path */

/** @returns {Answers} */
export function noAnswers() {
  return { request: {}, names: [] };
}

/**
 * @param {string} field such as `travellers[0].test`
 * @returns {Path}
 */
function pathOf(field) {
  const steps = field.match(/\w+/g) ?? [];
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/**
 * @param {Request} request
 * @param {string} field
 * @returns {any} the answer, undefined where there is none
 */
export function answerTo(request, field) {
  /** @type {any} */
  let found = request;
  for (const step of pathOf(field)) {
    found = found != null && Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}

/**
 * @param {Request} request
 * @param {string} field
 * @param {any} value undefined takes the answer away
 * @returns {Request} a copy that holds the answer
 */
export function withAnswer(request, field, value) {
  return written(request, pathOf(field), value);
}

/**
 * @param {any} holder
 * @param {Path} path
 * @param {any} value
 * @returns {any}
 */
function written(holder, path, value) {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const copy = typeof step === "number" ? [...(holder ?? [])] : { ...holder };
  const kept = Object.hasOwn(copy, step) ? copy[step] : undefined;
  const next = written(kept, rest, value);
  if (next === undefined) delete copy[step];
  else copy[step] = next;
  return copy;
}

/**
 * @param {string} field where Python found an error, such as `travellers[0].trips[1].place`
 * @returns {string} the answer that it is a part of: `travellers[0].trips`
 */
export function answerWith(field) {
  return field.match(/^\w+(\[\d+\]\.\w+)?/)?.[0] ?? "";
}

/**
 * @param {Request} request
 * @param {string[]} fields
 * @returns {Request} a copy that does not answer them
 */
export function withoutAnswers(request, fields) {
  return fields.filter(Boolean).reduce((left, field) => withAnswer(left, field, undefined), request);
}
