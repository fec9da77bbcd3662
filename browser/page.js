/** What every page runs. */
import "./search.js";
import "./scheme.js";
import "./theme.js";
