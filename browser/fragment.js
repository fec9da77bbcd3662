/** @import {Request} from "./types.js" */

const PREFIX = "#answers=";
const LONGEST = 20_000;

/**
 * Takes the answers that a link carries out of the address bar.
 *
 * @returns {Request | null | undefined} null: it carries something that is no request; undefined: it carries nothing
 */
export function takeAnswers() {
  const { hash, pathname, search } = location;
  if (!hash.startsWith(PREFIX)) return undefined;
  history.replaceState(history.state, "", pathname + search);
  return parsed(hash.slice(PREFIX.length));
}

/**
 * @param {string} text
 * @returns {Request | null}
 */
function parsed(text) {
  if (text.length > LONGEST) return null;
  try {
    const request = JSON.parse(decodeURIComponent(text));
    return isPlainObject(request) ? request : null;
  } catch {
    return null;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
export function isPlainObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
