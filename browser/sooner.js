/** @import {File, Files, Source} from "./types.js" */
import { plainFetch } from "./download.js";

/** Half of a line of 5 Mbit/s, below which the archive is ready sooner even on a phone. */
const SLOW_BYTES_A_MS = 300;

/**
 * From its memory Python starts sooner, but the archive is a quarter as large.
 *
 * @param {Files} files of which the engine has just arrived, while Python's WebAssembly was on its way too
 * @returns {Promise<Source>}
 */
export async function soonerWay({ engine, memory }) {
  const [timing] = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByName(engine.address));
  return !timing || (isFromNetwork(timing) ? isFast(timing) : await isKept(memory)) ? "memory" : "archive";
}

/** @param {PerformanceResourceTiming} timing */
function isFromNetwork({ transferSize, encodedBodySize }) {
  return transferSize > encodedBodySize;
}

/** @param {PerformanceResourceTiming} timing */
function isFast({ encodedBodySize, responseStart, responseEnd }) {
  return encodedBodySize > SLOW_BYTES_A_MS * (responseEnd - responseStart);
}

/** @param {File} file */
function isKept({ address }) {
  const request = plainFetch(address, { cache: "only-if-cached", mode: "same-origin" });
  return request.then(({ ok }) => ok, () => false);
}

/**
 * Has the browser keep a file for the next visit, where the host lets it.
 *
 * @param {File} file
 */
export async function keep({ address }) {
  const response = await plainFetch(address).catch(() => Response.error());
  const isKept = !response.headers.get("cache-control")?.includes("no-store");
  await (isKept ? response.arrayBuffer() : response.body?.cancel())?.catch(() => {});
}
