/** What Lit would write into a page, as text, without a page. */
import { nothing } from "lit";

/** @param {any} part @returns {string} */
export function text(part) {
  if (part === nothing || part === undefined || typeof part === "function") return "";
  if (Array.isArray(part)) return part.map(text).join("");
  if (!part?.strings) return String(part).replace(/[<&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return part.strings.map((string, index) => string + text(part.values[index])).join("");
}
