"""Walking the rules: at every unanswered fact, fork over answers that stand for all others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from checker.evaluation import decide
from checker.outcome import Outcome
from checker.paths import leaf, with_answer
from checker.policy import Policy
from workbench.situations import (
    CHOICES,
    PLAIN_AGE,
    Request,
    adult_age,
    named_ages,
    oldest_infant,
    oldest_infants,
    stays_of_today,
    values,
)

ARRIVAL = "2021-11-29T12:00"
FRESH = {"reported_at": ARRIVAL}
ADULT = {"age": PLAIN_AGE, "test": FRESH}


@dataclass(frozen=True)
class Branch:
    """Answers to one question that lead to the same."""

    answers: tuple[Any, ...] = field(hash=False)  # lists of trips have no hash
    to: "Fork | Any"


@dataclass(frozen=True)
class Fork:
    """A question whose answer matters."""

    field: str
    branches: tuple[Branch, ...]


def walk(policy: Policy, summary: Callable[[Outcome], Any]) -> Any:
    """All that one traveller, with an adult beside them, can be told: forks, then summaries.

    Answers that lead to the same are put together; a question whose answers all do is left out.
    """
    return walk_from(policy, summary, {"travellers": [{}, ADULT]})


def walk_from(policy: Policy, summary: Callable[[Outcome], Any], request: Request) -> Fork | Any:
    """The same from some answers on."""
    decision = decide(policy, request, 0)
    if decision.missing is None:
        return summary(decision.outcome or Outcome())
    found: list[Branch] = []
    for answer in answers_to(policy, leaf(decision.missing)):
        to = walk_from(policy, summary, with_answer(request, decision.missing, answer))
        found = joined(found, Branch((answer,), to))
    return Fork(decision.missing, tuple(found)) if len(found) > 1 else found[0].to


def answers_to(policy: Policy, name: str) -> Sequence[Any]:
    """Fewer answers than there are situations: tests are fresh, since they change no document.

    Stays end on the day of `ARRIVAL`.
    """
    few: dict[str, Sequence[Any]] = {
        "arrival": [ARRIVAL],
        "age": ages(policy),
        "trips": stays_of_today(policy, datetime.fromisoformat(ARRIVAL).date()),
        "test": [FRESH],
    }
    return few[name] if name in few else values(CHOICES, name)


def ages(policy: Policy) -> list[int]:
    """The last of an infant and the first above, and both sides of all others that are named.

    Where no clause names infants, an adult's age stands for theirs.
    """
    infant, adult = oldest_infant(policy), adult_age(policy)
    others = {age + step for age in named_ages(policy) - {infant} for step in (-1, 0, 1)}
    return sorted({*oldest_infants(policy)[-1:], adult} | others)


def joined(branches: list[Branch], new: Branch) -> list[Branch]:
    """The branches with a new one, put together with whichever leads to the same."""
    for index, branch in enumerate(branches):
        if branch.to == new.to:
            both = Branch(branch.answers + new.answers, new.to)
            return [*branches[:index], both, *branches[index + 1 :]]
    return [*branches, new]
