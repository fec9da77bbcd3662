/**
 * What words a text has: for an English one its stem, for Chinese every two neighbouring characters, and for all
 * that mean the same one sign, in whichever language.
 */

/** @typedef {{term: string, start: number, end: number}} Term a word, and from where to where it stands */
/** @typedef {Term & {isChinese: boolean}} Unit */

const UNIT = /\p{Script=Han}|\p{Number}+|[^\P{Letter}\p{Script=Han}]+/gu;
const CHINESE = /\p{Script=Han}/u;
const ENDING = /(?<=[a-z]{3})(?:ing|ed|es|s)$/;
/** What a sign for a group of words begins with; no word does. */
const SIGN = "=";

/**
 * @param {string} text
 * @returns {Unit[]} Chinese characters one by one, other words and numbers whole
 */
function units(text) {
  return Array.from(text.matchAll(UNIT), ({ 0: found, index }) => ({
    term: stem(found.normalize("NFKC").toLowerCase()),
    start: index,
    end: index + found.length,
    isChinese: CHINESE.test(found),
  }));
}

/** @param {string} word */
function stem(word) {
  return word.replace(ENDING, "");
}

/** @param {Unit[]} found @returns {Term[]} */
function pairs(found) {
  return found.flatMap((first, index) => {
    const second = found[index + 1];
    if (!first.isChinese || !second?.isChinese || first.end !== second.start) return [];
    return [{ term: first.term + second.term, start: first.start, end: second.end }];
  });
}

/** Words by what they begin with: the sign of the word that ends here, and how it can go on. */
/** @typedef {{sign?: string, next: Map<string, Branch>}} Branch */

/** @param {string[][]} groups of words that mean the same */
function branches(groups) {
  /** @type {Branch} */
  const root = { next: new Map() };
  for (const [number, group] of groups.entries()) for (const word of group) grow(root, units(word), `${SIGN}${number}`);
  return root;
}

/** @param {Branch} branch @param {Unit[]} word @param {string} sign */
function grow(branch, word, sign) {
  for (const { term } of word) {
    const next = branch.next.get(term) ?? { next: new Map() };
    branch.next.set(term, next);
    branch = next;
  }
  branch.sign = sign;
}

/** @param {Unit[]} found @param {Branch} root @returns {Term[]} the signs; of words within each other, the longest's */
function signs(found, root) {
  /** @type {Term[]} */
  const signs = [];
  for (let at = 0; at < found.length; ) {
    const { sign, length } = longest(found, at, root);
    const [first, last] = [found[at], found[at + length - 1]];
    if (sign && first && last) signs.push({ term: sign, start: first.start, end: last.end });
    at += length;
  }
  return signs;
}

/**
 * @param {Unit[]} found
 * @param {number} at where the word begins
 * @param {Branch | undefined} branch
 */
function longest(found, at, branch) {
  /** @type {{sign?: string, length: number}} */
  const best = { length: 1 };
  for (let end = at; (branch = branch?.next.get(found[end]?.term ?? "")); end++) {
    if (branch.sign) Object.assign(best, { sign: branch.sign, length: end - at + 1 });
  }
  return best;
}

/**
 * @param {string[][]} alike groups of words that mean the same
 * @param {string[]} ignored words that say nothing
 */
export function reader(alike, ignored) {
  const root = branches(alike);
  const left = new Set(ignored.map((word) => units(word).map(({ term }) => term).join("")));
  /** @param {Term} term */
  const says = ({ term }) => !left.has(term);

  /** @param {string} text @returns {Term[]} what a document can be found by */
  function ofDocument(text) {
    const found = units(text);
    return [...found, ...pairs(found), ...signs(found, root)].filter(says);
  }

  /** @param {string} text @returns {Term[]} what is looked for: a Chinese character by itself only where it stands alone */
  function ofQuery(text) {
    const found = units(text);
    const two = pairs(found);
    const alone = found.filter(({ start, end }) => !two.some((pair) => pair.start <= start && end <= pair.end));
    return [...alone, ...two, ...signs(found, root)].filter(says);
  }

  return { ofDocument, ofQuery };
}

/** @param {string} term whether it is spelt with letters, and may be misspelt or not yet whole */
export function isSpelt(term) {
  return /^\p{Letter}{3,}$/u.test(term) && !CHINESE.test(term);
}

/** @param {string} term whether it stands for a group of words */
export function isSign(term) {
  return term.startsWith(SIGN);
}
