/**
 * @param {any} error of Python's or of JavaScript's
 * @returns {string} its kind and where it came from, without its message: that may quote what a visitor has typed
 */
export function reasonOf(error) {
  const frames = String(error).match(/File "[^"]+", line \d+, in \S+/g) ?? [];
  return [error?.type ?? error?.name ?? typeof error, ...frames].join("; ");
}
