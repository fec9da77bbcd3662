/**
 * How a frame looks: what its partner asks for, as far as everyone can read it.
 */

/** @typedef {"light"|"dark"} Scheme */

const COLOUR = /^#[0-9a-f]{6}$/i;
const SCHEMES = /** @type {const} */ (["light", "dark"]);
const GROUNDS = ["--paper", "--raised", "--sunk", "--not_ready-paper"];
/** Of text on its ground, as WCAG 2.2 has it at level AA. */
const LEAST_CONTRAST = 4.5;

/**
 * @param {{theme: string, accent: string}} wanted `theme`: light or dark, anything else follows the system; `accent`: a
 *   colour such as #17518c, taken in each scheme in which it can be read
 */
export function dress({ theme, accent }) {
  const root = document.documentElement;
  for (const [scheme, found] of Object.entries(contrastsOf(accent))) {
    if (found >= LEAST_CONTRAST) root.style.setProperty(`--accent-${scheme}`, accent);
    else console.warn(refusal(accent, scheme, found));
  }
  root.style.colorScheme = SCHEMES.some((scheme) => scheme === theme) ? theme : "";
}

/** @param {string} accent @param {string} scheme @param {number} found */
function refusal(accent, scheme, found) {
  const other = scheme === "light" ? "darker" : "lighter";
  return `entry-checker: the accent ${accent} is not used in the ${scheme} scheme, where its contrast is ${found.toFixed(2)}; ` +
    `${LEAST_CONTRAST} is needed. Choose a ${other} colour.`;
}

/**
 * @param {string} accent
 * @returns {Partial<Record<Scheme, number>>} the least contrast of the colour in each scheme; nothing if it is none
 */
export function contrastsOf(accent) {
  if (!COLOUR.test(accent)) return {};
  const probe = document.createElement("entry-ground");
  document.documentElement.append(probe);
  const found = SCHEMES.map((scheme) => {
    probe.style.colorScheme = scheme;
    return [scheme, Math.min(...GROUNDS.map((ground) => contrast(accent, colourOf(probe, ground))))];
  });
  probe.remove();
  return Object.fromEntries(found);
}

/**
 * @param {HTMLElement} probe
 * @param {string} ground
 */
function colourOf(probe, ground) {
  probe.style.color = `var(${ground})`;
  return getComputedStyle(probe).color;
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} between 1 and 21
 */
function contrast(one, other) {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * @param {string} colour such as #17518c or rgb(23, 81, 140)
 * @returns {number} relative luminance, between 0 and 1
 */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} colour */
function channels(colour) {
  const isHex = colour.startsWith("#");
  const found = colour.match(isHex ? /[0-9a-f]{2}/gi : /[\d.]+/g) ?? [];
  return found.map((text) => (isHex ? Number.parseInt(text, 16) : Number(text)));
}
