/** @typedef {import("./finder.js").Found} Found */
/** @typedef {import("./excerpt.js").Piece} Piece */

/**
 * @param {Found} found
 * @param {URL} base where the pages are
 * @returns {HTMLElement} an item of the list of results
 */
export function item({ address, title, page, excerpt }, base) {
  const link = element("a", "md-search-result__link", [
    element("span", "search-title", title.map(piece)),
    element("span", "search-page", page ? [page] : []),
    element("span", "search-excerpt", excerpt.map(piece)),
  ]);
  link.setAttribute("href", new URL(address, base).href);
  return element("li", "md-search-result__item", [link]);
}

/** @param {Piece} piece */
function piece({ text, isMatch }) {
  return isMatch ? element("mark", "", [text]) : text;
}

/**
 * @param {string} name
 * @param {string} className
 * @param {(Node | string)[]} children
 */
function element(name, className, children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
