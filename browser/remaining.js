/** @import {PageData, Visit} from "./types.js" */
import { fill } from "./fill.js";

/**
 * Which question this is, and how many are still to come, on average; nothing for a question that is answered anew.
 * Of a party, tests may be asked twice, so that no question is surely the last.
 *
 * @param {Visit} visit
 * @param {PageData} page
 * @param {number} party
 * @returns {string | undefined}
 */
export function remainingText({ screen: { id }, answered, policy }, { remaining, opening }, party) {
  const { words } = opening;
  const number = remaining[policy ?? opening.policy]?.[id];
  const position = answered.length + 1;
  if (number === undefined || answered.some(({ screen }) => screen === id)) return;
  if (number) return fill(number > 1 ? words.more : words.more_one, { position, number });
  return party > 1 ? undefined : fill(words.last, { position });
}
