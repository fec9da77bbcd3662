"""Walking the rules."""

from typing import Any

from checker.outcome import Outcome
from checker.policy import POLICIES
from workbench.walk import Branch, Fork, joined, walk, walk_from

POLICY = POLICIES[0]


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
