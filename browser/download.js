/** @import {File} from "./types.js" */

const EVERY_MS = 100;
export const plainFetch = globalThis.fetch.bind(globalThis);

/**
 * The files of the runtime, counted byte by byte as they arrive.
 *
 * Pyodide waits for ever for a file that fails, so failures are also told to `onBlocked`, at once.
 */
export class Download {
  #done = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #telling;

  /**
   * @param {File[]} files
   * @param {{onProgress: (done: number, total: number) => void, onBlocked: (why: string) => void}} listener
   */
  constructor(files, listener) {
    this.listener = listener;
    /** @type {Record<string, number>} the size of each file by its address */
    this.bytes = Object.fromEntries(files.map(({ address, bytes }) => [address, bytes]));
    this.total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /**
   * @param {File} file that is not fetched after all
   * @param {File} other that is
   */
  replace(file, other) {
    this.total += other.bytes - file.bytes;
    this.bytes[other.address] = other.bytes;
  }

  /**
   * @param {File} file
   * @returns {Promise<Response>}
   */
  async fetch({ address }) {
    const response = await plainFetch(address).catch((error) => this.#block(address, error));
    if (!response.ok) this.#block(address, response.status);
    return this.#counted(response, address);
  }

  /**
   * @param {File} file
   * @returns {Promise<any>} the module, which is counted in one piece
   */
  async module({ address, bytes }) {
    const module = await import(address).catch((error) => this.#block(address, error));
    this.#add(bytes);
    return module;
  }

  /**
   * WebAssembly that comes under a wrong type never starts, so the type is set here.
   *
   * @param {Response} response
   * @param {string} name
   */
  #counted(response, name) {
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    let arrived = 0;
    const pull = async (/** @type {ReadableStreamDefaultController} */ controller) => {
      const { done, value } = await reader.read().catch((error) => this.#block(name, error));
      if (done) return this.#finish(name, arrived, controller);
      arrived += value.byteLength;
      this.#add(value.byteLength);
      controller.enqueue(value);
    };
    // Read on even where nobody takes it yet: what arrives is a sign of life.
    const body = new ReadableStream({ pull }, { highWaterMark: Infinity });
    return new Response(body, { headers: { "content-type": type } });
  }

  /**
   * @param {string} name
   * @param {number} arrived
   * @param {ReadableStreamDefaultController} controller
   */
  #finish(name, arrived, controller) {
    if (arrived !== this.bytes[name]) this.#block(name, `${arrived} bytes, not ${this.bytes[name]}`);
    controller.close();
  }

  /** @param {number} bytes */
  #add(bytes) {
    this.#done += bytes;
    if (this.#done >= this.total) return this.#tell();
    this.#telling ??= setTimeout(() => this.#tell(), EVERY_MS);
  }

  #tell() {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.listener.onProgress(this.#done, this.total);
  }

  /**
   * @param {string} name
   * @param {unknown} reason
   * @returns {never}
   */
  #block(name, reason) {
    const why = `${name}: ${reason}`;
    this.listener.onBlocked(why);
    throw new Error(why);
  }
}
