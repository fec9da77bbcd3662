/** @import {Links, Outcome, Request, Words} from "./types.js" */
import { html, nothing } from "lit";
import { copyButton } from "./copying.js";
import { canPrint, isFramed } from "./framed.js";
import { marked } from "./words.js";

/**
 * Taking a result along: on paper, as text, in the other language, as a link.
 *
 * @param {Outcome} outcome
 * @param {{words: Words, links: Links, request: Request, onTranslate: () => void}} page
 */
export function takeAlong({ text, other }, { words, links, request, onTranslate }) {
  const copying = {
    label: words.copy_text, copied: words.text_copied, yourself: words.copy_text_yourself, name: words.text_name,
  };
  return html`<section class="checker-take" aria-labelledby="entry-take">
    <h2 id="entry-take">${words.take}</h2>
    <p class="checker-buttons">
      ${translateButton(words, other, onTranslate)}
      ${canPrint ? html`<button type="button" class="checker-secondary" @click=${() => print()}>${words.print}</button>` : nothing}
      ${copyButton(other?.text ?? text, copying)}
    </p>
    ${share(linkTo(request, links), words)}
  </section>`;
}

/** @param {Words} words @param {Outcome["other"]} other @param {() => void} onTranslate */
function translateButton(words, other, onTranslate) {
  return html`<button type="button" class="checker-secondary" @click=${onTranslate}>
    ${marked(other ? words.show_own : words.show_other)}
  </button>`;
}

/**
 * What a link holds is said before there is one.
 *
 * @param {string | null} link
 * @param {Words} words
 */
function share(link, words) {
  if (!link) return nothing;
  const copying = {
    label: words.copy_link, copied: words.link_copied, yourself: words.copy_link_yourself, name: words.link_name,
  };
  return html`<details class="checker-more">
    <summary>${words.share}</summary>
    <p>${words.share_holds}</p>
    <p class="checker-buttons">
      ${"share" in navigator ? html`<button type="button" class="checker-secondary" @click=${sending(link)}>${words.send_link}</button>` : nothing}
      ${copyButton(link, copying)}
    </p>
  </details>`;
}

/**
 * Where the browser sends nothing after all, as in frames that may not, it is as if one had pressed the next button.
 *
 * @param {string} link
 */
function sending(link) {
  return (/** @type {MouseEvent} */ { currentTarget }) => {
    const copy = /** @type {HTMLElement} */ (/** @type {Element} */ (currentTarget).nextElementSibling);
    return navigator.share({ url: link }).catch(({ name }) => name === "AbortError" || copy.click());
  };
}

/**
 * @param {Request} request
 * @param {Links} links
 * @returns {string | null} null where it would open on no other device
 */
export function linkTo(request, links) {
  const page = isFramed ? pageOfTheSite(links) : new URL(location.href);
  if (!page || page.protocol === "file:") return null;
  page.hash = `answers=${encodeURIComponent(JSON.stringify(request))}`;
  return page.href;
}

/**
 * A frame's own address shows the frame alone.
 *
 * @param {Links} links
 */
function pageOfTheSite({ documents }) {
  return documents ? new URL("checker.html", new URL(documents, location.href)) : null;
}
