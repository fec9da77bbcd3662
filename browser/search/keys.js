/** Which keys mean what. */

const SHORTCUTS = new Set(["/", "s"]);
const WRITTEN_INTO = "input, textarea, select, [contenteditable]";

/** @param {KeyboardEvent} event */
function isPlain({ ctrlKey, metaKey, altKey }) {
  return !ctrlKey && !metaKey && !altKey;
}

/** @param {KeyboardEvent} event */
function isWritten({ target }) {
  return target instanceof Element && target.closest(WRITTEN_INTO) !== null;
}

/** @param {KeyboardEvent} event @returns {boolean} whether the key opens the search, rather than being written somewhere */
export function opens(event) {
  return isPlain(event) && SHORTCUTS.has(event.key) && !isWritten(event);
}

/** @param {KeyboardEvent} event @returns {boolean} whether somebody among the results goes on writing */
export function writes(event) {
  return isPlain(event) && /^\S$/u.test(event.key) && !isWritten(event);
}

/**
 * Moves the focus, from the last to the first and the other way round.
 * @param {HTMLElement[]} stops
 * @param {1 | -1} by
 */
export function step(stops, by) {
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops.at((at + by) % stops.length)?.focus();
}
