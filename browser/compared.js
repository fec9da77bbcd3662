/** @import {Description, Differing, Document, Side, TravellerDescription, Words} from "./types.js" */

/** @typedef {{verdict: string, label: string, title?: string, clears?: string}} Judged a party, or one of it */
/** @typedef {[TravellerDescription, TravellerDescription | undefined]} Pair before and after */

/**
 * What differs between two results of the same travellers: the verdict, which always comes first, then by traveller
 * theirs and whatever they carry.
 *
 * @param {Description} one
 * @param {Description} other
 * @param {Words} words
 * @returns {Differing[]}
 */
export function differences(one, other, words) {
  const verdict = (/** @type {Judged} */ before, /** @type {Judged | undefined} */ after) =>
    ({ title: before.title ?? "", what: words.compare_result ?? "", sides: bothSides(before, after, verdictSide) });
  const pairs = one.travellers.map((before) => /** @type {Pair} */ ([before, now(other, before)]));
  const [alone] = pairs.length === 1 ? pairs : [];
  const each = pairs.flatMap(([before, after]) => [...(alone ? [] : [verdict(before, after)]), ...carried(before, after)]);
  return [alone ? verdict(...alone) : verdict(one, other), ...each.filter(({ sides }) => isDifferent(sides))];
}

/**
 * @param {Description} other the worst off come first, so it may have another order
 * @param {TravellerDescription} before
 */
function now({ travellers }, before) {
  return travellers.find(({ index }) => index === before.index);
}

/** @param {Differing["sides"]} sides */
export function isDifferent([one, other]) {
  return one?.text !== other?.text || one?.detail !== other?.detail;
}

/**
 * @template T
 * @param {T | undefined} one
 * @param {T | undefined} other
 * @param {(found: T) => Side} side
 * @returns {Differing["sides"]}
 */
function bothSides(one, other, side) {
  return [one ? side(one) : null, other ? side(other) : null];
}

/** @param {Judged} judged @returns {Side} */
function verdictSide({ verdict, label, clears }) {
  return { status: verdict, text: label, detail: clears };
}

/** @param {Document} document @returns {Side} */
function documentSide({ status, state, detail }) {
  return { status, text: state, detail };
}

/**
 * @param {TravellerDescription} before
 * @param {TravellerDescription | undefined} after
 * @returns {Differing[]} a line for each document that either has
 */
function carried(before, after) {
  const [old, current] = [before.documents, after?.documents ?? []];
  const named = new Map([...old, ...current].map(({ id, name }) => [id, name]));
  return [...named].map(([id, what]) => {
    const is = (/** @type {Document} */ document) => document.id === id;
    return { title: before.title, what, sides: bothSides(old.find(is), current.find(is), documentSide) };
  });
}
