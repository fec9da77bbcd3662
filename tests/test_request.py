"""Reading a request: strictly where it is JSON, and with all its faults at once."""

import json
from collections import OrderedDict
from types import MappingProxyType
from typing import Any

import pytest
from named_cases import ADULT, ARRIVAL, alone, journey

import checker
from checker.request import DEEPEST, NotJson, read_json

COMPLETE = json.dumps(journey())


def codes(text: str | bytes) -> list[tuple[str, str]]:
    return [
        (error["field"], error["code"])
        for error in json.loads(checker.evaluate_json(text))["errors"]
    ]


def nested(levels: int) -> str:
    """An object so many levels deep."""
    return '{"a":' + "[" * (levels - 1) + "]" * (levels - 1) + "}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "null",
        "[]",
        '"arrival"',
        "1",
        "{",
        "{'a': 1}",
        '{"a": 1,}',
        "{} {}",
        "{}x",
        '{"a": 1} // why',
        '{"age": NaN}',
        '{"age": Infinity}',
        '{"age": -Infinity}',
        '{"age": 034}',
        '{"mode": "ra\nil"}',
        '{"mode": "rail", "mode": "rail"}',
        '{"travellers": [{"age": 3, "age": 3}]}',
        '{"travellers": [{"test": {"reported_at": "2021-11-28", "reported_at": "2021-11-28"}}]}',
        '{"mode": 1, "mod\\u0065": 2}',
        "\ufeff{}",
    ],
)
def test_text_that_is_not_one_json_object_is_refused(text: str) -> None:
    """Anything but one JSON object, read strictly, is `not_json` and nothing more."""
    assert codes(text) == [("", "not_json")]


@pytest.mark.parametrize(
    "text",
    [
        b"\xef\xbb\xbf{}",
        b'{"mode": "\xff"}',
        b'{"mode": "\xed\xa0\x80"}',
        b'{"mode": "\xc0\xaf"}',
        "{}".encode("utf-16"),
        '{"a": "å"}'.encode("latin-1"),
    ],
)
def test_bytes_that_are_not_utf8_are_refused(text: bytes) -> None:
    """Bytes are UTF-8 without a byte order mark."""
    assert codes(text) == [("", "not_json")]


def test_utf8_is_read() -> None:
    """Bytes and text of the same request give the same."""
    text = '{"名": 1}'
    assert codes(text.encode()) == codes(text) == [("名", "unknown_field")]


def test_space_around_a_request_does_not_matter() -> None:
    """Space and line ends around JSON are part of JSON."""
    assert codes(f"\r\n {COMPLETE} \t\r\n") == []


def test_the_depth_of_a_request_has_a_limit() -> None:
    """64 levels are read, 65 are not."""
    assert DEEPEST == 64
    assert codes(nested(64)) == [("a", "unknown_field")]
    assert codes(nested(65)) == [("", "not_json")]
    assert codes("[" * 1_000_000) == [("", "not_json")]


def test_what_stands_side_by_side_is_no_depth() -> None:
    """A hundred empty lists in a row are two levels, and make no room for a deeper one after."""
    row = "[" + "[]," * 99 + "[]]"
    assert codes(f'{{"a": {row}}}') == [("a", "unknown_field")]
    assert codes(f'{{"b": {row}, {nested(64)[1:]}') == [
        ("a", "unknown_field"),
        ("b", "unknown_field"),
    ]
    assert codes(f'{{"b": {row}, {nested(65)[1:]}') == [("", "not_json")]


def test_brackets_within_text_are_no_depth() -> None:
    """Only brackets outside of strings nest, however the strings are escaped."""
    assert codes(json.dumps({"a": "[" * 99, 'b"\\': '\\"[{' * 99})) == [
        ("a", "unknown_field"),
        ('b"\\', "unknown_field"),
    ]


def test_a_string_without_an_end_is_refused_at_once() -> None:
    """Reading takes time in proportion to the text: this would otherwise take minutes."""
    assert codes('"' + '\\"' * 300_000) == [("", "not_json")]


@pytest.mark.parametrize("digits", [40, 5000])
@pytest.mark.parametrize("sign", ["", "-"])
def test_a_number_of_any_length_is_a_number(sign: str, digits: int) -> None:
    """Very long numbers are out of range, not unreadable."""
    text = COMPLETE.replace('"age": 34', f'"age": {sign}{"9" * digits}')
    assert codes(text) == [("travellers[0].age", "out_of_range")]


@pytest.mark.parametrize("number", ["1e999", "-1e999", "34.0", "3.4e1"])
def test_a_number_with_a_fraction_or_an_exponent_is_no_whole_number(number: str) -> None:
    """Floats are JSON, but no ages."""
    text = COMPLETE.replace('"age": 34', f'"age": {number}')
    assert codes(text) == [("travellers[0].age", "wrong_type")]


def test_half_of_a_surrogate_pair_is_kept() -> None:
    """JSON can escape half a character: it is found where it stands."""
    assert codes('{"\\ud800": 1, "mode": "\\udc00"}') == [
        ("mode", "not_a_choice"),
        ("\ud800", "unknown_field"),
    ]


def test_reading_says_why_it_refuses() -> None:
    """`NotJson` carries a reason for whoever calls it."""
    with pytest.raises(NotJson, match=r"^a key stands twice$"):
        read_json('{"a": 1, "a": 1}')
    with pytest.raises(NotJson, match=r"^NaN is not JSON$"):
        read_json('{"a": NaN}')
    with pytest.raises(NotJson, match=r"^nested too deeply$"):
        read_json(nested(65))
    with pytest.raises(NotJson, match=r"^not an object$"):
        read_json("3")


def cyclic() -> list[Any]:
    found: list[Any] = []
    found.append(found)
    return found


def deep() -> list[Any]:
    found: list[Any] = []
    for _ in range(100_000):
        found = [found]
    return found


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        (1, 2),
        {1: 2},
        {(1, 2): 3},
        {b"a": 1},
        b"rail",
        {1, 2},
        object(),
        10**5000,
        cyclic(),
        deep(),
        Ellipsis,
    ],
    ids=lambda value: type(value).__name__,
)
@pytest.mark.parametrize("field", ["age", "trips", "health_kit", "test"])
def test_values_that_json_cannot_hold_are_refused(field: str, value: object) -> None:
    """Python callers get an error of the contract for them, never an exception."""
    result = checker.evaluate(alone(**{field: value}))
    assert result["status"] == "invalid"
    assert all(error["field"].startswith(f"travellers[0].{field}") for error in result["errors"])
    assert json.loads(json.dumps(result))["errors"] == result["errors"]


def test_keys_that_json_cannot_hold_are_unknown_fields() -> None:
    """A key that is no text is no field."""
    request: dict[Any, Any] = {1: 2, None: 3, "x": 4}
    result = checker.evaluate(request)
    assert [(e["field"], e["code"]) for e in result["errors"]] == [
        ("1", "unknown_field"),
        ("None", "unknown_field"),
        ("x", "unknown_field"),
    ]


@pytest.mark.parametrize("request_", [None, 3, "text", [], [("arrival", ARRIVAL)], b"{}"])
def test_a_request_that_is_no_mapping_is_not_json(request_: object) -> None:
    """What is no object at all is `not_json`, from Python too."""
    result: Any = checker.evaluate(request_)
    assert [(e["field"], e["code"]) for e in result["errors"]] == [("", "not_json")]


@pytest.mark.parametrize("mapping", [MappingProxyType, OrderedDict])
def test_any_mapping_is_a_request(mapping: Any) -> None:
    """Objects may be any mapping; the result is the same."""
    wrapped = mapping(journey(mapping(ADULT | {"test": mapping(ADULT["test"])})))
    assert checker.evaluate(wrapped) == checker.evaluate(journey())


def test_a_request_is_left_as_it_was() -> None:
    """Deciding changes nothing of what it is given."""
    request = journey(ADULT, {"age": 2, "trips": []}, departure="2021-11-29T06:30+08:00")
    before = json.dumps(request)
    checker.evaluate(request)
    assert json.dumps(request) == before


def test_errors_have_one_order() -> None:
    """As fields are declared, then unknown names by the alphabet, then errors of sense."""
    assert (
        fields_of(FAULTY)
        == fields_of(reversed_keys(FAULTY))
        == [
            "policy",
            "mode",
            "travellers[0].age",
            "travellers[0].trips[0].place",
            "travellers[0].trips[0].b",
            "travellers[0].test",
            "travellers[1]",
            "travellers[2].test.reported_at",
            "a",
            "z",
            "departure",
            "travellers[0].trips[0].left_on",
        ]
    )


FAULTY = {
    "z": 1,
    "a": 1,
    "departure": "2021-11-29T09:00",
    "mode": "ship",
    "travellers": [
        {
            "test": 1,
            "trips": [{"b": 1, "left_on": "2021-11-30", "place": "moon"}],
            "age": -1,
        },
        None,
        {"test": {"reported_at": "soon"}},
    ],
    "arrival": "2021-11-29T08:00",
    "policy": "none",
}


def fields_of(request: Any) -> list[str]:
    return [error["field"] for error in checker.evaluate(request)["errors"]]


def reversed_keys(value: Any) -> Any:
    """The same with the keys of every object the other way round."""
    if isinstance(value, dict):
        return {key: reversed_keys(value[key]) for key in reversed(value)}
    return [reversed_keys(item) for item in value] if isinstance(value, list) else value
