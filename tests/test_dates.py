"""Dates as Python writes them, held against those that JavaScript writes in either language."""

import json
import re
from datetime import datetime, timedelta, timezone

import pytest
from in_node import node
from named_cases import in_each_language

from checker.policy import POLICIES
from checker.words import Words

BEIJING = timezone(timedelta(hours=8))
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
STEP = timedelta(days=1, seconds=236)  # 365 times less than a day more: every hour comes


@in_each_language
@pytest.mark.parametrize(
    "year", [2021, 2022]
)  # the record's, which goes without saying, and another
def test_each_day_of_a_year_is_written_as_javascript_writes_it(year: int, lang: str) -> None:
    moments = [datetime(year, 1, 1, tzinfo=BEIJING) + STEP * number for number in range(365)]
    words = Words(POLICIES[0], lang)
    expected = by_javascript(moments, LOCALES[lang], "" if year == 2021 else "numeric")
    for moment, (day, full_date, to_the_minute) in zip(moments, expected, strict=True):
        assert words.date(moment.date()) == without_comma(day, lang)
        assert words.full_date(moment) == spaced(full_date, lang)
        assert words.moment(moment) == with_comma(to_the_minute, lang)


def by_javascript(moments: list[datetime], locale: str, year: str) -> list[list[str]]:
    written: list[list[str]] = node(
        "dates.mjs", locale, year, json.dumps([moment.isoformat() for moment in moments])
    )
    return written


def without_comma(text: str, lang: str) -> str:
    """On purpose: "Sat 1 January 2022", as JavaScript itself writes it where there is no year."""
    return text.replace(",", "") if lang == "en" else text


def with_comma(text: str, lang: str) -> str:
    """On purpose: "Fri 1 January, 08:00", since "at" would not do after "until" or "by"."""
    return without_comma(text, lang).replace(" at ", ", ")


def spaced(text: str, lang: str) -> str:
    """On purpose: a full date stands in a sentence, where numbers have spaces around them."""
    return re.sub(r"(\d+)", r" \1 ", text).strip() if lang == "zh" else text
