"""What each answer to a question would mean, for whoever does not know it."""

import json
from typing import Any

import pytest
from named_cases import ADULT, INFANT, in_each_language, journey, stay
from wording import wording

import checker
from checker.policy import POLICIES
from checker.request import Journey
from workbench.situations import answers_to, situations_from

OPEN = {"age": 34}
PLACES = [[stay("case_county")], [stay("case_city")], [stay("border_port")], []]


def verdicts(found: Any) -> list[list[str]]:
    return [[one["verdict"] for one in each["verdicts"]] for each in found]


def test_places_of_somebody_of_whom_nothing_is_known() -> None:
    """Only the first is certain; what to carry at the last depends on commuting."""
    found: Any = checker.prospects(journey(OPEN), "en", "travellers[0].trips", PLACES)
    assert verdicts(found) == [["restricted"], ["do_not_travel", "ready"], ["ready"], ["ready"]]
    assert "documents" not in found[0]
    assert found[1]["documents"] == [wording("documents.negative_test_48h.name", "en")]
    assert found[3]["documents"] == []


@in_each_language
def test_what_was_answered_narrows_it(lang: str) -> None:
    """Whoever does not commute and has a green code carries two things."""
    who = {key: ADULT[key] for key in ("age", "commuter", "health_kit")}
    _, _, _, nowhere = checker.prospects(journey(who), lang, "travellers[0].trips", PLACES)
    assert nowhere["documents"] == [
        wording(f"documents.{id}.name", lang) for id in ("negative_test_48h", "green_code")
    ]


def test_whether_a_journey_is_necessary() -> None:
    who = ADULT | {"trips": [stay("case_city")]}
    found = checker.prospects(journey(who), "en", "necessary", [True, False])
    assert verdicts(found) == [["ready"], ["do_not_travel"]]


def test_the_way_of_travel() -> None:
    """Where the places are still open, nobody has been anywhere."""
    who = {"age": 34, "commuter": "registered"}
    train, road = checker.prospects(journey(who), "en", "mode", ["rail", "road"])
    assert verdicts([train, road]) == [["ready"], ["ready"]]
    assert wording("documents.negative_test_14d.name", "en") in road["documents"]


def test_an_infant_goes_by_the_tests_of_others() -> None:
    (found,) = checker.prospects(journey(INFANT, OPEN), "en", "travellers[0].trips", [[]])
    assert verdicts([found]) == [["ready"]]


@pytest.mark.parametrize("answer", PLACES)
def test_nothing_that_can_follow_is_left_out(answer: Any) -> None:
    """Every verdict of a situation that begins so is among those said, and no other."""
    (policy,) = POLICIES
    request = journey(OPEN | {"trips": answer})
    (said,) = verdicts(checker.prospects(journey(OPEN), "en", "travellers[0].trips", [answer]))
    reached = {
        checker.evaluate(one.request)["verdict"]
        for one in situations_from(policy, request, answers_to(policy))
        if not one.refusals
    }
    assert set(said) == (reached - {"not_ready"} if "ready" in reached else reached)


@pytest.mark.parametrize(
    "call",
    [
        "no JSON",
        {},
        {"request": [], "lang": "en", "field": "necessary", "answers": []},
        {"request": {}, "lang": "fr", "field": "necessary", "answers": [True]},
        {"request": {}, "lang": "en", "field": "travellers[0].trips", "answers": [[]]},
        {"request": {}, "lang": "en", "field": "necessary", "answers": [True]},
        {"request": {"travellers": 5}, "lang": "en", "field": "necessary", "answers": [True]},
        {"request": {"travellers": [5]}, "lang": "en", "field": "necessary", "answers": [True]},
        {"request": journey(OPEN), "lang": "en", "field": "travellers[0].shoes", "answers": [1]},
        {"request": journey(OPEN), "lang": "en", "field": "necessary", "answers": 5},
        {"request": journey(OPEN), "lang": "en", "field": ["necessary"], "answers": [True]},
    ],
)
def test_what_is_no_question_has_no_answer(call: Any) -> None:
    assert checker.prospects_json(call if isinstance(call, str) else json.dumps(call)) == "[]"


def test_an_answer_that_is_none_can_lead_nowhere() -> None:
    """Nothing is raised for it."""
    call = {"request": journey(ADULT), "lang": "en", "field": "arrival", "answers": ["soon", None]}
    assert json.loads(checker.prospects_json(json.dumps(call))) == [{"verdicts": []}] * 2


def test_a_few_hundred_decisions_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page waits for them: counted, not timed."""
    count = 0
    original = Journey.__init__

    def counted(self: Journey, *arguments: Any) -> None:
        nonlocal count
        count += 1
        original(self, *arguments)

    monkeypatch.setattr(Journey, "__init__", counted)
    checker.prospects(journey(OPEN), "en", "travellers[0].trips", PLACES)
    assert count < 500
