"""The named situations of `cases/`, and journeys for tests that need one more."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import checker

Json = dict[str, Any]
ARRIVAL = "2021-11-29T08:00+08:00"
ADULT: Json = {
    "age": 34,
    "trips": [],
    "commuter": "no",
    "health_kit": "green",
    "test": {"reported_at": "2021-11-28T10:00+08:00"},
}
INFANT: Json = {"age": 2, "trips": []}
FAMILY: Json = {
    "departure": "2021-11-29T06:30",
    "arrival": "2021-11-29T08:00",
    "mode": "rail",
    "travellers": [
        {"age": 2, "trips": []},
        {
            "age": 34,
            "trips": [],
            "commuter": "labelled",
            "test": {"reported_at": "2021-11-20T10:00"},
        },
        {
            "age": 36,
            "trips": [{"place": "border_port", "left_on": "2021-11-20"}],
            "commuter": "no",
            "health_kit": "green",
            "test": {"reported_at": "2021-11-28T10:00"},
        },
        {
            "age": 78,
            "trips": [],
            "commuter": "no",
            "health_kit": "cannot_use",
            "relief_group": "older",
            "test": None,
        },
    ],
}
FAMILY_NAMES = ("Lele", "Ma Li", "Wang Wei", "Nainai")


@dataclass(frozen=True)
class Case:
    """A situation by name: what is asked, what comes out, and the clauses it shows."""

    id: str
    clauses: list[str]
    request: Any
    expected: Json


def cases() -> list[Case]:
    return [
        Case(f"{file.stem}: {case['name']}", case["clauses"], case["request"], case["expected"])
        for file in sorted(Path(__file__).with_name("cases").glob("*.json"))
        for case in json.loads(file.read_text(encoding="utf-8"))
    ]


def renewed(folder: Path) -> list[str]:
    """Write what comes out now into the cases of a folder; the names of those that change."""
    names = []
    for file in sorted(folder.glob("*.json")):
        found, before = json.loads(file.read_text(encoding="utf-8")), len(names)
        for case in found:
            comes_out = come_out(case["request"], case["expected"])
            if comes_out != case["expected"]:
                names.append(f"{file.stem}: {case['name']}")
                case["expected"] = comes_out
        if len(names) > before:
            text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
            file.write_text(text, encoding="utf-8")
    return names


def come_out(request: Any, expected: Json) -> Json:
    """The part of a result that is expected of it; errors stay, unless they are others."""
    result = json.loads(json.dumps(checker.evaluate(request)))
    if "errors" in expected and faults(result) == faults(expected):
        result["errors"] = expected["errors"]
    return {key: result.get(key) for key in expected}


CASES = cases()
every_case = pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
in_each_language = pytest.mark.parametrize("lang", ["zh", "en"])


def journey(*travellers: Json, **answers: Any) -> Json:
    """A complete request: an adult with all in order, unless told otherwise."""
    return {"arrival": ARRIVAL, "travellers": list(travellers or [ADULT]), **answers}


# One of them lacks a test.
TWENTY: Json = journey(
    *(ADULT | {"age": age} | ({"test": None} if age == 43 else {}) for age in range(30, 50))
)


def alone(**answers: Any) -> Json:
    """The adult's request with some answers changed; `journey` holds those they share."""
    shared = answers.pop("journey", {})
    return journey(ADULT | answers, **shared)


def stay(place: str, left_on: str = "2021-11-20") -> Json:
    return {"place": place, "left_on": left_on}


def faults(result: Any) -> list[tuple[str, str]]:
    """The errors of a result by field and code, in no order."""
    return sorted((error["field"], error["code"]) for error in result["errors"])


def put(request: Any, field: str, value: object) -> None:
    """Write an answer at a field's path, through objects that are there."""
    *way, last = steps(field)
    for step in way:
        request = request[step]
    request[last] = value


def steps(field: str) -> list[Any]:
    """`travellers[0].age` as the keys and indexes on the way."""
    parts = field.replace("[", ".").replace("]", "").split(".")
    return [int(part) if part.isdigit() else part for part in parts]


def at(request: Any, field: str) -> Any:
    """What stands in a request at a field's path."""
    for step in steps(field):
        request = request[step]
    return request


def take(request: Any, field: str) -> None:
    """Take an answer away."""
    *way, last = steps(field)
    for step in way:
        request = request[step]
    del request[last]


if __name__ == "__main__":
    print("\n".join(renewed(Path(__file__).with_name("cases"))))  # noqa: T201
