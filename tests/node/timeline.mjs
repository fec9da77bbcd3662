/** node timeline.mjs TIMELINES: the rows in which the page lays each out. */
import { rows } from "../../browser/timeline.js";

console.log(JSON.stringify(JSON.parse(process.argv[2]).map(rows)));
