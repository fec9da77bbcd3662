/** @import {Launch} from "./launch.js" */
import { hostOf } from "./places.js";

/**
 * @param {Launch} launch
 * @returns {string} why Python did not start, for whoever mends it; nothing that the visitor has typed
 */
export function diagnosticsOf({ runtime, failed }) {
  const { version, pyodide, carrier } = runtime;
  const address = hostOf(runtime)?.files.engine.address ?? carrier[0]?.address;
  return JSON.stringify({ version, pyodide, address, failed, browser: navigator.userAgent }, null, 2);
}
