"""What was read is what decides: no answer more, and none less."""

from copy import deepcopy
from itertools import pairwise
from typing import Any

from chance import DAY_OF, complete_requests
from hypothesis import given
from hypothesis import strategies as st
from named_cases import Json, at, put, steps, take

import checker


def emptied(value: Any) -> Any:
    """An answer as it is given before its inner answers."""
    if isinstance(value, list):
        return [{} for _ in value]
    return {} if isinstance(value, dict) else value


@given(complete_requests, st.data())
def test_one_answer_at_a_time_leads_to_the_same(request_: Json, data: st.DataObject) -> None:
    """Answering what is missing, in any order, ends in the result of all answers at once."""
    expected = checker.evaluate(request_)
    so_far = {key: request_[key] for key in ("departure",) if key in request_}
    while missing := checker.evaluate(so_far)["missing"]:
        field = data.draw(st.sampled_from(missing))
        put(so_far, field, emptied(at(request_, field)))
    assert checker.evaluate(so_far) == expected


def from_because(request: Json, result: Any, index: int) -> Json:
    """The answers read for one traveller; the others are ended by a stay, and need no more."""
    party: list[Json] = [{} for _ in request["travellers"]]
    found: Json = {"travellers": party}
    for answer in result["travellers"][index]["because"]:
        put_anew(found, answer["field"], answer["value"])
    for other in set(range(len(party))) - {index}:
        stay = {"place": "case_county", "left_on": DAY_OF[request["arrival"]]}
        party[other] = party[other] | {"trips": [stay]}
    return found


def put_anew(request: Any, field: str, value: object) -> None:
    """Write an answer at its path, making the objects and lists on the way."""
    here, way = request, steps(field)
    for step, following in pairwise(way):
        if isinstance(here, list):
            here.extend({} for _ in range(step + 1 - len(here)))
        else:
            here.setdefault(step, [] if isinstance(following, int) else {})
        here = here[step]
    here[way[-1]] = value


@given(complete_requests)
def test_because_suffices(request_: Json) -> None:
    """The answers that were read give the same traveller the same result."""
    result = checker.evaluate(request_)
    for index, traveller in enumerate(result["travellers"]):
        again = checker.evaluate(from_because(request_, result, index))
        assert again["travellers"][index] == traveller


@given(complete_requests)
def test_because_is_needed(request_: Json) -> None:
    """Without any one of them, departure aside, it is asked for, and nothing else is."""
    result = checker.evaluate(request_)
    for index, traveller in enumerate(result["travellers"]):
        for field in [answer["field"] for answer in traveller["because"]]:
            less = from_because(request_, result, index)
            take(less, field)
            assert checker.evaluate(less)["missing"] == [field] * (field != "departure")


@given(complete_requests, complete_requests)
def test_answers_that_do_not_matter_change_nothing(request_: Json, other: Json) -> None:
    """Answers that no traveller's because names may be anything well-formed, or absent."""
    result = checker.evaluate(request_)
    read = {answer["field"] for who in result["travellers"] for answer in who["because"]}
    changed, less = deepcopy(request_), deepcopy(request_)
    for field in {"mode", "necessary"} - read:
        changed[field] = other[field]
        del less[field]
    for index, who in enumerate(request_["travellers"]):
        for name in who:
            field = f"travellers[{index}].{name}"
            if not any(one == field or one.startswith((f"{field}.", f"{field}[")) for one in read):
                changed["travellers"][index][name] = other["travellers"][0][name]
                del less["travellers"][index][name]
    assert checker.evaluate(less) == result
    without_errors = checker.evaluate(changed)
    assert without_errors == result or without_errors["status"] == "invalid"
