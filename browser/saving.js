/** @returns {boolean} whether the visitor has asked the browser to save data */
export function savesData() {
  return Boolean(/** @type {any} */ (navigator).connection?.saveData);
}
