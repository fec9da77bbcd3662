/** What finds: loaded, with what it looks through, when the search is opened. */
import { finder } from "./search/finder.js";

(/** @type {any} */ (globalThis).siteSearch ??= {}).finder = finder;
