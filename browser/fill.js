/**
 * @param {string | undefined} sentence
 * @param {Record<string, string | number>} values
 * @returns {string} the sentence with each `{name}` filled in
 */
export function fill(sentence, values) {
  return (sentence ?? "").replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));
}
