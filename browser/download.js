const EVERY_MS = 100;
const plainFetch = globalThis.fetch.bind(globalThis);

/**
 * The files of the runtime, counted byte by byte as they arrive.
 *
 * Pyodide waits for ever for a file that fails, so failures are also told to `onBlocked`, at once.
 */
export class Download {
  #done = 0;
  #told = 0;

  /**
   * @param {Record<string, number>} bytes the size of each file by its address
   * @param {{onProgress: (done: number, total: number) => void, onBlocked: (why: string) => void}} listener
   */
  constructor(bytes, listener) {
    this.bytes = bytes;
    this.listener = listener;
    this.total = Object.values(bytes).reduce((sum, size) => sum + size, 0);
  }

  /**
   * @param {RequestInfo | URL} address
   * @returns {Promise<Response>}
   */
  async fetch(address) {
    const name = String(address);
    const response = await plainFetch(name).catch((error) => this.#block(name, error));
    if (!response.ok) this.#block(name, response.status);
    return name in this.bytes ? this.#counted(response, name) : response;
  }

  /**
   * @param {string} address
   * @returns {Promise<any>} the module, which is counted in one piece
   */
  async module(address) {
    const module = await import(address).catch((error) => this.#block(address, error));
    this.#add(this.bytes[address] ?? 0);
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
    return new Response(new ReadableStream({ pull }), { headers: { "content-type": type } });
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
    const now = performance.now();
    if (now - this.#told < EVERY_MS && this.#done < this.total) return;
    this.#told = now;
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
