import { html } from "lit";

/**
 * @param {string | undefined} text
 * @returns {unknown} the text with its Chinese words marked, to be read aloud as such; on a Chinese page that goes
 *   without saying, but for texts with Latin letters, which a result in English has
 */
export function marked(text) {
  const isPlain = document.documentElement.lang.startsWith("zh") && !/\p{Script=Latin}/u.test(text ?? "");
  if (!text || isPlain) return text;
  const parts = text.split(/(\p{Script=Han}+)/u);
  return parts.map((part, index) => (index % 2 ? html`<span lang="zh-Hans">${part}</span>` : part));
}
