import { svg } from "lit";

const CHECK = svg`<path d="M6.5 12.5l3.7 3.7 7.5-8" />`;
const CLOCK = svg`<path d="M12 6.5V12l3.8 2.4" />`;
const CROSS = svg`<path d="M8.2 8.2l7.6 7.6m0-7.6l-7.6 7.6" />`;
const BAR = svg`<path d="M5.3 5.3l13.4 13.4" />`;
const BAG = svg`<path d="M9.6 9.5V8.3a2.4 2.4 0 0 1 4.8 0v1.2M7.5 9.5h9v7h-9z" />`;
const RING = svg`<circle cx="12" cy="12" r="9.5" />`;
const HAND = svg`<path
  d="M8 13.5V6.4a1.4 1.4 0 0 1 2.8 0M10.8 11V4.4a1.4 1.4 0 0 1 2.8 0V11m0-5.2a1.4 1.4 0 0 1 2.8 0V12
  m0-3.4a1.4 1.4 0 0 1 2.8 0v6.2c0 4-2.4 7.2-6.3 7.2-3 0-4.7-1.5-5.9-3.9l-2.6-5c-.8-1.6 1.2-2.8 2.3-1.4l1.3 1.8"
/>`;

/** @type {Record<string, unknown>} */
const SIGNS = {
  ready: [RING, CHECK],
  not_ready: [RING, CLOCK],
  do_not_travel: HAND,
  restricted: [RING, BAR],
  held: [RING, CHECK],
  bring: [RING, BAG],
  expired: [RING, CLOCK],
  missing: [RING, CROSS],
};

/**
 * @param {string} state a verdict, or the status of a document
 * @returns {unknown} its sign; words stand beside it, so it says nothing aloud
 */
export function sign(state) {
  return svg`<svg class="checker-sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${SIGNS[state]}</svg>`;
}
