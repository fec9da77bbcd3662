"""Errors in words: what was found, what is allowed, what to do, word for word."""

import json
from typing import Any

import pytest
from named_cases import ADULT, INFANT, alone, journey, stay
from wording import wording

import checker


def messages(result: Any) -> list[tuple[str, str, str]]:
    return [
        (error["field"], error["message"]["zh"], error["message"]["en"])
        for error in result["errors"]
    ]


def only(request: Any) -> tuple[str, str, str]:
    """The one error of a request."""
    (found,) = messages(checker.evaluate(request))
    return found


def test_not_json() -> None:
    """The whole request is at fault, so that no field is named."""
    assert messages(json.loads(checker.evaluate_json("{,}"))) == [
        (
            "",
            "没有读到一个 JSON 对象。请检查文件和格式：UTF-8 编码，键名不能重复，不能有 NaN。",
            (
                "No JSON object could be read. "
                "Check the file and its form: UTF-8, no key twice, no NaN."
            ),
        )
    ]


def test_unknown_field() -> None:
    """A name that is not in the table."""
    assert only(alone(name="x")) == (
        "travellers[0].name",
        "没有这一项。请检查拼写，或者把它去掉。",
        "There is no such field. Check the spelling, or leave it out.",
    )


def test_wrong_type_of_a_number() -> None:
    """Text in place of a whole number is repeated in quotes."""
    assert only(alone(age="34")) == (
        "travellers[0].age",
        '"34" 的类型不对。请填：0 到 130 的整数。',
        '"34" is of the wrong type. Give a whole number from 0 to 130.',
    )


def test_wrong_type_of_yes_or_no() -> None:
    """Yes and no are JSON's own."""
    assert only(journey(necessary="yes")) == (
        "necessary",
        '"yes" 的类型不对。请填：true 或 false。',
        '"yes" is of the wrong type. Give true or false.',
    )


@pytest.mark.parametrize(
    ("request_", "field", "found"),
    [
        ({"travellers": {}}, "travellers", "{}"),
        ({"travellers": [None]}, "travellers[0]", "null"),
        (alone(trips="none"), "travellers[0].trips", '"none"'),
        (alone(trips=[1]), "travellers[0].trips[0]", "1"),
        (alone(test=False), "travellers[0].test", "false"),
    ],
)
def test_wrong_type_of_what_holds_answers(request_: Any, field: str, found: str) -> None:
    """In place of an object or a list."""
    assert only(request_) == (
        field,
        f"{found} 的类型不对。请填：它自己的各项内容（对象或列表）。",
        f"{found} is of the wrong type. Give the answers that belong here (an object or a list).",
    )


def test_not_a_choice() -> None:
    """The choices are listed."""
    assert only(journey(mode="ship")) == (
        "mode",
        '"ship" 不在选项里。请改成：rail、road、other，任选一个。',
        '"ship" is not one of the choices. Give one of: rail, road, other.',
    )


def test_out_of_range_number() -> None:
    """The range is said."""
    assert only(alone(age=131)) == (
        "travellers[0].age",
        "131 超出了范围。请填：0 到 130 的整数。",
        "131 is out of range. Give a whole number from 0 to 130.",
    )


def test_out_of_range_day() -> None:
    """The years are said."""
    assert only(alone(trips=[{"place": "elsewhere", "left_on": "1999-12-31"}])) == (
        "travellers[0].trips[0].left_on",
        '"1999-12-31" 超出了范围。请填：日期，写法如 2021-11-29，年份从 2000 到 2099。',
        (
            '"1999-12-31" is out of range. '
            "Give a date, written like 2021-11-29, in the years 2000 to 2099."
        ),
    )


def test_not_a_date_time() -> None:
    """An example of the form is given."""
    assert only(journey(departure="29/11/2021")) == (
        "departure",
        (
            '"29/11/2021" 不是有效的日期或时间。'
            "请填：日期加时间，写法如 2021-11-29T08:00，年份从 2000 到 2099。"
        ),
        (
            '"29/11/2021" is not a date or time that exists. '
            "Give a date and time, written like 2021-11-29T08:00, in the years 2000 to 2099."
        ),
    )


def test_not_a_date() -> None:
    """A report may be either."""
    assert only(alone(test={"reported_at": "2021-02-29"})) == (
        "travellers[0].test.reported_at",
        (
            '"2021-02-29" 不是有效的日期或时间。请填：日期，或者日期加时间，'
            "写法如 2021-11-29 或 2021-11-29T08:00，年份从 2000 到 2099。"
        ),
        (
            '"2021-02-29" is not a date or time that exists. Give a date, with or without a time, '
            "written like 2021-11-29 or 2021-11-29T08:00, in the years 2000 to 2099."
        ),
    )


def test_empty() -> None:
    """How many are needed."""
    assert only({"travellers": []}) == (
        "travellers",
        "这里不能是空的。请至少填 1 项。",
        "This list is empty. Give at least 1.",
    )


def test_too_many() -> None:
    """How many there are, and may be."""
    assert only(journey(*[ADULT] * 21)) == (
        "travellers",
        "这里有 21 项，最多 20 项。请分几次查。",
        "There are 21 here and at most 20 are possible. Split them up.",
    )
    assert only(alone(trips=[{"place": "elsewhere"}] * 51))[2] == (
        "There are 51 here and at most 50 are possible. Split them up."
    )


def test_not_in_force() -> None:
    """Since when the rules hold."""
    assert only(alone(journey={"arrival": "2021-11-16T23:59"}, test=None)) == (
        "arrival",
        "到京时间早于 2021 年 11 月 17 日，这套规定那时还没有施行。请填那天或以后的时间。",
        (
            "The arrival is before 17 November 2021, when these rules came into force. "
            "Give a time on that day or later."
        ),
    )


def test_after_arrival() -> None:
    """What was found, and both ways out."""
    assert only(journey(departure="2021-11-29T08:01")) == (
        "departure",
        "11月29日周一 08:01，晚于到京时间。请改成到京之前，或者改到京时间。",
        (
            "Mon 29 November, 08:01 is later than the arrival. "
            "Give an earlier one, or change the arrival."
        ),
    )


@pytest.mark.parametrize(
    ("request_", "chinese", "english"),
    [
        (
            alone(trips=[stay("elsewhere", "2021-11-30")]),
            "11月30日周二，晚于",
            "Tue 30 November is later",
        ),
        (
            alone(test={"reported_at": "2021-11-29T00:30Z"}),
            "11月29日周一 08:30，晚于",
            "Mon 29 November, 08:30 is later",
        ),
        (
            journey(departure="2022-01-02T09:00:30.5"),
            "2022年1月2日周日 09:00，晚于",
            "Sun 2 January 2022, 09:00 is later",
        ),
    ],
    ids=str,
)
def test_a_time_that_is_too_late_is_in_words(request_: Any, chinese: str, english: str) -> None:
    """As people write it: a day without a time, a time in Beijing, the year where it is another."""
    _, in_chinese, in_english = only(request_)
    assert in_chinese.startswith(chinese)
    assert in_english.startswith(english)


@pytest.mark.parametrize(
    ("request_", "found", "what"),
    [
        (journey(departure="2021-11-28"), "2021-11-28", "a date or time that exists"),
        (journey(departure="2021-11-28T24:00"), "2021-11-28T24:00", "a date or time that exists"),
        (
            alone(trips=[stay("elsewhere", "2021-11-20T08:00")]),
            "2021-11-20T08:00",
            "a date or time that exists",
        ),
        (journey(mode="2021-11-29"), "2021-11-29", "one of the choices"),
    ],
    ids=str,
)
def test_a_time_of_the_wrong_form_is_quoted(request_: Any, found: str, what: str) -> None:
    """It is repeated as it was typed, even where it would be a day or a time elsewhere."""
    _, chinese, english = only(request_)
    assert chinese.startswith(f'"{found}" 不')
    assert english.startswith(f'"{found}" is not {what}. ')


def test_no_companion() -> None:
    """The age is that of the clause."""
    assert only(journey(INFANT)) == (
        "travellers",
        wording("errors.no_companion", "zh"),
        wording("errors.no_companion", "en"),
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ("r" * 40, '"' + "r" * 40 + '"'),
        ("r" * 41, '"' + "r" * 40 + '…"'),
        ("铁" * 41, '"' + "铁" * 40 + '…"'),
        ('"' * 41, '"' + '\\"' * 40 + '…"'),
        ([1] * 13, "[" + "1, " * 12 + "1]"),
        ([1] * 14, "[" + "1, " * 13 + "…"),
        ("铁路", '"铁路"'),
        ("{G1.hours}", '"{G1.hours}"'),
        ("{found}", '"{found}"'),
        ('"', '"\\""'),
        (float("nan"), "NaN"),
        ((1, 2), "[1, 2]"),
        (b"rail", "\"b'rail'\""),
        ({(1, 2): 3}, "dict"),
        (10**5000, "int"),
    ],
    ids=lambda value: str(value)[:20] if not isinstance(value, int) else "int",
)
def test_what_was_found_is_repeated(found: object, said: str) -> None:
    """As JSON, forty characters at most and never filled in; of what JSON cannot hold the type."""
    assert only(journey(mode=found))[2].startswith(f"{said} is ")
