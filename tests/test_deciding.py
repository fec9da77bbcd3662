"""What deciding is compared by: requests, and Publicodes' rules as far as Python sees them."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from named_cases import Json

import checker
from benchmarks import deciding
from benchmarks.travellers import moment, requests

REQUESTS = requests(1000)
HOURS, DAYS = timedelta(hours=48), timedelta(days=14)
MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="module")
def decisions() -> list[Json]:
    return [dict(checker.evaluate(request)) for request in REQUESTS]


def test_requests_are_the_same_at_every_run() -> None:
    assert requests(1000) == REQUESTS
    assert REQUESTS[0]["travellers"][0]["age"] != REQUESTS[1]["travellers"][0]["age"]


def test_requests_are_complete_and_of_one_who_is_no_infant(decisions: list[Json]) -> None:
    assert {result["status"] for result in decisions} == {"complete"}
    assert {len(request["travellers"]) for request in REQUESTS} == {1}
    assert min(request["travellers"][0]["age"] for request in REQUESTS) == 4


def test_every_route_and_verdict_and_document_of_one_is_decided(decisions: list[Json]) -> None:
    travellers = [result["travellers"][0] for result in decisions]
    routes = {"commuter_label", "commuter_road", "commuter_rail", "relief", "general", None}
    assert {who.get("route") for who in travellers} == routes
    verdicts = {"restricted", "do_not_travel", "not_ready", "ready"}
    assert {who["verdict"] for who in travellers} == verdicts
    assert {(one["id"], one["status"]) for who in travellers for one in who["documents"]} == {
        ("commuter_label", "held"),
        ("commuter_label", "expired"),
        ("id_card", "bring"),
        ("proof_of_work", "held"),
        ("negative_test_48h", "held"),
        ("negative_test_48h", "expired"),
        ("negative_test_48h", "missing"),
        ("negative_test_14d", "held"),
        ("negative_test_14d", "expired"),
        ("negative_test_14d", "missing"),
        ("green_code", "held"),
        ("green_code", "missing"),
    }


@pytest.mark.parametrize("off", [-MINUTE, timedelta(0), MINUTE])
@pytest.mark.parametrize("limit", ["departure", HOURS, DAYS])
def test_tests_are_reported_on_both_sides_of_every_limit(limit: Any, off: timedelta) -> None:
    assert sum(report - at == off for report, at in reports_and(limit)) > 20


def reports_and(limit: Any) -> list[tuple[datetime, datetime]]:
    """Of each request with a test its report, and the limit."""
    found = [(request, request["travellers"][0]["test"]) for request in REQUESTS]
    return [
        (moment(test["reported_at"]), limit_of(request, limit)) for request, test in found if test
    ]


def limit_of(request: Json, limit: Any) -> datetime:
    if limit == "departure":
        return moment(request.get("departure", request["arrival"]))
    return moment(request["arrival"]) - limit


@pytest.mark.parametrize("days", [13, 14, 15])
def test_stays_end_on_both_sides_of_the_fourteenth_day(days: int) -> None:
    ended = [
        moment(request["arrival"]).date() - moment(trip["left_on"]).date()
        for request in REQUESTS
        for trip in request["travellers"][0]["trips"]
    ]
    assert ended.count(timedelta(days=days)) > 20


def test_numbers_of_the_policy_stand_in_the_policy_only(root: Path) -> None:
    text = (root / "benchmarks/node/rules.publicodes").read_text(encoding="utf-8")
    rules = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert re.findall(r"(?<!\w)\d+.*", rules) == ["24 h/jours"]
    clauses = deciding.clauses()
    assert {f"[privé] {id}" for id in re.findall(r"\b[A-Z]\d\b", rules)} <= set(clauses)
    assert (clauses["[privé] G1"], clauses["[privé] L6"]) == ("48 h", "14 jours")


class Deciding:
    """Somebody who decides as told."""

    def __init__(self, *decided: str) -> None:
        self.decided = decided

    def decisions(self) -> tuple[str, ...]:
        return self.decided

    def time(self) -> float:
        return 0.0


def test_a_decision_that_differs_stops_the_comparison_with_its_request() -> None:
    asked = [{"arrival": "first"}, {"arrival": "second"}]
    alike = {deciding.OURS: Deciding("ready", "ready"), deciding.PAGE: Deciding("ready", "ready")}
    deciding.compare(asked, alike)
    other = alike | {deciding.BY_RULES: Deciding("ready", "not_ready")}
    with pytest.raises(AssertionError) as stopped:
        deciding.compare(asked, other)
    assert json.dumps(asked[1]) in str(stopped.value)
    assert json.dumps(asked[0]) not in str(stopped.value)
    assert "not_ready" in str(stopped.value)


def test_ratios_are_those_of_the_rounds() -> None:
    """The machine was ten times slower in the second round, for both."""
    assert deciding.beside([1.0, 10.0, 1.0], [2.0, 20.0, 3.0]) == 2.0
