/**
 * @param {Record<string, string | undefined>} chosen by a partner
 * @returns {string} it as the fragment of a frame's address; what was left open is left out
 */
export function fragmentOf(chosen) {
  const values = Object.entries(chosen).filter(([, value]) => value);
  return values.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
}
