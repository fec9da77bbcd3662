/** node dates.mjs LOCALE YEAR MOMENTS: each as a day, a full date and a moment in Beijing; YEAR "numeric" to say it. */
const [locale, year, moments] = /** @type {[string, string, string]} */ (process.argv.slice(2));
const DAY = /** @type {const} */ ({ timeZone: "Asia/Shanghai", day: "numeric", month: "long" });
const WEEKDAY = { ...DAY, weekday: "short", ...(year ? { year } : {}) };
const FORMS = [
  WEEKDAY,
  { ...DAY, year: "numeric" },
  { ...WEEKDAY, hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
];
const writers = FORMS.map((form) => new Intl.DateTimeFormat(locale, /** @type {any} */ (form)));
const written = JSON.parse(moments).map((/** @type {string} */ moment) => writers.map((writer) => writer.format(new Date(moment))));
console.log(JSON.stringify(written));
