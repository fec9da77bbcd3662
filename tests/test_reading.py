"""200 random travellers, decided by somebody who knew the article and its clauses and no code."""

import json
from pathlib import Path
from typing import Any

import pytest

import checker

READING = [
    json.loads(line)
    for line in Path(__file__).with_name("reading.jsonl").read_text("utf-8").splitlines()
]
# Infants whose companions hold no good test. The reader let them in by another way: as a commuter
# themselves, or by a test of their own. H2 says that only the companions' test is checked, and the
# source says of neither way that it takes its place, so the checker only tells them of it (R4).
SETTLED = {
    146: {
        "entry": "may_enter",
        "complete": False,
        "documents": [{"id": "companion_test_48h", "status": "expired", "must_show": True}],
    },
    171: {
        "entry": "may_enter",
        "complete": False,
        "documents": [{"id": "companion_test_48h", "status": "expired", "must_show": True}],
    },
}


def decision(request: Any) -> dict[str, Any]:
    """What the checker decides for the first traveller, in the reader's terms."""
    who: Any = checker.evaluate(request)["travellers"]
    turned_away = who[0]["verdict"] in ("restricted", "do_not_travel")
    found = {
        "entry": who[0]["verdict"] if turned_away else "may_enter",
        "complete": who[0]["verdict"] == "ready",
        "documents": sorted(map(bare, who[0]["documents"]), key=lambda one: one["id"]),
    }
    return found | ({"clears_on": who[0]["clears_on"]} if turned_away else {})


def bare(document: Any) -> dict[str, Any]:
    return {key: document[key] for key in ("id", "status", "must_show")}


@pytest.mark.parametrize("one", READING, ids=lambda one: str(one["number"]))
def test_the_checker_decides_as_the_reader(one: Any) -> None:
    """Whether they may enter, with what, and what of it is in order."""
    assert decision(one["request"]) == SETTLED.get(one["number"], one["decision"])


def test_the_reading_is_of_all_kinds() -> None:
    """200 travellers, some of each outcome; the reader and the checker differ on two."""
    assert len(READING) == 200
    outcomes = [(one["decision"]["entry"], one["decision"]["complete"]) for one in READING]
    assert {outcome: outcomes.count(outcome) for outcome in set(outcomes)} == {
        ("restricted", False): 5,
        ("do_not_travel", False): 11,
        ("may_enter", True): 54,
        ("may_enter", False): 130,
    }
    differing = [one["number"] for one in READING if decision(one["request"]) != one["decision"]]
    assert differing == sorted(SETTLED)
