"""What is said aloud while Python loads: each quarter once, and that it is there."""

import json
from itertools import groupby

import pytest
from in_node import node
from named_cases import in_each_language
from wording import TEXTS, wording

STEPS = 200
# A round number of bytes, and two that no quarter divides.
TOTALS = [4_000_000, 2_811_003, 999_999]


@in_each_language
@pytest.mark.parametrize("total", TOTALS)
def test_each_quarter_is_said_once(total: int, lang: str) -> None:
    said = spoken([(total * step // STEPS, total) for step in range(STEPS + 1)], lang)
    quarters = [wording("page.loading", lang, percent=percent) for percent in (0, 25, 50, 75)]
    assert [sentence for sentence, _ in groupby(said)] == [
        *quarters,
        wording("page.starting", lang),
    ]


@in_each_language
def test_a_quarter_is_not_said_before_it_is_there(lang: str) -> None:
    said = spoken([(24, 100), (25, 100), (99, 100)], lang)
    assert said == [wording("page.loading", lang, percent=percent) for percent in (0, 25, 75)]


@in_each_language
def test_a_page_that_carries_python_downloads_nothing(lang: str) -> None:
    assert spoken([(0, 0)], lang) == [wording("page.starting", lang)]


def spoken(progresses: list[tuple[int, int]], lang: str) -> list[str]:
    words = {name: TEXTS[1]["page"][name][lang] for name in ("loading", "starting")}
    given = [{"done": done, "total": total} for done, total in progresses]
    found: list[str] = node("progress.mjs", json.dumps(given), json.dumps(words))
    return found
