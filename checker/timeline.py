"""The times that a traveller's test turns on, in order: a list that says all, spans to draw.

Everything follows from the contract's result. For how long a report counts is the distance from
the `valid_from` of the test document to the arrival; which report is in hand, what the departure
says (R2, R14).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from checker.kinds import Moment, MomentOrDay
from checker.paths import index_of, leaf
from checker.result import Json, present
from checker.words import Words

# What stands first where times are the same: a report counts up to and with its last minute.
ORDER = ("earliest", "report", "departure", "arrival", "until")


@dataclass(frozen=True)
class Report:
    """A test report that was read; `given` is its time as it was answered."""

    whose: int
    given: str
    at: datetime
    until: datetime
    state: str  # held, expired, or missing: not there yet at departure


@dataclass(frozen=True)
class Times:
    """Aware datetimes in UTC+8; `earliest` is the first report that still counts at arrival."""

    arrival: datetime
    departure: datetime | None
    earliest: datetime
    reports: Sequence[Report]

    @property
    def checked(self) -> datetime:
        """When documents are checked: at departure, and at arrival where none was given."""
        return self.departure or self.arrival

    @property
    def deciding(self) -> Report | None:
        """The newest report in hand."""
        in_hand = [report for report in self.reports if report.state != "missing"]
        return max(in_hand, key=lambda report: report.at, default=None)

    @property
    def wanted(self) -> bool:
        """Whether another report is needed."""
        return self.deciding is None or self.deciding.state != "held"

    @property
    def reachable(self) -> bool:
        """Whether a report could be in hand at departure and still count at arrival."""
        return self.earliest <= self.checked


@dataclass(frozen=True)
class Point:
    """A time on the line, in words."""

    id: str
    at: datetime
    when: str
    text: str
    report: Report | None = None


def timeline(
    words: Words, traveller: Mapping[str, Any], called: Sequence[str], index: int
) -> Json | None:
    """The times of the traveller at `index` of a result; None where no test decides.

    `points` are in order, each with its time `at` and `when` and what it is in words; `spans` lead
    `from` one `to` another: a report while it counts, and, where one is wanted, `wanted`.
    """
    times = times_of(traveller)
    if times is None:
        return None
    points = sorted(points_of(words, times, called, index), key=place_of)
    return {"points": [point_part(point) for point in points], "spans": list(spans(times, points))}


def times_of(traveller: Mapping[str, Any]) -> Times | None:
    """What the answers read, and the test document, say about times."""
    tests = [document for document in traveller["documents"] if "valid_from" in document]
    if not tests:
        return None
    read = {answer["field"]: answer["value"] for answer in traveller["because"]}
    arrival = Moment().parse(read["arrival"])
    departure = Moment().parse(read["departure"]) if "departure" in read else None
    # The contract's times have no fractions of a second; answers can have.
    within = arrival.replace(microsecond=0) - datetime.fromisoformat(tests[0]["valid_from"])
    times = Times(arrival, departure, arrival - within, ())
    reported = [field for field in read if leaf(field) == "reported_at"]
    reports = [report_of(times, index_of(field) or 0, read[field]) for field in reported]
    return Times(arrival, departure, arrival - within, reports)


def report_of(times: Times, whose: int, given: str) -> Report:
    """A report, and what became of it."""
    at = MomentOrDay().parse(given)
    in_hand = "held" if at >= times.earliest else "expired"
    state = in_hand if at <= times.checked else "missing"
    return Report(whose, given, at, at + (times.arrival - times.earliest), state)


def points_of(words: Words, times: Times, called: Sequence[str], index: int) -> Iterator[Point]:
    """All times in words, in no order."""

    def at(id: str, moment: datetime, text: str) -> Point:
        return Point(id, moment, words.moment(moment), text)

    for report in times.reports:
        name = report_name(words, report, called, index)
        when = words.at(report.given, report.at)
        yield Point(
            "report", report.at, when, words(f"timeline.{report.state}", report=name), report
        )
        if report is times.deciding:
            yield at("until", report.until, words(f"timeline.until.{report.state}", report=name))
    if times.wanted:
        key = "earliest" if times.reachable else "unreachable"
        yield at("earliest", times.earliest, words(f"timeline.{key}"))
    if times.departure:
        yield at("departure", times.departure, checked_text(words, times, "departure"))
        yield at("arrival", times.arrival, words("fields.arrival.title"))
    else:
        yield at("arrival", times.arrival, checked_text(words, times, "arrival"))


def report_name(words: Words, report: Report, called: Sequence[str], index: int) -> str:
    """The traveller's own report, or whose it is."""
    if report.whose == index:
        return words("timeline.report")
    return words("timeline.report_of", name=called[report.whose])


def checked_text(words: Words, times: Times, field: str) -> str:
    """What the time of the check is called, and whether a report is still to come by then."""
    title = words(f"fields.{field}.title") if times.departure else words("timeline.undeparted")
    return words("timeline.by", event=title) if times.wanted and times.reachable else title


def place_of(point: Point) -> tuple[datetime, int]:
    """What points are sorted by."""
    return point.at, ORDER.index(point.id)


def point_part(point: Point) -> Json:
    """A point for whoever lays it out."""
    at = point.at.isoformat(timespec="seconds")
    state = point.report.state if point.report else None
    return present(id=point.id, at=at, when=point.when, text=point.text, state=state)


def spans(times: Times, points: Sequence[Point]) -> Iterator[Json]:
    """From which point to which a report counts, or would be new enough."""
    ids = [point.id for point in points]
    deciding = times.deciding
    if deciding:
        start = next(i for i, point in enumerate(points) if point.report is deciding)
        yield {"state": deciding.state, "from": start, "to": ids.index("until")}
    if times.wanted and times.reachable:
        end = ids.index("departure" if times.departure else "arrival")
        yield {"state": "wanted", "from": ids.index("earliest"), "to": end}
