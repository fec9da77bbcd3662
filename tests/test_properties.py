"""What holds for every request, tried on many."""

import json
import re
from copy import deepcopy
from typing import Any

import pytest
from chance import (
    any_json,
    any_requests,
    complete_requests,
    full_requests,
    malformed_requests,
    partial_requests,
    shuffled,
)
from hypothesis import given
from hypothesis import strategies as st
from named_cases import Json, at, faults, steps
from validators import RESULT

import checker

pytestmark = pytest.mark.unmeasured

WORST_FIRST = ["restricted", "do_not_travel", "not_ready", "ready"]


@given(any_requests)
def test_every_request_has_a_result(request_: Any) -> None:
    """Whatever is asked, a result of the contract comes out."""
    RESULT.validate(checker.evaluate(request_))


@given(st.text() | st.binary() | any_json.map(json.dumps) | full_requests.map(json.dumps))
def test_every_text_has_a_result(text: str | bytes) -> None:
    """Whatever is typed, JSON of the contract comes out."""
    RESULT.validate(json.loads(checker.evaluate_json(text)))


@given(complete_requests)
def test_a_request_with_every_answer_is_decided(request_: Json) -> None:
    """With all answers there, and all in order, nothing is missing."""
    result = checker.evaluate(request_)
    assert result["status"] == "complete"
    assert len(result["travellers"]) == len(request_["travellers"])


@given(partial_requests)
def test_only_what_is_absent_is_missing(request_: Json) -> None:
    """A field that is asked for is not there yet, and none is asked for twice."""
    missing = checker.evaluate(request_)["missing"]
    assert len(missing) == len(set(missing))
    for field in missing:
        with pytest.raises(KeyError, match=re.escape(repr(steps(field)[-1]))):
            at(request_, field)


@given(any_requests, st.data())
def test_the_order_of_keys_does_not_matter(request_: Any, data: st.DataObject) -> None:
    """The result is the same, errors and their order included."""
    other = shuffled(request_, data.draw)
    assert without_messages(other) == without_messages(request_)


def without_messages(request_: Any) -> str:
    """A result as text; messages repeat what was typed, in its own order."""
    result = dict(checker.evaluate(request_))
    result["errors"] = [(error["field"], error["code"]) for error in result["errors"]]
    return json.dumps(result)


@given(complete_requests)
def test_a_verdict_follows_from_the_documents(request_: Json) -> None:
    """Ready is who holds or brings every document; a party is as its worst traveller."""
    result = checker.evaluate(request_)
    for who in result["travellers"]:
        enough = all(document["status"] in ("held", "bring") for document in who["documents"])
        assert (
            (who["verdict"] in ("ready", "not_ready"))
            == ("route" in who)
            == ("clears_on" not in who)
        )
        assert (who["verdict"] == "ready") == (enough and "route" in who)
        assert bool(who["documents"]) == ("route" in who)
    verdicts = [who["verdict"] for who in result["travellers"]]
    assert result["verdict"] == min(verdicts, key=WORST_FIRST.index)


@given(complete_requests)
def test_a_result_keeps_its_order(request_: Json) -> None:
    """Tests that hold say until when, other documents say no times; nothing stands twice."""
    for who in checker.evaluate(request_)["travellers"]:
        for document in who["documents"]:
            is_test = "_test_" in document["id"]
            assert ("valid_from" in document) == is_test
            assert ("valid_until" in document) == (is_test and document["status"] == "held")
            assert document["cites"] == who["cites"]
        for key in ("documents", "actions", "notes"):
            ids = [one["id"] for one in who[key]]
            assert len(ids) == len(set(ids))
        fields = [answer["field"] for answer in who["because"]]
        assert fields[0] == "arrival"
        assert len(fields) == len(set(fields))


@given(complete_requests, st.data())
def test_a_fresher_test_makes_nothing_worse(request_: Json, data: st.DataObject) -> None:
    """With a test reported at departure no traveller's verdict is worse than before."""
    index = data.draw(st.integers(0, len(request_["travellers"]) - 1))
    fresher = deepcopy(request_)
    departure = request_.get("departure", request_["arrival"])
    fresher["travellers"][index]["test"] = {"reported_at": departure}
    before, after = checker.evaluate(request_), checker.evaluate(fresher)
    for old, new in zip(before["travellers"], after["travellers"], strict=True):
        assert WORST_FIRST.index(new["verdict"]) >= WORST_FIRST.index(old["verdict"])


def numbers_in(said: Any) -> Any:
    """A description with only the numbers of its texts, months left out: English spells them."""
    if isinstance(said, dict):
        return {key: numbers_in(value) for key, value in said.items()}
    if isinstance(said, list):
        return [numbers_in(item) for item in said]
    return sorted(set(re.findall(r"\d+", re.sub(r"\d+ ?月", "", str(said)))))


@given(any_requests)
def test_both_languages_say_the_same(request_: Any) -> None:
    """Descriptions have the same parts, ids and numbers, and no gap is left unfilled."""
    result = checker.evaluate(request_)
    chinese, english = (checker.describe(result, lang) for lang in ("zh", "en"))
    if result["status"] == "complete":
        assert numbers_in(chinese) == numbers_in(english)
    if result["status"] != "invalid":  # errors repeat what was typed, braces included
        assert "{" not in "".join(texts_of(chinese) + texts_of(english))


def texts_of(said: Any) -> list[str]:
    """Every text in a description."""
    inner = said.values() if isinstance(said, dict) else said if isinstance(said, list) else ()
    return [said] if isinstance(said, str) else [text for one in inner for text in texts_of(one)]


def is_opened(request_: Json) -> bool:
    """Whether arrival and all ages are there and well-formed, sensible or not."""
    party = request_.get("travellers")
    if "arrival" not in request_ or not party or not isinstance(party, list):
        return False
    ages = [f"travellers[{index}].age" for index in range(len(party))]
    malformed = {field for field, code in faults(checker.evaluate(request_)) if code in OF_FORM}
    return all(isinstance(who, dict) and "age" in who for who in party) and not (
        {"arrival", *ages} & malformed
    )


OF_FORM = ("wrong_type", "not_a_date", "out_of_range")
SHOWN = st.sampled_from(
    (
        None,
        "times",
        "party",
        "places",
        "necessary",
        "commuting",
        "mode",
        "proof",
        "health_kit",
        "relief",
        "test",
    )
)


@given(
    full_requests | partial_requests | malformed_requests() | st.dictionaries(st.text(), any_json),
    st.sampled_from(["zh", "en"]),
    SHOWN,
)
def test_consulting_never_fails(request_: Json, lang: str, show: str | None) -> None:
    """Any answers, and any screen to show again, give the result and the screen.

    A later screen waits until the opening ones are answered, as though it was not wished for.
    """
    said: Any = checker.consult(request_, lang, ["", "Anna"], show)
    assert said["result"] == checker.evaluate(request_)
    if show in ("times", "party") or (show and is_opened(request_)):
        assert said["screen"]["id"] == show
    else:
        assert said == checker.consult(request_, lang, ["", "Anna"])
    assert ("screen" in said) != ("description" in said)


@given(
    any_json
    | st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("request", "lang", "names", "show"), any_json | full_requests)
    )
)
def test_a_call_of_the_page_never_fails(call: Any) -> None:
    """Any JSON is an answer's worth."""
    said = json.loads(checker.consult_json(json.dumps(call)))
    assert {"result", "answered", "errors"} <= set(said)


def test_a_party_far_too_large_is_refused_without_deciding_all_of_it() -> None:
    """Infants read every companion: without a limit the time would grow with the square."""
    party = [{"age": 1, "trips": []}] * 3000 + [{"age": 30}]
    request = {"arrival": "2021-11-29T08:00", "travellers": party}
    errors: Any = checker.evaluate(request)["errors"]
    assert [(error["field"], error["code"]) for error in errors] == [("travellers", "too_many")]
