"""How many more screens come after each, on average over all ways on from there."""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from math import fsum
from typing import Any

from checker.consultation import opening_screens
from checker.evaluation import decide
from checker.paths import leaf, with_answer
from checker.policy import RECORDED, Policy
from checker.screens import Asked, screen_of
from checker.words import LANGUAGES, Words
from workbench.walk import ARRIVAL, answers_to

# One adult: infants are asked no more, and of a party most is asked at once.
TRAVELLER = {"age": 34}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing."""


def run(_: argparse.Namespace) -> int:
    """Print a line for each screen."""
    for screen, number in remaining().items():
        print(screen, number)  # noqa: T201
    return 0


def remaining(policy: Policy = RECORDED) -> dict[str, int]:
    """For each screen the number that follows it, rounded; 0 only where none ever does."""
    found: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for chance, screens in ways(policy):
        for number, screen in enumerate(screens):
            found[screen].append((chance, len(screens) - number - 1))
    return {screen: rounded(weighed) for screen, weighed in found.items()}


def rounded(weighed: list[tuple[float, int]]) -> int:
    """The mean of numbers, each with its weight."""
    mean = fsum(chance * number for chance, number in weighed) / fsum(w for w, _ in weighed)
    return max(round(mean), min(1, max(number for _, number in weighed)))


def ways(policy: Policy) -> Iterator[tuple[float, list[str]]]:
    """Every way through the screens, and how likely it is if all answers are."""
    asked = Asked(Words(policy, LANGUAGES[0]), {}, (), ())
    request = {"arrival": ARRIVAL, "travellers": [TRAVELLER]}
    for chance, screens in ways_from(asked, request):
        yield chance, [*opening_screens(asked), *screens]


def ways_from(asked: Asked, request: dict[str, Any]) -> Iterator[tuple[float, list[str]]]:
    """The same from some answers on."""
    missing = decide(asked.words.policy, request, 0).missing
    if missing is None:
        yield 1, []
        return
    answers = answers_to(asked.words.policy, leaf(missing))
    for answer in answers:
        for chance, screens in ways_from(asked, with_answer(request, missing, answer)):
            yield chance / len(answers), [str(screen_of(asked, missing)), *screens]
