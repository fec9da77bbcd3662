/** The line of a text that says most about what was looked for, and which words of it are those. */

/** @typedef {import("./reading.js").Term} Term */
/** @typedef {{text: string, isMatch: boolean}} Piece */
/** @typedef {{text: string, read: Term[]}} Read a text, and what words it has */

/** How much of a line is shown, in the width of a Latin letter. */
const LONGEST = 160;
/** How much of what stands before the first match is kept. */
const BEFORE = 24;
const EDGE = /[\s\p{Punctuation}]/u;
const GAP = { text: "…", isMatch: false };
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/**
 * @param {Read[]} lines of a text
 * @param {Set<string>} terms that were found
 * @returns {Piece[]} of the line with the most of these terms; between equals the earlier one, and the first line,
 *   which is the answer in short, wins against one term more
 */
export function excerpt(lines, terms) {
  const matching = lines.map(({ read }) => read.filter(({ term }) => terms.has(term)));
  const worth = matching.map((found, at) => new Set(found.map(({ term }) => term)).size + (at ? 0 : 1));
  const best = worth.indexOf(Math.max(...worth));
  const { text, read } = lines[best] ?? { text: "", read: [] };
  return shortened(marked({ text, read }, terms), Math.min(...(matching[best] ?? []).map(({ start }) => start)));
}

/**
 * @param {Read} of
 * @param {Set<string>} terms that were found
 * @returns {Piece[]} all of it
 */
export function marked({ text, read }, terms) {
  const isMatch = new Array(text.length).fill(false);
  for (const { term, start, end } of read) if (terms.has(term)) isMatch.fill(true, start, end);
  /** @type {Piece[]} */
  const pieces = [];
  for (const [at, matches] of isMatch.entries()) {
    const last = pieces.at(-1);
    if (last && last.isMatch === matches) last.text += text[at];
    else pieces.push({ text: text[at] ?? "", isMatch: matches });
  }
  return pieces;
}

/** @param {Piece[]} pieces @param {number} first where the first match is; infinite where there is none */
function shortened(pieces, first) {
  const text = pieces.map((piece) => piece.text).join("");
  const from = fitting(text) < text.length && first < text.length ? beginning(text, first) : 0;
  const to = from + fitting(text.slice(from));
  const kept = cut(pieces, from, to);
  if (from) kept.unshift(GAP);
  if (to < text.length) kept.push(GAP);
  return kept;
}

/** @param {Piece[]} pieces @param {number} from @param {number} to */
function cut(pieces, from, to) {
  let at = 0;
  return pieces.flatMap(({ text, isMatch }) => {
    const kept = text.slice(Math.max(from - at, 0), Math.max(to - at, 0));
    at += text.length;
    return kept ? [{ text: kept, isMatch }] : [];
  });
}

/** @param {string} text @param {number} first where the first match is @returns {number} where to begin */
function beginning(text, first) {
  if (first <= BEFORE) return 0;
  const edge = text.slice(first - BEFORE, first).search(EDGE);
  return edge < 0 ? first : first - BEFORE + edge + 1;
}

/** @param {string} text @returns {number} how much of it is shown, in whole words */
function fitting(text) {
  let [width, length] = [0, 0];
  for (const character of text) {
    width += WIDE.test(character) ? 2 : 1;
    if (width > LONGEST) return text.slice(0, length).replace(/\s+\S*$/, "").length;
    length += character.length;
  }
  return length;
}
