/**
 * Takes the place of time, chance and the machine: what Pyodide takes from them when it starts stays in its memory,
 * and no two would be the same. Imported before Pyodide.
 */
import crypto from "node:crypto";

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is the same everywhere. */
const here = { day: Date.UTC(2021, 10, 29), since: 0, byte: 0, language: "en-GB" };

/** From now on all of it is otherwise, as it is in the next browser. */
export function beElsewhere() {
  Object.assign(here, { day: here.day + DAY_MS / 7, since: 123_456.789, byte: 0xa5, language: "zh-Hans-CN-x-elsewhere" });
}

/** @template {ArrayBufferView} T @param {T} view @returns {T} */
function filled(view) {
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(here.byte);
  return view;
}

globalThis.Date = class extends Date {
  /** @param {any[]} given */
  constructor(...given) {
    super(.../** @type {[number]} */ (given.length ? given : [here.day]));
  }
  static now() {
    return here.day;
  }
};
performance.now = () => here.since;
process.hrtime = Object.assign(() => /** @type {[number, number]} */ ([0, here.since]), {
  bigint: () => BigInt(Math.trunc(here.since)),
});
Math.random = () => here.byte / 256;
globalThis.crypto.getRandomValues = filled;
crypto.randomFillSync = filled;
Object.defineProperty(navigator, "language", { get: () => here.language });
