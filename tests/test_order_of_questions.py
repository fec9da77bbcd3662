"""The order of questions, written down for a full path of every route."""

from typing import Any

import pytest
from named_cases import ADULT, INFANT, Json, alone, journey, stay

import checker


def read(request: Json, index: int = 0) -> list[str]:
    """The fields that a traveller's decision reads, in its order; their own without the path."""
    result: Any = checker.evaluate(request)
    because = result["travellers"][index]["because"]
    return [answer["field"].removeprefix(f"travellers[{index}].") for answer in because]


def route(request: Json) -> tuple[str, str]:
    """How the first traveller's decision ends."""
    result: Any = checker.evaluate(request)
    who = result["travellers"][0]
    return who["verdict"], who.get("route", "")


DEPARTURE = {"departure": "2021-11-29T06:30+08:00"}
BY_RAIL, BY_ROAD, BY_AIR = ({"mode": mode} | DEPARTURE for mode in ("rail", "road", "other"))
CITY = stay("case_city", "2021-11-25")
PATHS: dict[str, tuple[Json, tuple[str, str], str]] = {
    "restricted": (
        alone(trips=[CITY, stay("case_county")], journey=BY_RAIL),
        ("restricted", ""),
        "arrival trips[0].place trips[0].left_on trips[1].place trips[1].left_on",
    ),
    "do not travel": (
        alone(trips=[stay("elsewhere"), CITY], journey={"necessary": False} | DEPARTURE),
        ("do_not_travel", ""),
        "arrival trips[0].place trips[1].place trips[1].left_on necessary",
    ),
    "infant": (
        journey(INFANT, ADULT, **BY_RAIL),
        ("ready", "infant"),
        "arrival trips age travellers[1].age travellers[1].test.reported_at departure",
    ),
    "infant, necessary": (
        journey(INFANT | {"trips": [CITY]}, ADULT | {"test": None}, necessary=True, **DEPARTURE),
        ("not_ready", "infant"),
        (
            "arrival trips[0].place trips[0].left_on necessary age "
            "travellers[1].age travellers[1].test departure"
        ),
    ),
    "label by rail": (
        alone(commuter="labelled", journey=BY_RAIL),
        ("ready", "commuter_label"),
        "arrival trips age commuter mode test.reported_at departure",
    ),
    "label by road": (
        alone(commuter="labelled", journey=BY_ROAD),
        ("ready", "commuter_label"),
        "arrival trips age commuter mode test.reported_at departure",
    ),
    "registered by road": (
        alone(commuter="registered", journey=BY_ROAD),
        ("ready", "commuter_road"),
        "arrival trips age commuter mode test.reported_at departure",
    ),
    "registered by rail": (
        alone(commuter="registered", proof_of_work=True, journey=BY_RAIL),
        ("ready", "commuter_rail"),
        "arrival trips age commuter mode proof_of_work health_kit test.reported_at departure",
    ),
    "registered by rail, no smartphone, no group": (
        alone(
            commuter="registered",
            proof_of_work=True,
            health_kit="cannot_use",
            relief_group="none",
            journey=BY_RAIL,
        ),
        ("not_ready", "commuter_rail"),
        (
            "arrival trips age commuter mode proof_of_work health_kit relief_group "
            "test.reported_at departure"
        ),
    ),
    "registered by rail, no proof": (
        alone(commuter="registered", proof_of_work=False, journey=BY_RAIL),
        ("ready", "general"),
        "arrival trips age commuter mode proof_of_work health_kit test.reported_at departure",
    ),
    "relief of a registered commuter by rail": (
        alone(
            commuter="registered",
            proof_of_work=True,
            health_kit="cannot_use",
            relief_group="older",
            journey=BY_RAIL,
        ),
        ("ready", "relief"),
        (
            "arrival trips age commuter mode proof_of_work health_kit relief_group "
            "test.reported_at departure"
        ),
    ),
    "relief": (
        alone(health_kit="cannot_use", relief_group="older", journey=BY_RAIL),
        ("ready", "relief"),
        "arrival trips age commuter health_kit relief_group test.reported_at departure",
    ),
    "general": (
        alone(journey=BY_RAIL),
        ("ready", "general"),
        "arrival trips age commuter health_kit test.reported_at departure",
    ),
    "general, no result yet": (
        alone(test=None),
        ("not_ready", "general"),
        "arrival trips age commuter health_kit test",
    ),
    "general, unregistered": (
        alone(commuter="unregistered", journey=BY_ROAD),
        ("ready", "general"),
        "arrival trips age commuter mode health_kit test.reported_at departure",
    ),
    "general, a commuter by air": (
        alone(commuter="labelled", journey=BY_AIR),
        ("ready", "general"),
        "arrival trips age commuter mode health_kit test.reported_at departure",
    ),
    "general, a commuter from a border port": (
        alone(commuter="labelled", trips=[stay("border_port")], journey=BY_RAIL),
        ("ready", "general"),
        (
            "arrival trips[0].place trips[0].left_on age commuter health_kit "
            "test.reported_at departure"
        ),
    ),
    "general, a necessary commuter": (
        alone(commuter="labelled", trips=[CITY], journey={"necessary": True} | BY_RAIL),
        ("ready", "general"),
        (
            "arrival trips[0].place trips[0].left_on necessary age commuter health_kit "
            "test.reported_at departure"
        ),
    ),
}


@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_asked_in_order(path: str) -> None:
    """The decision ends as written down, after these reads in this order."""
    request, end, fields = PATHS[path]
    assert route(request) == end
    assert read(request) == fields.split()


def test_every_route_has_a_path() -> None:
    """No route is left out above."""
    assert {end for _, (_, end), _ in PATHS.values()} == {
        "",
        "infant",
        "commuter_label",
        "commuter_road",
        "commuter_rail",
        "relief",
        "general",
    }


def test_an_infants_companions_are_read_in_their_order() -> None:
    """All ages first, its own before, then the tests of those older than 3, and no more."""
    party = journey(ADULT, INFANT, {"age": 3, "trips": []}, ADULT | {"age": 4, "test": None})
    assert read(party, 1) == [
        "arrival",
        "trips",
        "age",
        "travellers[0].age",
        "travellers[2].age",
        "travellers[3].age",
        "travellers[0].test.reported_at",
        "travellers[3].test",
    ]


@pytest.mark.parametrize(
    ("request_", "missing"),
    [
        ({}, ["arrival"]),
        ({"departure": "2021-11-29T06:30"}, ["arrival"]),
        ({"arrival": "2021-11-29T08:00"}, ["travellers"]),
        (journey({}), ["travellers[0].trips"]),
        (journey({"trips": [{}]}), ["travellers[0].trips[0].place"]),
        (journey({"trips": [{"place": "case_city"}]}), ["travellers[0].trips[0].left_on"]),
        (journey({"trips": [{"place": "elsewhere"}]}), ["travellers[0].age"]),
        (journey({"trips": [CITY]}, {"trips": [CITY]}), ["necessary"]),
        (journey(INFANT, {}), ["travellers[1].age", "travellers[1].trips"]),
        (
            journey(INFANT, {"trips": [], "age": 9}),
            ["travellers[1].test", "travellers[1].commuter"],
        ),
        (alone(test={}), ["travellers[0].test.reported_at"]),
        (alone(commuter="registered"), ["mode"]),
        (alone(health_kit="cannot_use"), ["travellers[0].relief_group"]),
    ],
    ids=str,
)
def test_what_is_missing(request_: Json, missing: list[str]) -> None:
    """For each traveller the first field that is needed, each once."""
    assert checker.evaluate(request_)["missing"] == missing
