"""Every named situation comes out as written down."""

import json
import shutil
from collections import Counter
from pathlib import Path

from named_cases import CASES, Case, Json, every_case, faults, renewed

import checker
from checker.policy import POLICIES

HERE = Path(__file__).with_name("cases")


def expectation(case: Case) -> Json:
    """What is expected, errors in an order of their own."""
    return case.expected | ({"errors": faults(case.expected)} if "errors" in case.expected else {})


def outcome(case: Case, result: Json) -> Json:
    """The part of a result that the case speaks of."""
    ordered = result | {"errors": faults(result)}
    return {key: ordered.get(key) for key in case.expected}


@every_case
def test_a_case_comes_out_as_expected(case: Case) -> None:
    """`evaluate` gives the expected values, key by key."""
    assert outcome(case, dict(checker.evaluate(case.request))) == expectation(case)


@every_case
def test_a_case_comes_out_the_same_as_text(case: Case) -> None:
    """`evaluate_json` gives the very object that `evaluate` gives."""
    assert json.loads(checker.evaluate_json(json.dumps(case.request))) == checker.evaluate(
        case.request
    )


@every_case
def test_a_case_names_clauses_that_exist(case: Case) -> None:
    """Clauses and readings of a case are known to a policy."""
    known = [{*policy.clauses, *policy.settings["readings"]["ids"]} for policy in POLICIES]
    assert case.clauses
    assert set(case.clauses) <= set().union(*known)


@every_case
def test_a_refused_case_shows_nothing_else(case: Case) -> None:
    """Unless complete there is no verdict and no traveller; nothing is missing unless asked."""
    result = checker.evaluate(case.request)
    assert ("verdict" in result) == bool(result["travellers"]) == (result["status"] == "complete")
    assert bool(result["missing"]) == (result["status"] == "needs_answers")
    assert bool(result["errors"]) == (result["status"] == "invalid")


def test_cases_have_names_of_their_own() -> None:
    """A failing case can be found by its name."""
    assert [name for name, times in Counter(case.id for case in CASES).items() if times > 1] == []


def test_the_questions_of_the_source_are_among_the_cases() -> None:
    """The 18 askers of the source are there, and at least sixty cases more."""
    askers = [case for case in CASES if case.id.startswith("source-questions: ")]
    assert len(askers) == 18
    assert len(CASES) >= 18 + 60


def test_every_clause_and_reading_has_a_case() -> None:
    """Of the source each is shown by a case, save for what a text says and no answer can change."""
    policy = POLICIES[0]
    background = {id for id, clause in policy.clauses.items() if "background" in clause}
    shown = {id for case in CASES for id in case.clauses}
    readings = set(policy.settings["readings"]["ids"])
    assert (set(policy.clauses) | readings) - background - shown == {"L2", "R15", "R17", "R20"}


def test_cases_are_written_anew_where_something_else_comes_out(tmp_path: Path) -> None:
    """Only there, and only what a case expects; the rest of a file stays as it is."""
    for file in HERE.glob("*.json"):
        shutil.copy(file, tmp_path)
    edges = tmp_path / "edges.json"
    right = edges.read_text("utf-8")
    edges.write_text(right.replace('"verdict": "ready"', '"verdict": "restricted"', 1), "utf-8")
    assert renewed(tmp_path) == ["edges: 48 hours exactly"]
    for file in HERE.glob("*.json"):
        assert (tmp_path / file.name).read_text("utf-8") == file.read_text("utf-8")
