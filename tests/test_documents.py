"""The tables of who shows what, and the steps that they are drawn from."""

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from named_cases import in_each_language
from wording import wording

from checker.outcome import Document, Outcome
from checker.policy import POLICIES
from workbench import documents
from workbench.__main__ import main
from workbench.steps import Conditions, Step, Way, essence, one_apart, steps, together, ways
from workbench.walk import walk

pytestmark = pytest.mark.unmeasured

POLICY = POLICIES[0]
ANCHORS = [
    "near-local-cases",
    "elsewhere-in-a-city-with-cases",
    "infants",
    "commuters-with-the-label",
    "registered-commuters-by-road",
    "registered-commuters-by-rail",
    "no-commuter-rule",
    "people-without-a-smartphone",
    "everyone-else",
]
ROWS = [1, 2, 1, 2, 1, 2, 6, 1, 1]
NOWHERE = {
    "zh": "去过的地方：表里写到的都没去过",
    "en": "Places: none of those named in these tables",
}


@cache
def kinds(lang: str) -> list[documents.Kind]:
    return documents.kinds(lang)


def follow(all_steps: list[Step], path: dict[str, tuple[Any, ...]]) -> Outcome:
    """What a reader finds who goes through the tables from the top."""
    found = Outcome()
    for step in all_steps:
        for way in step.ways:
            if not found.ends and fits(way, path):
                found += way.said
    return found


def fits(way: Way, path: dict[str, tuple[Any, ...]]) -> bool:
    """Whether a row speaks of those who give these answers."""
    return all(
        field in path and all(one in answers for one in path[field])
        for field, answers in way.conditions
    )


def test_whoever_reads_the_tables_from_the_top_finds_what_is_decided() -> None:
    """For every way through the rules: the same end, the same documents, nothing left out."""
    paths = list(ways(walk(POLICY, lambda outcome: outcome)))
    assert len(paths) > 50
    all_steps = steps(POLICY)
    for path, outcome in paths:
        found = follow(all_steps, dict(path))
        assert (found.verdict, found.route) == (outcome.verdict, outcome.route), path
        assert found.documents == essence(outcome).documents, path
        assert set(found.clauses) == set(outcome.clauses), path
        assert {one.id for one in found.actions} <= {one.id for one in outcome.actions}, path
        assert {one.id for one in found.notes} <= {one.id for one in outcome.notes}, path


def rows(lang: str) -> dict[str, list[list[str]]]:
    """The rows of each table by its anchor, cells apart, heads left out."""
    found = {}
    for kind in kinds(lang):
        lines = [line for line in kind.table.splitlines() if line.startswith("|")]
        found[kind.anchor] = [re.split(r" \| ", line.strip("| ")) for line in lines[2:]]
    return found


@in_each_language
def test_a_kind_for_each_step_that_speaks(lang: str) -> None:
    """In the order of the steps, under the same anchors in both languages: links go there."""
    assert [kind.anchor for kind in kinds(lang)] == ANCHORS
    assert [len(found) for found in rows(lang).values()] == ROWS


@in_each_language
def test_a_table_has_a_head_and_three_columns(lang: str) -> None:
    """Situation, what to carry or do, sources."""
    for kind in kinds(lang):
        lines = [line for line in kind.table.splitlines() if line.startswith("|")]
        assert lines[1] == "| --- | --- | --- |"
        assert {line.count(" | ") for line in lines} == {2}


def test_both_languages_have_the_same_rows() -> None:
    """As many conditions and documents in each, resting on the same."""

    def shape(lang: str) -> Any:
        return {
            anchor: [
                [row[0].count("<br>"), row[1].count("<br>"), re.findall(r"\]\((.*?)\)", row[-1])]
                for row in found
            ]
            for anchor, found in rows(lang).items()
        }

    assert shape("zh") == shape("en")


def condition(field: str, key: str, lang: str = "en") -> str:
    """A question and its answer, as a table says it."""
    colon = {"zh": "：", "en": ": "}[lang]
    title = wording(f"fields.{field}.title", lang)
    return f"{title}{colon}{wording(f'fields.{field}.{key}', lang)}"


def names(*ids: str, lang: str = "en") -> str:
    """Documents, as a table lists them."""
    return "<br>".join(wording(f"documents.{id}.name", lang) for id in ids)


def test_everyone_else_stands_last() -> None:
    """Whoever comes so far needs no condition."""
    assert rows("en")["everyone-else"] == [
        [
            "Whatever else holds",
            names("negative_test_48h", "green_code"),
            "[Introduction](index.md#intro)<br>[Question 8](tests.md#q8)",
        ]
    ]


def test_an_infant_is_known_by_its_age() -> None:
    """What was asked before does not matter to those who come so far."""
    assert rows("zh")["infants"] == [
        ["年龄：3 岁及以下", names("companion_test_48h", lang="zh"), "[第 8 问](tests.md#q8)"]
    ]


@in_each_language
def test_what_all_rows_share_is_said_once(lang: str) -> None:
    """Above the table; the rows say where they differ."""
    table = next(one.table for one in kinds(lang) if one.anchor == ANCHORS[3])
    intro, _, head = table.splitlines()[:3]
    assert intro.split("<br>")[1:] == [
        condition("commuter", "answers.labelled", lang),
        NOWHERE[lang],
    ]
    assert head.startswith("| ")
    by_rail, by_road = rows(lang)[ANCHORS[3]]
    assert by_rail[0] == condition("mode", "answers.rail", lang)
    assert by_road[0] == condition("mode", "answers.road", lang)


def test_a_test_that_is_not_shown_says_so() -> None:
    """By rail the label is shown, and the test must only be in date."""
    by_rail, _ = rows("en")["commuters-with-the-label"]
    aside = wording("document.aside", "en")
    assert by_rail[1:] == [
        f"{names('commuter_label', 'negative_test_14d')}. {aside}.",
        "[Question 4](label-changes.md#q4)<br>[Question 5](label-changes.md#q5)",
    ]


@in_each_language
def test_a_verdict_takes_the_place_of_documents(lang: str) -> None:
    """Where nothing that one carries helps."""
    ((_, *rest),) = rows(lang)["near-local-cases"]
    question = {"zh": "第 9 问", "en": "Question 9"}[lang]
    restricted = wording("verdicts.restricted.label", lang)
    assert rest == [f"**{restricted}**", f"[{question}](tests.md#q9)"]
    refused = wording("verdicts.do_not_travel.label", lang)
    assert rows(lang)["elsewhere-in-a-city-with-cases"][1][1] == f"**{refused}**"


def test_a_row_that_ends_nothing_leads_further_down() -> None:
    """It says what is added, and then where to look."""
    added, *_ = rows("en")["elsewhere-in-a-city-with-cases"]
    text = wording("actions.report_to_community.text", "en")
    assert added[1] == f"{text}<br>**Then look further down for the rest.**"
    leading = [row for found in rows("en").values() for row in found if "further down" in row[1]]
    assert len(leading) == 1 + 6


def test_an_application_says_what_to_bring_and_rests_on_all_that_it_says() -> None:
    """Its words come from two questions."""
    row = rows("en")["no-commuter-rule"][4]
    assert row[0].startswith(condition("commuter", "answers.unregistered"))
    for id in ("id_card", "proof_of_work", "proof_of_residence", "negative_test"):
        assert f"<br>– {names(id)}" in row[1]
    assert row[2] == "[Question 2](label.md#q2)<br>[Question 3](label.md#q3)"


def test_a_silence_of_the_source_is_linked() -> None:
    """To where it is told how it is read."""
    assert rows("zh")["no-commuter-rule"][0][2] == (
        "[第 4 问](label-changes.md#q4)<br>[报道没说（R10）](not-covered.md#r10)"
    )


@in_each_language
def test_answers_that_go_together_have_a_word(lang: str) -> None:
    """Anybody who commutes; anybody who can use Health Kit."""
    assert rows(lang)["no-commuter-rule"][0][0].split("<br>") == [
        condition("commuter", "together.labelled_registered_unregistered", lang),
        NOWHERE[lang],
        condition("mode", "answers.other", lang),
    ]
    able = condition("health_kit", "together.green_popup_not_green", lang)
    assert rows(lang)["registered-commuters-by-rail"][0][0] == able


def test_every_document_of_a_route_is_in_some_table() -> None:
    """Nothing that is shown is left out."""
    text = " ".join(kind.table for kind in kinds("en"))
    for id in ("commuter_label", "id_card", "proof_of_work", "green_code"):
        assert names(id) in text


def test_what_is_said_does_not_depend_on_the_walks_fresh_test() -> None:
    """Tables list what is carried, whether it is held or not."""
    held, missing = (
        essence(Outcome(route="general", documents=(Document("green_code", status),)))
        for status in ("held", "missing")
    )
    assert held == missing == Outcome(route="general", documents=(Document("green_code", "bring"),))


def test_a_step_may_speak_only_later() -> None:
    """Of old stays and of late arrivals, neither of which changes what is carried."""
    first, second, third, *_ = steps(POLICY, arrival="2022-11-29T12:00")
    assert [way.conditions for way in first.ways] == [()]
    assert [len(way.conditions) for way in second.ways] == [1]
    assert third == Step("near_local_cases", ("T3",), ())


ONE, SAID = Outcome(route="one"), Outcome(route="said")


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ((("a", (1,)),), (("a", (2,)),), (("a", (1, 2)),)),
        ((("a", (1,)), ("b", (1,))), (("a", (2,)), ("b", (1,))), (("a", (1, 2)), ("b", (1,)))),
        ((("a", (1,)), ("b", (1,))), (("a", (2,)), ("b", (2,))), None),
        ((("a", (1,)),), (("b", (1,)),), None),
        ((), (), None),
    ],
)
def test_ways_that_differ_in_one_answer_are_one(
    one: Conditions, other: Conditions, both: Conditions | None
) -> None:
    """In one only: two differences are more than one row says."""
    assert one_apart(one, other) == both
    expected = [Way(both, SAID)] if both else [Way(one, SAID), Way(other, SAID)]
    assert together([Way(one, SAID)], Way(other, SAID)) == expected
    assert together([Way(one, ONE)], Way(other, SAID)) == [Way(one, ONE), Way(other, SAID)]


@in_each_language
def test_the_command_prints_the_tables(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same that the page shows."""
    assert main(["documents", "--lang", lang]) == 0
    printed = capsys.readouterr().out
    for kind in kinds(lang):
        assert f"### {kind.title} {{#{kind.anchor}}}\n\n{kind.table}\n" in printed


@pytest.mark.site
@in_each_language
def test_the_page_explains_the_mark_that_its_tables_have(site: Path, lang: str) -> None:
    """A test that is not shown is marked; how to read the mark stands before the tables."""
    page = unescape((site / lang / "documents.html").read_text(encoding="utf-8"))
    explained, _, tables = page.partition("<table")
    mark = wording("document.aside", lang)
    assert mark in explained
    assert mark in tables
