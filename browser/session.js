/** @import {Answers} from "./types.js" */
import { isPlainObject } from "./fragment.js";
import { isFramed } from "./framed.js";

/** Several frames of one page each have a memory of their own. */
const KEY = isFramed ? `entry-checker ${location.pathname}${location.hash}` : "entry-checker";

/** @typedef {{answers: Answers, screen: string}} Saved */

/** @returns {Saved | null} what this tab remembers; null where it cannot or does not */
export function recall() {
  try {
    return checked(JSON.parse(sessionStorage.getItem(KEY) ?? "null"));
  } catch {
    return null;
  }
}

/**
 * @param {any} saved
 * @returns {Saved | null}
 */
function checked(saved) {
  if (!isPlainObject(saved?.answers?.request) || !Array.isArray(saved.answers.names)) return null;
  const names = saved.answers.names.map(String);
  return { answers: { request: saved.answers.request, names }, screen: String(saved.screen) };
}

/** @param {Saved} saved */
export function remember(saved) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(saved));
  } catch {
    // Without storage the answers live as long as the page.
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was stored.
  }
}
