"""What each step says, and to whom: the step walked alone, less those whom others stopped."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checker.outcome import Document, Outcome
from checker.policy import Policy
from workbench.walk import ADULT, Fork, walk_from

Conditions = tuple[tuple[str, tuple[Any, ...]], ...]


@dataclass(frozen=True)
class Way:
    """Some of those whom a step reaches, by their answers to its questions, and what it says."""

    conditions: Conditions
    said: Outcome


@dataclass(frozen=True)
class Step:
    """A step of the policy with all that it can say; it is silent to everyone else."""

    name: str
    clauses: tuple[str, ...]
    ways: tuple[Way, ...]

    @property
    def anchor(self) -> str:
        """The id of its place in a page."""
        return self.name.replace("_", "-")


def steps(policy: Policy, **answers: object) -> list[Step]:
    """The policy's steps in their order, for a journey with these answers."""
    return [
        Step(
            getattr(step, "__name__", ""),
            getattr(step, "clauses", ()),
            tuple(ways_of(policy, number, answers)),
        )
        for number, step in enumerate(policy.steps)
    ]


def ways_of(policy: Policy, number: int, answers: Mapping[str, object]) -> list[Way]:
    """To whom a step says something, of those who come as far as that."""
    found: list[Way] = []
    for way in reached(policy, number, answers):
        found = together(found, way)
    return found


def reached(policy: Policy, number: int, answers: Mapping[str, object]) -> Iterator[Way]:
    """The same, one way through the step's own questions after the other."""
    alone = walked(policy, slice(number, number + 1), essence, answers)
    before = walked(policy, slice(number), lambda outcome: outcome.ends, answers)
    passing = [way for way, ended in ways(before) if not ended]
    for conditions, said in ways(alone):
        left = narrowed(conditions, passing)
        if said != Outcome() and all(chosen for _, chosen in left):
            yield Way(left, said)


def walked(
    policy: Policy,
    some: slice,
    summary: Callable[[Outcome], Any],
    answers: Mapping[str, object],
) -> Fork | Any:
    """A walk through some of the steps."""
    request = {**answers, "travellers": [{}, ADULT]}
    return walk_from(replace(policy, steps=policy.steps[some]), summary, request)


def essence(outcome: Outcome) -> Outcome:
    """An outcome without what depends on the day; where it ends, what one carries says it all."""
    if not outcome.ends:
        return outcome
    documents = tuple(
        Document(document.id, "bring", document.must_show) for document in outcome.documents
    )
    return replace(outcome, clears_on=None, documents=documents, actions=(), notes=())


def ways(tree: Fork | Any, path: Conditions = ()) -> Iterator[tuple[Conditions, Any]]:
    """Every way through the forks, and what it leads to."""
    if not isinstance(tree, Fork):
        yield path, tree
        return
    for branch in tree.branches:
        yield from ways(branch.to, (*path, (tree.field, branch.answers)))


def together(found: Sequence[Way], new: Way) -> list[Way]:
    """The ways with a new one, joined to the one that says the same and differs in one answer."""
    for index, way in enumerate(found):
        joined = one_apart(way.conditions, new.conditions)
        if way.said == new.said and joined:
            return [*found[:index], Way(joined, way.said), *found[index + 1 :]]
    return [*found, new]


def one_apart(one: Conditions, other: Conditions) -> Conditions | None:
    """Both conditions in one where they ask the same and differ in the answers to one question."""
    if [field for field, _ in one] != [field for field, _ in other]:
        return None
    pairs = list(zip(one, other, strict=True))
    if sum(mine != yours for mine, yours in pairs) != 1:
        return None
    return tuple(
        (field, mine if mine == yours else mine + yours) for (field, mine), (_, yours) in pairs
    )


def narrowed(conditions: Conditions, passing: Sequence[Conditions]) -> Conditions:
    """Conditions without the answers of those who never come as far."""
    return tuple(
        (field, tuple(one for one in answers if any_has(conditions, field, one, passing)))
        for field, answers in conditions
    )


def any_has(
    conditions: Conditions, field: str, answer: object, passing: Sequence[Conditions]
) -> bool:
    """Whether someone who passes gives this answer, and else meets the conditions."""
    wanted = {**dict(conditions), field: (answer,)}
    return any(
        all(any(one in wanted.get(asked, given) for one in given) for asked, given in way)
        for way in passing
    )
