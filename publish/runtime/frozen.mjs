/**
 * Stops time and chance: what Pyodide takes from them when it starts would stay in its memory, and no two would be
 * the same. Imported before Pyodide.
 */
import crypto from "node:crypto";

const THE_RECORDS_DAY = Date.UTC(2021, 10, 29);

/** @template {ArrayBufferView} T @param {T} view @returns {T} */
function zeroed(view) {
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(0);
  return view;
}

globalThis.Date = class extends Date {
  /** @param {any[]} given */
  constructor(...given) {
    super(...(given.length ? /** @type {[number]} */ (given) : /** @type {[number]} */ ([THE_RECORDS_DAY])));
  }
  static now() {
    return THE_RECORDS_DAY;
  }
};
performance.now = () => 0;
process.hrtime = Object.assign(() => /** @type {[number, number]} */ ([0, 0]), { bigint: () => 0n });
Math.random = () => 0;
globalThis.crypto.getRandomValues = zeroed;
crypto.randomFillSync = zeroed;
