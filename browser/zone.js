/** @import {PageData, Request} from "./types.js" */
import { split } from "./fields/moment.js";
import { fill } from "./fill.js";

/** Minutes that Beijing is ahead of UTC, all year. */
const BEIJING = 480;
const HOUR = 60;

/**
 * Whose device shows other times than Beijing's is told so; all others would only wonder.
 *
 * @param {PageData["opening"]} opening
 * @param {Request} request whose arrival, or the day on record, is the moment: some zones change in summer
 * @returns {string} nothing where the device is as far ahead as Beijing, by whatever name
 */
export function zoneNotice(opening, request) {
  const at = momentOf(request.arrival ?? dayOnRecord(opening));
  const ahead = -at.getTimezoneOffset();
  if (ahead === BEIJING) return "";
  const word = ahead < BEIJING ? "zone_behind" : "zone_ahead";
  return fill(opening.words[word], { offset: offsetText(ahead), hours: Math.abs(ahead - BEIJING) / HOUR });
}

/** @param {PageData["opening"]} opening */
function dayOnRecord({ screens }) {
  return screens.flatMap(({ fields }) => fields).find(({ field }) => field === "arrival")?.default;
}

/** @param {unknown} value a time of a request, as it may have been typed */
function momentOf(value) {
  const { date, time } = split(value);
  const moment = new Date(`${date}T${time || "00:00"}+08:00`);
  return Number.isNaN(moment.getTime()) ? new Date() : moment;
}

/** @param {number} ahead minutes @returns {string} such as `UTC−5` or `UTC+5:30` */
function offsetText(ahead) {
  const minutes = Math.abs(ahead);
  const rest = minutes % HOUR ? `:${String(minutes % HOUR).padStart(2, "0")}` : "";
  return `UTC${ahead < 0 ? "\u2212" : "+"}${Math.floor(minutes / HOUR)}${rest}`;
}
