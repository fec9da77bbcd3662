"""Walking the rules, and the tables that are drawn from it."""

import re
from typing import Any

import pytest
from named_cases import in_each_language
from wording import wording

from checker.outcome import Document, Outcome
from checker.policy import POLICIES
from workbench import documents
from workbench.__main__ import main
from workbench.walk import Branch, Fork, joined, walk, walk_from

POLICY = POLICIES[0]
ANCHORS = [
    "general-rule-1",
    "places-none",
    "places-case-county",
    "places-case-city",
    "places-border-port",
]


def tables(lang: str) -> dict[str, list[list[str]]]:
    """The rows of each table by its anchor, cells apart, heads left out."""
    found: dict[str, list[list[str]]] = {}
    for section in documents.tables(lang).split("### ")[1:]:
        heading, *lines = section.strip().splitlines()
        anchor = re.search(r"\{#([a-z0-9-]+)\}$", heading)
        assert anchor
        cells = [re.split(r" \| ", line.strip("| ")) for line in lines if line.startswith("|")]
        found[anchor[1]] = cells[2:]
    return found


@in_each_language
def test_the_tables_have_their_anchors(lang: str) -> None:
    """The same in both languages: links go there."""
    assert list(tables(lang)) == ANCHORS


@in_each_language
def test_a_table_has_a_head_and_three_columns(lang: str) -> None:
    """Situation, documents, sources; a row that leads to another table has no sources."""
    lines = documents.tables(lang).splitlines()
    rules = [number for number, line in enumerate(lines) if line == "| --- | --- | --- |"]
    assert len(rules) == len(ANCHORS)
    assert len({lines[number - 1] for number in rules}) == 1
    assert {line.count(" | ") for line in lines if line.startswith("|")} == {2}


def test_both_languages_have_the_same_rows() -> None:
    """As many rows, as many conditions and documents in each, resting on the same."""

    def shape(lang: str) -> Any:
        return {
            anchor: [
                [row[0].count("<br>"), row[1].count("<br>"), re.findall(r"\]\((.*?)\)", row[-1])]
                for row in rows
            ]
            for anchor, rows in tables(lang).items()
        }

    assert shape("zh") == shape("en")


def condition(field: str, key: str) -> str:
    """A question and its answer, as a table says it."""
    title = wording(f"fields.{field}.title", "en")
    return f"{title}: {wording(f'fields.{field}.{key}', 'en')}"


def names(*ids: str) -> str:
    """Documents, as a table lists them."""
    return "<br>".join(wording(f"documents.{id}.name", "en") for id in ids)


GENERAL = "[Introduction](index.md#intro)<br>[Question 8](tests.md#q8)"


def test_the_general_rule() -> None:
    """Stands first, once for all ways that lead to it."""
    unable = condition("health_kit", "answers.cannot_use")
    both = names("negative_test_48h", "green_code")
    assert tables("en")["general-rule-1"] == [
        [condition("health_kit", "all_but.cannot_use"), both, GENERAL],
        [
            f"{unable}<br>{condition('relief_group', 'all_but.none')}",
            names("negative_test_48h"),
            "[Question 8](tests.md#q8)",
        ],
        [f"{unable}<br>{condition('relief_group', 'answers.none')}", both, GENERAL],
    ]


def test_a_commuter_with_the_label_by_rail() -> None:
    """The label is shown; of the test it is said that it is not."""
    commuter = f"{condition('commuter', 'answers.labelled')}<br>{condition('mode', 'answers.rail')}"
    aside = wording("document.aside", "en")
    assert tables("en")["places-none"][1] == [
        f"Age: 4 or over<br>{commuter}",
        f"{names('commuter_label', 'negative_test_14d')}. {aside}.",
        "[Question 4](label-changes.md#q4)<br>[Question 5](label-changes.md#q5)",
    ]


def test_an_infant_stands_first() -> None:
    """In the words of the other language."""
    assert tables("zh")["places-none"][0] == [
        "年龄：3 岁及以下",
        wording("documents.companion_test_48h.name", "zh"),
        "[第 8 问](tests.md#q8)",
    ]


@in_each_language
def test_a_verdict_takes_the_place_of_documents(lang: str) -> None:
    """Where nothing that one carries helps."""
    restricted = wording("verdicts.restricted.label", lang)
    refused = wording("verdicts.do_not_travel.label", lang)
    question = {"zh": "第 9 问", "en": "Question 9"}[lang]
    ((_, *rest),) = tables(lang)["places-case-county"]
    assert rest == [f"**{restricted}**", f"[{question}](tests.md#q9)"]
    assert tables(lang)["places-case-city"][-1][1] == f"**{refused}**"


def test_ways_into_the_general_rule_lead_there() -> None:
    """In place of its rows."""
    seen = [row for rows in tables("en").values() for row in rows if "general-rule-1" in row[1]]
    assert {row[1] for row in seen} == {"[See “The general rule”](#general-rule-1)"}
    assert len(seen) == 5
    assert tables("en")["places-border-port"][1][0] == "Age: 4 or over"


def test_every_document_of_a_route_is_in_some_table() -> None:
    """Nothing that is shown is left out."""
    text = documents.tables("en")
    for id in ("commuter_label", "id_card", "proof_of_work", "green_code"):
        assert names(id) in text


def test_answers_that_lead_to_the_same_are_put_together() -> None:
    """In the order in which they are tried; the others stay apart."""
    branches: list[Branch] = []
    for answer, to in (("a", 1), ("b", 2), ("c", 1), ("d", 3)):
        branches = joined(branches, Branch((answer,), to))
    assert branches == [Branch(("a", "c"), 1), Branch(("b",), 2), Branch(("d",), 3)]


def verdict(outcome: Outcome) -> str:
    return outcome.verdict or outcome.route or ""


def test_a_walk_forks_where_the_answer_matters() -> None:
    """Only there: whether it is necessary matters, whether someone commutes does not by then."""
    refused = {"trips": [{"place": "case_city", "left_on": "2021-11-29"}], "age": 34}
    adult = {"age": 34, "test": {"reported_at": "2021-11-29T12:00"}}
    tree = walk_from(POLICY, verdict, {"travellers": [refused, adult]})
    assert tree == Fork(
        "necessary",
        (
            Branch(
                (True,),
                Fork(
                    "travellers[0].health_kit",
                    (
                        Branch(("green", "popup", "not_green"), "general"),
                        Branch(
                            ("cannot_use",),
                            Fork(
                                "travellers[0].relief_group",
                                (
                                    Branch(("older", "child", "disability"), "relief"),
                                    Branch(("none",), "general"),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            Branch((False,), "do_not_travel"),
        ),
    )


def test_a_walk_comes_by_every_end() -> None:
    """Every route and every verdict without documents."""
    tree = walk(POLICY, verdict)
    assert tree.field == "travellers[0].trips"
    assert set(ends(tree)) == {
        "restricted",
        "do_not_travel",
        "infant",
        "commuter_label",
        "commuter_road",
        "commuter_rail",
        "relief",
        "general",
    }


def ends(tree: Any) -> list[str]:
    if not isinstance(tree, Fork):
        return [tree]
    return [end for branch in tree.branches for end in ends(branch.to)]


def test_a_walk_without_differences_has_no_fork() -> None:
    """If everyone is told the same there is nothing to ask."""
    assert walk(POLICY, lambda _: "same") == "same"


def test_documents_do_not_depend_on_the_walks_fresh_test() -> None:
    """The tables list what is carried, whether it is held or not."""
    held, missing = (
        documents.shown(POLICY, Outcome("general", documents=(Document("green_code", status),)))
        for status in ("held", "missing")
    )
    assert held == missing == documents.Shown(None, (("green_code", True),), ())


@in_each_language
def test_the_command_prints_the_tables(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same that the page shows."""
    assert main(["documents", "--lang", lang]) == 0
    assert capsys.readouterr().out == documents.tables(lang) + "\n"
