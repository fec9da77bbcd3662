"""The timeline of a result: the times on it, their order, and how the page lays them out."""

import json
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from in_node import node
from named_cases import (
    ADULT,
    INFANT,
    Case,
    Json,
    alone,
    every_case,
    in_each_language,
    journey,
    stay,
)
from wording import wording

import checker
from checker.printout import render

DEPARTURE = "2021-11-29T06:30"


def timeline(request: Json, lang: str = "en", *names: str, who: int = 0) -> Any:
    said: Any = checker.describe(checker.evaluate(request), lang, names)
    return next(one for one in said["travellers"] if one["index"] == who).get("timeline")


def reporting(reported_at: str, **journey: object) -> Json:
    return alone(test={"reported_at": reported_at}, journey=journey)


def points(found: Any) -> list[tuple[str, str]]:
    return [(point["id"], point["when"]) for point in found["points"]]


def texts(found: Any) -> list[str]:
    return [point["text"] for point in found["points"]]


@in_each_language
def test_a_report_that_counts(lang: str) -> None:
    """From its issue until it is 48 hours old; departure and arrival lie within."""
    found = timeline(reporting("2021-11-28T10:00", departure=DEPARTURE), lang)
    report = wording("timeline.report", lang)
    assert points(found) == list(
        zip(
            ("report", "departure", "arrival", "until"),
            {
                "zh": (
                    "11月28日周日 10:00",
                    "11月29日周一 06:30",
                    "11月29日周一 08:00",
                    "11月30日周二 10:00",
                ),
                "en": (
                    "Sun 28 November, 10:00",
                    "Mon 29 November, 06:30",
                    "Mon 29 November, 08:00",
                    "Tue 30 November, 10:00",
                ),
            }[lang],
            strict=True,
        )
    )
    assert texts(found) == [
        wording("timeline.held", lang, report=report),
        wording("fields.departure.title", lang),
        wording("fields.arrival.title", lang),
        wording("timeline.until.held", lang, report=report),
    ]
    assert found["spans"] == [{"state": "held", "from": 0, "to": 3}]
    assert [point.get("state") for point in found["points"]] == ["held", None, None, None]
    assert found["points"][1]["at"] == "2021-11-29T06:30:00+08:00"


@in_each_language
def test_a_report_that_is_too_old_and_one_that_still_works(lang: str) -> None:
    """The old one ends before the arrival; another may be issued from 48 hours before it on."""
    found = timeline(reporting("2021-11-26T12:00", departure=DEPARTURE), lang)
    report = wording("timeline.report", lang)
    departure = wording("fields.departure.title", lang)
    assert [(point["id"], point["at"][8:16]) for point in found["points"]] == [
        ("report", "26T12:00"),
        ("earliest", "27T08:00"),
        ("until", "28T12:00"),
        ("departure", "29T06:30"),
        ("arrival", "29T08:00"),
    ]
    assert texts(found) == [
        wording("timeline.expired", lang, report=report),
        wording("timeline.earliest", lang),
        wording("timeline.until.expired", lang, report=report),
        wording("timeline.by", lang, event=departure),
        wording("fields.arrival.title", lang),
    ]
    assert found["spans"] == [
        {"state": "expired", "from": 0, "to": 2},
        {"state": "wanted", "from": 1, "to": 3},
    ]


@in_each_language
def test_no_report_and_no_departure(lang: str) -> None:
    """The arrival stands for both, and says so."""
    found = timeline(alone(test=None), lang)
    event = wording("timeline.undeparted", lang)
    assert texts(found) == [
        wording("timeline.earliest", lang),
        wording("timeline.by", lang, event=event),
    ]
    assert found["spans"] == [{"state": "wanted", "from": 0, "to": 1}]
    held = timeline(alone(), lang)
    assert texts(held)[1] == event


@in_each_language
def test_a_journey_on_which_every_report_gets_too_old(lang: str) -> None:
    """The first report that would count is issued after they have set off: nothing to aim at."""
    found = timeline(reporting("2021-11-25T10:00", departure="2021-11-26T06:30"), lang)
    assert [point["id"] for point in found["points"]] == [
        "report",
        "departure",
        "earliest",
        "until",
        "arrival",
    ]
    assert texts(found)[1:3] == [
        wording("fields.departure.title", lang),
        wording("timeline.unreachable", lang),
    ]
    assert [span["state"] for span in found["spans"]] == ["expired"]


@in_each_language
def test_a_report_that_comes_after_departure(lang: str) -> None:
    """It is none yet when documents are checked, however fresh."""
    found = timeline(reporting("2021-11-29T07:00", departure=DEPARTURE), lang)
    assert [(point["id"], point.get("state")) for point in found["points"]] == [
        ("earliest", None),
        ("departure", None),
        ("report", "missing"),
        ("arrival", None),
    ]
    report = wording("timeline.report", lang)
    assert texts(found)[2] == wording("timeline.missing", lang, report=report)
    assert found["spans"] == [{"state": "wanted", "from": 0, "to": 1}]


@in_each_language
def test_an_infant_has_the_reports_of_all_companions(lang: str) -> None:
    """Each by name; the newest in hand decides and has its end on the line."""
    older = ADULT | {"test": {"reported_at": "2021-11-26T10:00"}}
    later = ADULT | {"test": {"reported_at": "2021-11-29T07:00"}}
    party = journey(INFANT, older, ADULT, later, ADULT | {"test": None}, departure=DEPARTURE)
    found = timeline(party, lang, "Bo", "Anna", "Cai", "Dan", "Eve")
    of = {name: wording("timeline.report_of", lang, name=name) for name in ("Anna", "Cai", "Dan")}
    assert texts(found) == [
        wording("timeline.expired", lang, report=of["Anna"]),
        wording("timeline.held", lang, report=of["Cai"]),
        wording("fields.departure.title", lang),
        wording("timeline.missing", lang, report=of["Dan"]),
        wording("fields.arrival.title", lang),
        wording("timeline.until.held", lang, report=of["Cai"]),
    ]
    assert found["spans"] == [{"state": "held", "from": 1, "to": 5}]
    assert timeline(party, lang, who=2)["points"][0]["text"] == wording(
        "timeline.held", lang, report=wording("timeline.report", lang)
    )


def test_a_day_counts_from_its_beginning_and_is_said_as_given() -> None:
    found = timeline(reporting("2021-11-27"))
    assert points(found)[0] == ("report", "Sat 27 November")
    assert found["points"][0]["at"] == "2021-11-27T00:00:00+08:00"
    assert points(found)[2] == ("until", "Mon 29 November, 00:00")


def test_a_test_of_fourteen_days_has_its_own_span() -> None:
    """The width of the span is the rule's."""
    commuter = reporting("2021-11-20T10:00", mode="road")
    commuter["travellers"][0]["commuter"] = "labelled"
    assert points(timeline(commuter))[-1] == ("until", "Sat 4 December, 10:00")


def test_the_last_minute_still_counts() -> None:
    """At 48 hours exactly the report's end is the arrival, and stands after it."""
    found = timeline(reporting("2021-11-27T08:00"))
    assert [point["id"] for point in found["points"]] == ["report", "arrival", "until"]
    assert found["points"][1]["at"] == found["points"][2]["at"]
    assert found["spans"] == [{"state": "held", "from": 0, "to": 2}]


def test_a_departure_at_the_first_minute_leaves_one() -> None:
    """A report can be issued at 48 hours exactly."""
    found = timeline(alone(test=None, journey={"departure": "2021-11-27T08:00"}))
    assert [point["id"] for point in found["points"]] == ["earliest", "departure", "arrival"]
    assert found["spans"] == [{"state": "wanted", "from": 0, "to": 1}]


@pytest.mark.parametrize(("second", "state"), [("00.3", "expired"), ("00.4", "held")])
def test_fractions_of_a_second_decide_as_in_the_rules(second: str, state: str) -> None:
    """Though no time of the result has any."""
    request = reporting(f"2021-11-27T08:00:{second}") | {"arrival": "2021-11-29T08:00:00.4"}
    result: Any = checker.evaluate(request)
    assert result["travellers"][0]["documents"][0]["status"] == state
    assert timeline(request)["points"][0]["state"] == state


@pytest.mark.parametrize("place", ["case_county", "case_city"])
def test_who_shows_no_test_has_no_timeline(place: str) -> None:
    assert timeline(alone(trips=[stay(place)], journey={"necessary": False})) is None


@in_each_language
def test_the_terminal_says_the_same_times(lang: str) -> None:
    """A line each, below their heading."""
    request = reporting("2021-11-26T12:00", departure=DEPARTURE)
    lines = render(checker.describe(checker.evaluate(request), lang)).splitlines()
    at = lines.index(wording("headings.timeline", lang))
    found = timeline(request, lang)["points"]
    assert lines[at + 1 : at + 7] == [
        *(f"  - {point['when']} — {point['text']}" for point in found),
        "",
    ]


@every_case
def test_every_timeline_agrees_with_its_result(case: Case) -> None:
    """The newest report in hand is what the test document says, and a span what is to be done."""
    result: Any = checker.evaluate(case.request)
    for index, traveller in enumerate(result["travellers"]):
        found = timeline(case.request, who=index)
        tests = [one for one in traveller["documents"] if "_test_" in one["id"]]
        assert (found is not None) == bool(tests)
        for document in tests:
            agrees(found, document, traveller["actions"])


def agrees(found: Any, document: Json, actions: list[Json]) -> None:
    times = [datetime.fromisoformat(point["at"]) for point in found["points"]]
    assert times == sorted(times)
    states = {point["state"] for point in found["points"] if "state" in point}
    assert document["status"] == next((s for s in ("held", "expired") if s in states), "missing")
    ends = {
        span["state"]: [found["points"][span[end]]["at"] for end in ("from", "to")]
        for span in found["spans"]
    }
    wanted = [
        [action["report_no_earlier_than"], action["report_no_later_than"]]
        for action in actions
        if action["id"] == "get_tested"
    ]
    assert [ends[state] for state in ends if state == "wanted"] == wanted
    assert ends.get("held", [None, None])[1] == document.get("valid_until")


def laid_out(*timelines: Json) -> Any:
    return node("timeline.mjs", json.dumps(timelines))


def at(*times: str) -> list[Json]:
    return [
        {"id": "report", "at": f"2021-11-{time}:00+08:00", "when": "", "text": ""} for time in times
    ]


def test_spans_beside_each_other_have_lanes_of_their_own() -> None:
    """One that begins after another has ended takes its lane, at the same row it does not."""
    spans = [
        {"state": "held", "from": 0, "to": 2},
        {"state": "wanted", "from": 1, "to": 3},
        {"state": "expired", "from": 3, "to": 4},
    ]
    (rows,) = laid_out({"points": at(*(f"2{day}T08:00" for day in range(5))), "spans": spans})
    drawn = [[cell and f"{cell['state']} {cell['part']}" for cell in row["lanes"]] for row in rows]
    assert drawn == [
        ["held starts", None],
        ["held passes", "wanted starts"],
        ["held ends", "wanted passes"],
        ["expired starts", "wanted ends"],
        ["expired ends", None],
    ]


def test_rows_are_further_apart_the_more_time_lies_between() -> None:
    """Minutes, an hour, half a day, a day, a week: seen, and never out of a phone's screen."""
    times = ("20T08:00", "20T08:10", "20T09:10", "20T21:10", "21T21:10", "28T21:10", "28T21:10")
    (rows,) = laid_out({"points": at(*times), "spans": []})
    assert [row["gap"] for row in rows] == [0, 1, 2, 3, 4, 0, 0]
    gaps = [row["gap"] for row in rows[:5]]
    assert all(one < other for one, other in pairwise(gaps))


def test_without_spans_there_are_no_lanes() -> None:
    (rows,) = laid_out({"points": at("20T08:00", "20T09:00"), "spans": []})
    assert [row["lanes"] for row in rows] == [[], []]
