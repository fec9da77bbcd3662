/**
 * On file:// no worker starts from an address, and the theme's search wants one: there it runs in a hidden frame.
 */
import { IFrameWorker } from "iframe-worker";

window.Worker = new Proxy(globalThis.Worker ?? class {}, {
  construct(Plain, /** @type {[string | URL, WorkerOptions]} */ [address, options]) {
    return String(address).startsWith("blob:") ? new Plain(address, options) : new IFrameWorker(String(address));
  },
});
