import { html } from "lit";

/**
 * @param {string | undefined} text
 * @returns {unknown} on a page of another language, the text with its Chinese words marked, to be read aloud as such
 */
export function marked(text) {
  if (!text || document.documentElement.lang.startsWith("zh")) return text;
  const parts = text.split(/(\p{Script=Han}+)/u);
  return parts.map((part, index) => (index % 2 ? html`<span lang="zh-Hans">${part}</span>` : part));
}
