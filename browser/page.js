/** What every page runs. */
import "./search.js";
import "./theme.js";
