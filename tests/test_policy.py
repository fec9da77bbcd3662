"""The policy is that of the source: clauses, readings, numbers, order.

That its parts fit together is what lint says (`test_lint.py`).
"""

from itertools import pairwise
from typing import Any

import pytest
from made_up import VERSIONS
from named_cases import CASES

import checker
from checker.policies.beijing_2021_11_17 import rules
from checker.policy import POLICIES, Policy
from workbench.walk import ADULT, Fork, walk_from

POLICY = POLICIES[0]  # that of the source
CLAUSES = ["G1", "G2", "L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "H1", "H2", "T1", "T2"]
READINGS = [f"R{number}" for number in range(1, 22)]
QUESTIONS = ["intro", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10"]
NOTES = [
    "window_basis",
    "no_test_window",
    "age_three",
    "companion_number",
    "infant_own_test",
    "popup_area",
    "popup_code",
    "case_city_bracket",
    "other_groups",
    "border_port",
    "label_lapsed",
    "label_not_lapsed",
    "label_test_expired",
    "label_test_not_found",
    "rail_three_proofs",
    "mode_not_covered",
    "trip_outside_window",
    "later_than_source",
]
ACTIONS = [
    "get_tested",
    "check_sync",
    "contact_community",
    "call_12345",
    "apply_12345",
    "apply_checkpoint",
    "report_to_community",
]
DOCUMENTS = [
    "commuter_label",
    "companion_test_48h",
    "green_code",
    "id_card",
    "negative_test",
    "negative_test_14d",
    "negative_test_48h",
    "proof_of_residence",
    "proof_of_work",
]


def said(texts: Any) -> set[str]:
    """Clauses that a text says beyond what the rules carry."""
    inner = [value for value in texts.values() if isinstance(value, dict)]
    return set(texts.get("clauses", ())).union(*map(said, inner))


def test_the_clauses_and_readings_are_those_of_the_source() -> None:
    """Every clause and every reading is listed, in the order of the source."""
    assert list(POLICY.clauses) == [*CLAUSES, "T3", "F1"]
    assert POLICY.settings["readings"]["ids"] == READINGS
    assert list(POLICY.questions) == QUESTIONS


def test_background_is_this() -> None:
    """These clauses decide nothing."""
    assert [id for id, one in POLICY.clauses.items() if "background" in one] == ["G2", "L8", "F1"]


def test_texts_say_what_no_rule_carries() -> None:
    """Where to be tested, and who may ask to be registered."""
    assert said(POLICY.texts) == {"L2", "L3"}


def test_the_numbers_are_those_of_the_source() -> None:
    """Hours, days and ages of the clauses."""
    numbers = {
        (id, name): value
        for id, clause in POLICY.clauses.items()
        for name, value in clause.items()
        if isinstance(value, int)
    }
    assert numbers == {
        ("G1", "hours"): 48,
        ("L6", "days"): 14,
        ("L7", "days"): 14,
        ("H1", "hours"): 48,
        ("H2", "hours"): 48,
        ("H2", "age"): 3,
        ("T1", "days"): 14,
        ("T3", "days"): 14,
    }


def test_the_steps_stand_in_the_order_of_the_contract() -> None:
    """The first that ends decides, so that their order is the policy."""
    assert [getattr(step, "__name__", "") for step in POLICY.steps] == [
        "what_the_record_cannot_know",
        "stays_long_ago",
        "near_local_cases",
        "elsewhere_in_a_city_with_cases",
        "infants",
        "commuters_with_the_label",
        "registered_commuters_by_road",
        "registered_commuters_by_rail",
        "no_commuter_rule",
        "people_without_a_smartphone",
        "everyone_else",
    ]


def test_notes_and_actions_stand_in_the_order_of_the_contract() -> None:
    """Results list them so."""
    assert [note.id for note in POLICY.notes] == NOTES
    assert list(dict.fromkeys(action.id for action in POLICY.actions)) == ACTIONS


def test_every_id_comes_out_of_a_case() -> None:
    """No note, action or document exists on paper only."""
    travellers: list[Any] = [who for case in CASES for who in case.expected.get("travellers", ())]
    assert {note["id"] for who in travellers for note in who["notes"]} == set(NOTES)
    actions = [action for who in travellers for action in who["actions"]]
    assert {action["id"] for action in actions} == set(ACTIONS)
    shown = {document["id"] for who in travellers for document in who["documents"]}
    brought = {id for action in actions for id in action.get("bring", ())}
    assert shown | brought == set(DOCUMENTS)


def test_versions_stand_by_the_date_from_which_they_are_in_force() -> None:
    """Each with a date and an id of its own; that is how one is picked."""
    assert all(one.in_force_from < other.in_force_from for one, other in pairwise(POLICIES))
    assert len({policy.id for policy in POLICIES}) == len(POLICIES)


@pytest.mark.parametrize("policy", VERSIONS[1:], ids=[one.id for one in VERSIONS[1:]])
def test_a_later_version_says_what_changed(policy: Policy) -> None:
    """In both languages; whoever arrives from then on reads it."""
    assert set(policy.texts["change"]) == {"zh", "en"}


CERTAIN: dict[str, Any] = {
    "intro": {},
    "q1": {},
    "q2": {"travellers": [{"commuter": "unregistered"}]},
    "q3": {},
    "q4": {"travellers": [{"commuter": "labelled"}]},
    "q5": {"travellers": [{"commuter": "registered"}]},
    "q6": {"travellers": [{"commuter": "labelled"}]},
    "q8": {"travellers": [{}, {}]},
    "q9": {"travellers": [{"health_kit": "popup"}]},
}


@pytest.mark.parametrize("question", CERTAIN)
def test_what_a_question_makes_certain(question: str) -> None:
    """It fills in these answers and no more, and they can be gone on from."""
    assert checker.certain(question) == CERTAIN[question]
    assert checker.evaluate(checker.certain(question))["status"] == "needs_answers"


@pytest.mark.parametrize("question", ["q7", "q10", "q11", ""])
def test_questions_that_concern_no_traveller(question: str) -> None:
    """Of them nothing is certain."""
    with pytest.raises(KeyError):
        checker.certain(question)


def completions(question: str) -> list[tuple[frozenset[str], frozenset[str]]]:
    """What can follow from what a question makes certain: questions cited, actions."""
    first = {} if question == "q8" else checker.certain(question).get("travellers", [{}])[0]
    return leaves(walk_from(POLICY, summary, {"travellers": [dict(first), ADULT]}))


def summary(outcome: rules.Outcome) -> tuple[frozenset[str], frozenset[str]]:
    """The questions that an outcome cites anywhere, and its actions."""
    of_notes = [id for note in outcome.notes for id in note.clauses]
    of_actions = [id for action in outcome.actions for id in action.clauses or ()]
    cited = POLICY.cites([*outcome.clauses, *of_notes, *of_actions])
    return frozenset(cited), frozenset(action.id for action in outcome.actions)


def leaves(tree: Any) -> list[Any]:
    """The summaries at the ends of a walk."""
    if not isinstance(tree, Fork):
        return [tree]
    return [leaf for branch in tree.branches for leaf in leaves(branch.to)]


@pytest.mark.parametrize("question", ["intro", "q1", "q3", "q4", "q5", "q8", "q9"])
def test_some_way_on_from_a_question_rests_on_it(question: str) -> None:
    """Whoever goes on from a question can come to a result that cites it."""
    assert any(question in cited for cited, _ in completions(question))


def test_no_line_of_a_result_rests_on_background() -> None:
    """q2 is told with how to apply, which cites q3; q6, q7 and q10 decide nothing."""
    cited = frozenset[str]().union(*(cited for cited, _ in completions("intro")))
    assert sorted(set(QUESTIONS) - cited) == ["q10", "q2", "q6", "q7"]
    assert any(actions & {"apply_12345", "apply_checkpoint"} for _, actions in completions("q2"))
    for action in ("apply_12345", "apply_checkpoint"):
        assert "q2" in POLICY.cites(POLICY.texts["actions"][action]["clauses"])
