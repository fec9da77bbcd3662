import MiniSearch from "minisearch";
import { excerpt, marked } from "./excerpt.js";
import { isSign, isSpelt, reader } from "./reading.js";

/** @typedef {{address: string, title: string, page: string, text: string, asked: string[]}} Searched a section of a page */
/** @typedef {{alike: string[][], ignored: string[], documents: Searched[]}} Index as publish/search/ makes it */
/** @typedef {import("./excerpt.js").Piece} Piece */
/** @typedef {{address: string, title: Piece[], page: string, excerpt: Piece[]}} Found */
/** @typedef {{id: number, score: number, terms: string[]}} Scored a section */

const FIELDS = { title: 3, text: 1, page: 0.5 };
const SIGNS = 2;
/** What the closest of the ways in which people ask is worth, and all of them together, beside the section itself. */
const ASKED = { closest: 6, together: 4 };
const MISSPELT = 0.2; // letters wrong, as a share of a word's length
/** What a section that is no answer is worth beside one: answers come first. */
const NO_ANSWER = 0.8;
/** What scores less than this share of the best is noise. */
const WORTH_SHOWING = 0.15;
const MOST = 12;

/**
 * @param {Index} index
 * @returns {(query: string) => Found[]} what a query finds, the best first; of an empty one, all answers
 */
export function finder({ alike, ignored, documents }) {
  const { ofDocument, ofQuery } = reader(alike, ignored);
  /** @param {string} text */
  const words = (text) => ofDocument(text).map(({ term }) => term);
  /** @param {string} text */
  const withWords = (text) => ({ text, read: ofDocument(text) });
  const read = documents.map(({ title, text }) => ({ title: withWords(title), lines: text.split("\n").map(withWords) }));
  const known = new Set(documents.flatMap(({ title, text, page, asked }) => words([title, text, page, ...asked].join("\n"))));
  const answers = documents.flatMap(({ title, asked }, of) => (asked.length ? [{ ways: [title, ...asked], of }] : []));
  const ways = answers.flatMap(({ ways, of }) => ways.map((way) => ({ way, of })));
  const sections = indexed(documents, Object.keys(FIELDS), words);
  const sentences = indexed(ways, ["way"], words);
  const together = indexed(answers.map(({ ways }) => ({ ways: ways.join("\n") })), ["ways"], words);
  const options = {
    prefix: isSpelt,
    fuzzy: (/** @type {string} */ term) => isSpelt(term) && !known.has(term) && MISSPELT,
    boostTerm: (/** @type {string} */ term) => (isSign(term) ? SIGNS : 1),
  };

  /** @param {number} id */
  const worth = (id) => (documents[id]?.asked.length ? 1 : NO_ANSWER);

  /** @param {string} query @returns {Scored[]} */
  function scored(query) {
    /** @type {Map<number, Scored>} */
    const found = new Map();
    const looked = Array.from(new Set(ofQuery(query).map(({ term }) => term)));
    const by = { ...options, tokenize: () => looked };
    for (const { id, score, terms } of sections.search(query, { ...by, boost: FIELDS })) found.set(id, { id, score: score * worth(id), terms });
    const add = (/** @type {number} */ id, /** @type {number} */ score) => {
      const section = found.get(id) ?? { id, score: 0, terms: [] };
      found.set(id, { ...section, score: section.score + score });
    };
    for (const { id, score } of together.search(query, by)) add(answers[id]?.of ?? 0, ASKED.together * score);
    for (const [id, score] of closest(sentences.search(query, by).map(({ id, score }) => [ways[id]?.of ?? 0, score]))) {
      add(id, ASKED.closest * score);
    }
    return Array.from(found.values()).sort((one, other) => other.score - one.score);
  }

  /** @param {Pick<Scored, "id" | "terms">} scored @returns {Found[]} */
  function shown({ id, terms }) {
    const [document, texts] = [documents[id], read[id]];
    if (!document || !texts) return [];
    const { address, title, page } = document;
    const found = new Set(terms);
    return [{ address, title: marked(texts.title, found), page: page === title ? "" : page, excerpt: excerpt(texts.lines, found) }];
  }

  return (query) => {
    if (!query.trim()) return documents.flatMap(({ asked }, id) => (asked.length ? shown({ id, terms: [] }) : []));
    const found = scored(query);
    const least = (found[0]?.score ?? 0) * WORTH_SHOWING;
    return found.filter(({ score }) => score >= least).slice(0, MOST).flatMap(shown);
  };
}

/**
 * @param {object[]} documents
 * @param {string[]} fields
 * @param {(text: string) => string[]} tokenize
 */
function indexed(documents, fields, tokenize) {
  const index = new MiniSearch({ fields, tokenize, processTerm: (term) => term });
  index.addAll(documents.map((document, id) => ({ ...document, id })));
  return index;
}

/** @param {[number, number][]} scores by section, the best first @returns {Map<number, number>} the best of each */
function closest(scores) {
  return new Map(scores.slice().reverse());
}
