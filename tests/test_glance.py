"""A party at a glance, in the words of a result and as plain text."""

from typing import Any, get_args

import pytest
from named_cases import ADULT, INFANT, Json, in_each_language, journey, stay
from wording import wording

import checker
from checker.glance import BLOCKING_FIRST
from checker.outcome import Status

PARTY = (
    ADULT,
    INFANT,
    ADULT | {"test": None},
    ADULT | {"trips": [stay("case_county")]},
    ADULT | {"health_kit": "popup"},
)
NAMES = ("Anna", "Bo", "Cai", "Dan", "Emma")


def described(*party: Json, lang: str = "en") -> Any:
    return checker.consult(journey(*party), lang, NAMES)["description"]


def test_verdicts_stand_worst_first_with_whose_they_are() -> None:
    people = described(*PARTY)["party"]["people"]
    assert [(one["verdict"], one["names"]) for one in people] == [
        ("restricted", "Dan"),
        ("not_ready", "Cai and Emma"),
        ("ready", "Anna and Bo"),
    ]


def test_the_worst_off_are_told_first() -> None:
    """Among equals the order is theirs."""
    titles = [who["title"] for who in described(*PARTY)["travellers"]]
    assert titles == ["Dan", "Cai", "Emma", "Anna", "Bo"]


@in_each_language
def test_documents_stand_blocking_first_with_who_has_them(lang: str) -> None:
    documents = described(*PARTY, lang=lang)["party"]["documents"]
    both = {"zh": "{}和{}", "en": "{} and {}"}[lang]
    assert [
        (one["id"], [(some["status"], some["names"]) for some in one["people"]])
        for one in documents
    ] == [
        ("negative_test_48h", [("missing", "Cai"), ("held", both.format("Emma", "Anna"))]),
        ("green_code", [("missing", "Emma"), ("held", both.format("Cai", "Anna"))]),
        ("companion_test_48h", [("held", "Bo")]),
    ]
    assert documents[0]["name"] == wording("documents.negative_test_48h.name", lang)


@in_each_language
def test_what_all_have_is_everyones(lang: str) -> None:
    party = described(ADULT, ADULT, lang=lang)["party"]
    everyone = wording("person.everyone", lang)
    assert [one["names"] for one in party["people"]] == [everyone]
    assert {some["names"] for one in party["documents"] for some in one["people"]} == {everyone}


@in_each_language
@pytest.mark.parametrize(("ready", "is_short"), [(3, False), (4, True)])
def test_what_nearly_all_have_is_told_by_who_has_not(
    lang: str, ready: int, *, is_short: bool
) -> None:
    party = described(*[ADULT] * ready, ADULT | {"test": None}, lang=lang)["party"]
    _, able = party["people"]
    lacking = party["people"][0]["names"]
    assert (able["names"] == wording("person.everyone_but", lang, names=lacking)) is is_short
    assert all(name in able["names"] for name in NAMES[:ready]) is not is_short


def test_one_traveller_is_no_party() -> None:
    assert "party" not in described(ADULT)


@pytest.mark.parametrize("status", get_args(Status))
def test_every_status_has_its_place(status: str) -> None:
    assert status in BLOCKING_FIRST


@in_each_language
def test_it_is_printed_too(lang: str) -> None:
    text = checker.consult(journey(*PARTY), lang, NAMES)["text"]
    heading, label = wording("headings.party", lang), wording("verdicts.restricted.label", lang)
    assert f"\n{heading}\n  - [{label}] Dan\n" in text
    name, missing = (
        wording("documents.negative_test_48h.name", lang),
        wording("states.missing", lang),
    )
    assert f"  - {name}\n      [{missing}] Cai\n" in text
