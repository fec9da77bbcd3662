/** @import {Start} from "./types.js" */
import { reasonOf } from "./reason.js";

/** @typedef {{id: number, call: string, text: string, start?: Start}} Message */
/**
 * What Python is asked through, and answers: a worker's own side, or one end of a channel.
 *
 * @typedef {{
 *   onmessage: ((event: MessageEvent<Message>) => void) | null, postMessage: (message: object) => void,
 * }} Port
 */
/** @typedef {Record<string, (text: string) => string>} Calls */

/**
 * Brings Python up when told so, and then has it answer.
 *
 * @param {Port} port
 * @param {(wanted: any) => Promise<Calls>} bringUp makes the package `checker` of what it was sent
 */
export function serve(port, bringUp) {
  /** @type {Calls} */
  let checker = {};
  port.onmessage = async ({ data: { id, call, text, start } }) => {
    try {
      if (start) checker = answering(await bringUp(start));
      port.postMessage({ id, text: start ? "" : checker[call]?.(text) });
    } catch (error) {
      port.postMessage({ failed: "crashed", why: start ? String(error) : reasonOf(error) });
    }
  };
}

/**
 * Whatever came up, it is Python only if it answers.
 *
 * @param {Calls} checker
 * @returns {Calls} its functions, held for ever
 */
function answering({ evaluate_json, consult_json, prospects_json }) {
  const calls = /** @type {Calls} */ ({ evaluate_json, consult_json, prospects_json });
  if (JSON.parse(calls.evaluate_json?.("{}") ?? "null")?.status !== "needs_answers") throw new Error("no answer");
  return calls;
}
