/** @import {Request} from "./types.js" */
import { isFramed } from "./framed.js";

const LONGEST = 20_000;

/** @returns {Record<string, string | undefined>} what follows the `#`, by name, as it stands there */
function pairs() {
  const parts = location.hash.slice(1).split("&");
  return Object.fromEntries(parts.map((part) => {
    const [name = "", ...rest] = part.split("=");
    return [name, rest.join("=")];
  }));
}

/**
 * @param {string} name
 * @returns {string} one value of the fragment; nothing where it is not there, or broken
 */
export function inFragment(name) {
  try {
    return decodeURIComponent(pairs()[name] ?? "");
  } catch {
    return "";
  }
}

/**
 * Takes the answers that a link carries out of the address bar. Nobody sees a frame's address: there they stay, so that
 * the frame is the same after a reload.
 *
 * @returns {Request | null | undefined} null: it carries something that is no request; undefined: it carries nothing
 */
export function takeAnswers() {
  const { answers } = pairs();
  if (answers === undefined) return undefined;
  if (!isFramed) history.replaceState(history.state, "", location.href.replace(/#.*/s, ""));
  return parsed(answers);
}

/**
 * @param {string} text percent-encoded
 * @returns {Request | null} null: it is no request
 */
export function parsed(text) {
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
