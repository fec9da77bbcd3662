import { Failure } from "./failure.js";

/**
 * Runs a classic script, the only kind that file:// and sandboxed frames load.
 * @param {string} address
 * @returns {Promise<void>}
 */
export async function runScript(address) {
  const script = document.createElement("script");
  script.src = address;
  const event = await new Promise((resolve) => {
    script.onload = script.onerror = resolve;
    document.head.append(script);
  });
  script.remove();
  if (event.type !== "load") throw new Failure("blocked", address);
}
