"""Two checkers side by side: every situation that either can tell from another, decided by both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from checker.paths import is_within, with_answer
from checker.policy import Policy
from workbench.situations import (
    Answers,
    Choices,
    Request,
    adult,
    answers_among,
    journeys,
    oldest_infant,
    oldest_infants,
)
from workbench.trees import Tree, Version

Result = Mapping[str, Any]
Pair = tuple[Version, Version]
Ids = tuple[str, str]

FIRST, OTHER = "travellers[0]", "travellers[1]"


@dataclass(frozen=True)
class Compared:
    """A request that both decide, with both results."""

    request: Request
    old: Result
    new: Result

    @property
    def verdicts(self) -> int:
        """How many of the two have one."""
        return [self.old["status"], self.new["status"]].count("complete")

    @property
    def decided_by(self) -> Ids:
        """The versions by which they decide."""
        return self.old["policy"]["id"], self.new["policy"]["id"]

    @property
    def decided(self) -> bool:
        """Whether both have a verdict."""
        return self.verdicts == len((self.old, self.new))

    @property
    def route(self) -> str | None:
        """The route that both decide by, if they do."""
        if not self.decided:
            return None
        route: str | None = self.old["travellers"][0].get("route")
        return route if route == self.new["travellers"][0].get("route") else None


def compare(old: Tree, new: Tree) -> Iterator[Compared]:
    """Every situation of each version with both results."""
    for _, pair in versions(old, new):
        yield from compare_within(pair, old, new)


def compare_within(pair: Pair, old: Tree, new: Tree) -> Iterator[Compared]:
    """The situations that numbers set apart; forks wherever either asks, a level at a time."""
    space, choices = bounds(pair), either(old.choices(), new.choices())
    answers, plain = answers_of_each(choices, pair), plain_answers(choices, space)
    waiting = starts(space)
    with ThreadPoolExecutor(2) as two:
        while waiting:
            requests = [with_plain_answers(one, plain) for one in waiting]
            results = two.map(lambda tree: tree.evaluate(requests), (old, new))  # noqa: B023
            both = [Compared(*one) for one in zip(waiting, *results, strict=True)]
            waiting = [more for one in both for more in forked(one, answers)]
            yield from (one for one in both if not asked(one))


def starts(space: Policy) -> list[Request]:
    """A traveller alone, and an infant with somebody older, at all times.

    Whoever is an infant in one of the two only, on journeys of no time: they are walked as both.
    """
    infants: list[list[Request]] = [
        [{"age": age}, {"age": oldest_infant(space) + 1}] for age in oldest_infants(space)
    ]
    return [
        times | {"travellers": party}
        for times in journeys(space)
        for party in ([{}], *(infants[:1] if "departure" in times else infants))
    ]


def forked(one: Compared, answers: Answers) -> Iterator[Request]:
    """The request with each answer to what is asked next."""
    for field in asked(one)[:1]:
        for answer in (
            few_answers(one.request) if twice(field, one) else answers(field, one.request)
        ):
            yield with_answer(one.request, field, answer)


def plain_answers(choices: Choices, space: Policy) -> Request:
    """What somebody says whom nothing but the test can fail, to all that either may ask."""
    first = {name: found[0] for name, found in choices.items() if name != "policy"}
    return {**first, **adult(space), "test": None}


def with_plain_answers(request: Request, plain: Request) -> Request:
    """The request with all that somebody beside the first has not answered, nor the journey yet.

    So they are decided as well, and asked nothing that is of no matter to the first.
    """
    first, *others = request["travellers"]
    if not others:
        return request
    return {**plain, **request, "travellers": [first, *({**plain, **one} for one in others)]}


def asked(one: Compared) -> list[str]:
    """What either still misses, then what it read for the first traveller of plain answers."""
    missing = [*one.old["missing"], *one.new["missing"]]
    return sorted(missing, key=is_of_other) or [*read_plainly(one)]


def read_plainly(one: Compared) -> Iterator[str]:
    """The answers on which the first traveller's result rests and that nobody has given yet."""
    for result in (one.old, one.new):
        for answer in result["travellers"][0]["because"] if result["travellers"] else ():
            if not is_given(answer["field"], one.request):
                yield answer["field"]


def is_given(field: str, request: Request) -> bool:
    """Whether it is an answer of the first traveller, or one that was forked over."""
    others = [f"{OTHER}.{name}" for other in request["travellers"][1:] for name in other]
    return any(is_within(field, one) for one in (FIRST, *others)) or field in request


def is_of_other(field: str) -> bool:
    """Whether it is another traveller's answer."""
    return is_within(field, OTHER)


def twice(field: str, one: Compared) -> bool:
    """Whether it is another's test of somebody who is an infant in one of the two only.

    They were walked by their own answers already, and infants of both are by others' tests.
    """
    return field == f"{OTHER}.test" and "commuter" in one.request["travellers"][0]


def few_answers(request: Request) -> Sequence[Any]:
    """No test and a fresh one."""
    return None, {"reported_at": request.get("departure", request["arrival"])}


def answers_of_each(choices: Choices, pair: Pair) -> Answers:
    """Every answer that a rule of either could tell from another, of stays by the days of each."""
    # By the bounds of both, a place counts for the days of the newer one only.
    older = replace(bounds(pair), settings=bounds(pair[::-1]).settings)
    of_each = [answers_among(choices, space) for space in (older, bounds(pair))]

    def answers(field: str, request: Request) -> Iterable[Any]:
        return {repr(one): one for of in of_each for one in of(field, request)}.values()

    return answers


def either(old: Choices, new: Choices) -> Choices:
    """The values that a field has in either."""
    values = {name: [*old.get(name, ()), *new.get(name, ())] for name in {*old, *new}}
    return {name: list(dict.fromkeys(found)) for name, found in values.items()}


def versions(old: Tree, new: Tree) -> list[tuple[str, Pair]]:
    """Each version that either has, with what decides in the other; two alone are one."""
    if are_alone(old, new):
        return [("", (old.versions[0], new.versions[0]))]
    found = {one.id: one for tree in (old, new) for one in tree.versions}
    pairs = [(counterpart(old, one), counterpart(new, one)) for one in found.values()]
    named = {" → ".join(dict.fromkeys(one.id for one in pair)): pair for pair in pairs}
    return list(named.items())


def counterpart(of: Tree, version: Version) -> Version:
    """The version that has the same id; without one, that which decides when the other begins."""
    begun = [one for one in of.versions if one.begins <= version.begins]
    same = [one for one in of.versions if one.id == version.id]
    return [of.versions[0], *begun, *same][-1]


def are_alone(*trees: Tree) -> bool:
    """Whether each has but one version, so that they are compared whatever they are called."""
    return all(len(one.versions) == 1 for one in trees)


def bounds(versions: Sequence[Version]) -> Policy:
    """The numbers of some policies as one, so that every boundary is walked."""
    numbered = [(n, one.settings) for n, one in enumerate(versions)]
    clauses = {f"{n}.{id}": c for n, one in numbered for id, c in one["clauses"].items()}
    places = {
        place: f"{n}.{id}"
        for n, one in numbered
        for place, id in one["fields"].get("trips", {}).get("places", {}).items()
    }
    return Policy(
        id="",
        in_force_from=max(one.begins for one in versions),
        as_of=max(one["as_of"] for _, one in numbered),
        settings={"clauses": clauses, "fields": {"trips": {"places": places}}},
        steps=(),
        notes=(),
        actions=(),
        refusals=lambda _: iter(()),
        texts={},
    )
