/** node zone.mjs CASES: what a device in each time zone is told, for opening and request. */
import { zoneNotice } from "../../browser/zone.js";

const told = JSON.parse(process.argv[2]).map(([zone, opening, request]) => {
  process.env.TZ = zone;
  return zoneNotice(opening, request);
});
console.log(JSON.stringify(told));
