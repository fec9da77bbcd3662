"""Answers are put into requests by the paths of their fields."""

from checker.paths import with_answer


def test_an_answer_more_leaves_the_request_alone() -> None:
    request = {"travellers": [{"age": 34}]}
    assert with_answer(request, "travellers[0].commuter", "no") == {
        "travellers": [{"age": 34, "commuter": "no"}]
    }
    assert request == {"travellers": [{"age": 34}]}


def test_a_journey_can_have_answers_before_anybody_travels() -> None:
    assert with_answer({"mode": "rail"}, "necessary", answer=True) == {
        "mode": "rail",
        "necessary": True,
    }
