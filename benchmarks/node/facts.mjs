/** What Publicodes is told of a request: it knows days, but no times of day and no lists. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PLACES = { case_county: "case county", case_city: "case city", border_port: "border port" };

/** The situation of a request's one traveller. */
export function facts(request) {
  const [who] = request.travellers;
  const arrival = moment(request.arrival);
  const departure = request.departure ? moment(request.departure) : arrival;
  return {
    mode: text(request.mode),
    necessary: yesNo(request.necessary),
    commuter: text(who.commuter),
    "proof of work": yesNo(who.proof_of_work),
    "health kit": text(who.health_kit),
    "relief group": text(who.relief_group),
    ...stays(who.trips, Math.floor((arrival + 8 * HOUR) / DAY)),
    ...test(who.test, departure, arrival),
  };
}

/** Of each place the last stay. */
function stays(trips, today) {
  const found = {};
  for (const [place, rule] of Object.entries(PLACES)) {
    const days = trips
      .filter((trip) => trip.place === place)
      .map((trip) => today - Date.parse(trip.left_on) / DAY);
    found[rule] = yesNo(days.length > 0);
    if (days.length > 0) found[`${rule} . days ago`] = `${Math.min(...days)} jours`;
  }
  return found;
}

function test(test, departure, arrival) {
  const reported = test ? moment(test.reported_at) : Infinity;
  if (reported > departure) return { "test in hand": "non" };
  return { "test in hand": "oui", "test in hand . age": `${(arrival - reported) / HOUR} h` };
}

/** Milliseconds; in Beijing where no zone is given. */
function moment(text) {
  const full = text.length === 10 ? `${text}T00:00` : text;
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(full) ? full : `${full}+08:00`);
}

const text = (id) => `'${id}'`;
const yesNo = (value) => (value ? "oui" : "non");
