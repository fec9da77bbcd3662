"""The JSON Schema says what the checker does, as far as a schema can."""

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from named_cases import ADULT, CASES, Case, alone, at, every_case, journey, stay
from validators import REQUEST, RESULT, SCHEMA

import checker
from checker.schema import ERRORS_OF_FORM, ERRORS_OF_SENSE

# On these days it depends on the offset whether a time lies within the years in Beijing.
EDGES = ("1999-12-31", "2000-01-01", "2099-12-31", "2100-01-01")


def valid(request: object) -> bool:
    return bool(REQUEST.is_valid(request))


def exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def is_seen(request: Any, error: dict[str, str]) -> bool:
    """Whether a schema can see an error: not one of sense, nor one of these three."""
    if error["code"] in ERRORS_OF_SENSE:
        return False
    found = at(request, error["field"]) if error["code"] not in BESIDE_VALUES else None
    if isinstance(found, float):
        return not found.is_integer()
    if error["code"] == "not_a_date":
        return exists(found[:10]) or not FORM.is_valid(found)
    return not (error["code"] == "out_of_range" and str(found).startswith(EDGES) and "T" in found)


BESIDE_VALUES = ("not_json", "unknown_field", "empty", "too_many")
FORM = Draft202012Validator(
    {"pattern": "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T.*)?$"}
)


def test_the_schema_is_a_schema() -> None:
    """It is valid JSON Schema of 2020-12, and a request's by itself."""
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)
    assert Draft202012Validator(SCHEMA).is_valid(journey())
    assert not Draft202012Validator(SCHEMA).is_valid(journey(mode="ship"))
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_the_schema_names_what_the_contract_names() -> None:
    """Fields, choices and limits are those of the contract's table."""
    request = SCHEMA["$defs"]["request"]
    assert list(request["properties"]) == [
        "policy",
        "arrival",
        "departure",
        "mode",
        "necessary",
        "travellers",
    ]
    travellers = request["properties"]["travellers"]
    assert (travellers["minItems"], travellers["maxItems"]) == (1, 20)
    own = travellers["items"]["properties"]
    assert sorted(own) == [
        "age",
        "commuter",
        "health_kit",
        "proof_of_work",
        "relief_group",
        "test",
        "trips",
    ]
    assert own["age"] == {"type": "integer", "minimum": 0, "maximum": 130}
    assert (own["trips"]["minItems"], own["trips"]["maxItems"]) == (0, 50)
    assert own["trips"]["items"]["properties"]["place"] == {
        "enum": ["case_county", "case_city", "border_port", "elsewhere"]
    }


@every_case
def test_a_request_passes_unless_it_is_refused_for_its_form(case: Case) -> None:
    """What the checker accepts passes; what it refuses for its form fails."""
    errors = checker.evaluate(case.request)["errors"]
    assert valid(case.request) == (not any(is_seen(case.request, error) for error in errors))


@every_case
def test_a_result_passes(case: Case) -> None:
    """Every result is as its schema says."""
    RESULT.validate(json.loads(json.dumps(checker.evaluate(case.request))))


UNSEEN = [
    alone(age=34.0),
    alone(test={"reported_at": "2021-02-30"}),
    journey(arrival="2021-02-29T08:00"),
    journey(arrival="2100-01-01T00:00"),
    journey(departure="1999-12-31T23:59"),
    journey(departure="2000-01-01T00:00+08:01"),
    journey(arrival="2099-12-31T16:00Z"),
]


@pytest.mark.parametrize("request_", UNSEEN, ids=str)
def test_what_no_schema_can_see(request_: Any) -> None:
    """Just these pass, and are refused: a whole float, a day that does not exist, an edge day."""
    assert valid(request_)
    assert checker.evaluate(request_)["status"] == "invalid"


@pytest.mark.parametrize(
    "request_",
    [
        journey(arrival="2100-01-01T00:00+08:01"),
        journey(departure="1999-12-31T16:00Z"),
        alone(trips=[stay("elsewhere", "2000-01-01")]),
        journey(arrival="2021-11-29T08:00:00.123456-00:00"),
    ],
    ids=str,
)
def test_what_lies_just_within(request_: Any) -> None:
    """Edges that the checker accepts, the schema accepts."""
    assert valid(request_)
    assert checker.evaluate(request_)["status"] == "complete"


@pytest.mark.parametrize(
    "request_",
    [
        journey(arrival="2021-11-29T08:00\n"),
        journey(arrival="2021-11-29"),
        journey(arrival="2021-11-29T08:00+24:00"),
        journey(arrival="2100-01-02T00:00"),
        journey(departure="1999-12-30T23:59"),
        alone(trips=[stay("elsewhere", "1999-12-31")]),
        alone(test={"reported_at": "2100-01-01"}),
        alone(test={"reported_at": "2021-11-28T10:00\n"}),
        alone(age=True),
        alone(age=34.5),
        alone(test=[]),
        journey(x=1),
        journey(policy="none"),
        journey(*[ADULT] * 21),
        alone(trips=[stay("elsewhere")] * 51),
        {"travellers": []},
        {"travellers": [None]},
        [],
        None,
    ],
    ids=lambda request: str(request)[:60],
)
def test_what_a_schema_refuses(request_: Any) -> None:
    """Shape, type, choice, range and size: the checker refuses each too."""
    assert not valid(request_)
    assert checker.evaluate(request_)["status"] == "invalid"


def test_a_schema_of_results_refuses_others() -> None:
    """A result with a key too few or too many, or an unknown id, does not pass."""
    result: Any = checker.evaluate(journey())
    assert RESULT.is_valid(result)
    assert not RESULT.is_valid({**result, "surplus": 1})
    assert not RESULT.is_valid({key: result[key] for key in result if key != "missing"})
    assert not RESULT.is_valid({**result, "verdict": "fine"})
    traveller = result["travellers"][0]
    for changed in (
        {"notes": [{"id": "none", "cites": []}]},
        {"actions": [{"id": "none", "cites": []}]},
        {"cites": ["q11"]},
        {"clears_on": None},
        {"clears_on": "2021-12-05T00:00:00+08:00"},
    ):
        assert not RESULT.is_valid({**result, "travellers": [{**traveller, **changed}]})


def test_every_error_of_the_contract_has_a_case() -> None:
    """Each code of the contract's table comes out of some case, and no other."""
    found = {error["code"] for case in CASES for error in case.expected.get("errors", ())}
    assert found == {*ERRORS_OF_FORM, *ERRORS_OF_SENSE}
    assert found == {
        "not_json",
        "unknown_field",
        "wrong_type",
        "not_a_choice",
        "out_of_range",
        "not_a_date",
        "empty",
        "too_many",
        "not_in_force",
        "after_arrival",
        "no_companion",
    }
