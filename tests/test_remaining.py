"""“About three more questions”: derived from all ways through the screens."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from in_node import node
from named_cases import ADULT, ARRIVAL, in_each_language, put
from wording import wording

import checker
from checker.policy import POLICIES
from workbench.__main__ import main
from workbench.remaining import remaining, rounded, ways

pytestmark = pytest.mark.unmeasured

POLICY = POLICIES[0]
AFTER = {
    "times": 4,
    "party": 3,
    "places": 2,
    "necessary": 2,
    "commuting": 2,
    "mode": 2,
    "proof": 2,
    "health_kit": 1,
    "relief": 1,
    "test": 0,
}


def test_how_many_more_come_after_each_screen() -> None:
    """Written down; a rule or a question more can change them."""
    assert remaining() == AFTER


def test_the_last_is_the_last() -> None:
    """After a screen that says so none follows, on no way; all others lead on somewhere."""
    followed = {screen for _, screens in ways(POLICY) for screen in screens[:-1]}
    assert followed == {screen for screen, number in AFTER.items() if number > 0}


def test_the_number_never_rises() -> None:
    """Whatever is answered."""
    for _, screens in ways(POLICY):
        numbers = [AFTER[screen] for screen in screens]
        assert numbers == sorted(numbers, reverse=True), screens


def test_all_ways_together_are_certain() -> None:
    """Each answer to a question is as likely as the others."""
    chances = [chance for chance, _ in ways(POLICY)]
    assert sum(chances) == pytest.approx(1)
    assert len(chances) == 117


FIELDS = {
    "times": {"arrival": ARRIVAL},
    "party": {"travellers": [{"age": 34}]},
    "places": {"travellers[0].trips": []},
    "commuting": {"travellers[0].commuter": "no"},
    "health_kit": {"travellers[0].health_kit": "green"},
    "test": {"travellers[0].test": ADULT["test"]},
}


def test_a_way_is_the_one_that_visitors_go() -> None:
    """The commonest of all, asked screen by screen."""
    request: dict[str, Any] = {}
    for screen, answers in FIELDS.items():
        consulted: Any = checker.consult(request, "en")
        assert consulted["screen"]["id"] == screen
        for field, value in answers.items():
            put(request, field, deepcopy(value))
    assert "screen" not in checker.consult(request, "en")
    assert list(FIELDS) in [screens for _, screens in ways(POLICY)]


@pytest.mark.parametrize(
    ("weighed", "number"),
    [
        ([(1.0, 0)], 0),
        ([(0.9, 0), (0.1, 1)], 1),
        ([(0.5, 3), (0.5, 4)], 4),
        ([(0.25, 0), (0.75, 4)], 3),
    ],
)
def test_a_mean_is_rounded_and_zero_is_certain(
    weighed: list[tuple[float, int]], number: int
) -> None:
    assert rounded(weighed) == number


@in_each_language
def test_the_page_says_it_in_words(lang: str) -> None:
    """One, several and the last, by version; nothing of an answer that is changed, or unknown."""
    remaining = {POLICY.id: {"a": 3, "b": 1, "c": 0}, "another": {"a": 1}}
    page = {"remaining": remaining, "opening": checker.opening(lang)}
    answered = [{"screen": "a"}]
    visits = [({"screen": {"id": id}, "answered": []}, page, 1) for id in "abcd"]
    changed = ({"screen": {"id": "a"}, "answered": answered}, page, 1)
    later = ({"screen": {"id": "b"}, "answered": answered}, page, 2)
    of_a_party = ({"screen": {"id": "c"}, "answered": answered}, page, 2)
    version = ({"screen": {"id": "a"}, "answered": [], "policy": "another"}, page, 1)
    assert node("remaining.mjs", json.dumps([*visits, changed, later, of_a_party, version])) == [
        wording("page.more", lang, position=1, number=3),
        wording("page.more_one", lang, position=1),
        wording("page.last", lang, position=1),
        None,
        None,
        wording("page.more_one", lang, position=2),
        None,
        wording("page.more_one", lang, position=1),
    ]


@pytest.mark.site
@in_each_language
def test_every_page_with_the_checker_knows_the_numbers(site: Path, dist: Path, lang: str) -> None:
    """Of the site, for partners' frames, in one file."""
    own, embedded = site / lang / "checker.html", site / "embed" / f"{lang}.html"
    for page in (own, embedded, dist / f"checker-{lang}.html"):
        data = page.read_text(encoding="utf-8").partition('<script type="application/json">')[2]
        told, _ = json.JSONDecoder().raw_decode(data)
        assert told["remaining"] == {POLICY.id: AFTER}


def test_the_command_prints_a_line_for_each_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remaining"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "times 4"
    assert len(lines) == 10
