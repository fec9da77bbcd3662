"""Two checkers side by side: every situation that either can tell from another, decided by both."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
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
from workbench.trees import Tree

Result = Mapping[str, Any]
Settings = Mapping[str, Any]  # what stands in a policy.toml
Change = tuple[str, ...]

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
    for _, settings in versions(old, new):
        yield from compare_within(bounds(settings), old, new)


def compare_within(space: Policy, old: Tree, new: Tree) -> Iterator[Compared]:
    """The situations that some numbers set apart; forks wherever either asks, a level at a time."""
    choices, waiting = either(old.choices(), new.choices()), starts(space)
    answers, plain = answers_among(choices, space), plain_answers(choices, space)
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


def either(old: Choices, new: Choices) -> Choices:
    """The values that a field has in either."""
    values = {name: [*old.get(name, ()), *new.get(name, ())] for name in {*old, *new}}
    return {name: list(dict.fromkeys(found)) for name, found in values.items()}


def versions(old: Tree, new: Tree) -> list[tuple[str, Sequence[Settings]]]:
    """Each version that either has by its id, with its settings in both; two alone are one."""
    found = [version.settings for one in (old, new) for version in one.versions]
    if are_alone(old, new):
        return [("", found)]
    ids = dict.fromkeys(one["id"] for one in found)
    return [(id, [one for one in found if one["id"] == id]) for id in ids]


def are_alone(*trees: Tree) -> bool:
    """Whether each has but one version, so that they are compared whatever they are called."""
    return all(len(one.versions) == 1 for one in trees)


def bounds(settings: Sequence[Settings]) -> Policy:
    """The numbers of some policies as one, so that every boundary is walked."""
    numbered = list(enumerate(settings))
    clauses = {f"{n}.{id}": c for n, one in numbered for id, c in one["clauses"].items()}
    places = {
        place: f"{n}.{id}"
        for n, one in numbered
        for place, id in one["fields"].get("trips", {}).get("places", {}).items()
    }
    return Policy(
        id="",
        in_force_from=max(one["in_force_from"] for one in settings),
        as_of=max(one["as_of"] for one in settings),
        settings={"clauses": clauses, "fields": {"trips": {"places": places}}},
        steps=(),
        notes=(),
        actions=(),
        refusals=lambda _: iter(()),
        texts={},
    )


def changes(one: Compared) -> tuple[Change, ...]:
    """What the first traveller is told otherwise: verdict, route, documents."""
    if not one.decided:
        codes = [", ".join(e["code"] for e in result["errors"]) for result in (one.old, one.new)]
        return (("refused", *codes),) if codes[0] != codes[1] else ()
    old, new = one.old["travellers"][0], one.new["travellers"][0]
    found = [
        (key, str(old.get(key, "")), str(new.get(key, "")))
        for key in ("verdict", "route")
        if old.get(key) != new.get(key)
    ]
    return (*found, *day_changes(old, new), *document_changes(by_id(old), by_id(new)))


def day_changes(old: Result, new: Result) -> Iterator[Change]:
    """Another day on which stays no longer count; another verdict has such a day or has none."""
    before, after = old.get("clears_on"), new.get("clears_on")
    if before and after and before != after:
        yield ("clears",)
    elif before != after and old.get("verdict") == new.get("verdict"):
        yield ("clears_told",)


def by_id(traveller: Result) -> Mapping[str, Any]:
    """The documents of a traveller by their ids."""
    return {document["id"]: document for document in traveller["documents"]}


def document_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """Documents lost, gained, in another state, shown otherwise, or good at other times."""
    yield from (("lost", id) for id in old if id not in new)
    yield from (("gained", id) for id in new if id not in old)
    for id, document in new.items():
        before = old.get(id, document)
        if before["status"] != document["status"]:
            yield "status", id, before["status"], document["status"]
        elif before["must_show"] != document["must_show"]:
            yield "shown", id
        elif times(before) != times(document):
            yield "times", id


def times(document: Mapping[str, Any]) -> Sequence[Any]:
    """From when until when a test is good."""
    return [document.get("valid_from"), document.get("valid_until")]


def asides(one: Compared) -> list[str]:
    """The actions and notes that the first traveller is told otherwise, or by one of them only."""
    if not one.decided:
        return []
    old, new = (parts(result["travellers"][0]) for result in (one.old, one.new))
    return sorted(id for id in {*old, *new} if old.get(id) != new.get(id))


def parts(traveller: Result) -> Mapping[str, Any]:
    """The actions and notes of a traveller by their ids."""
    return {part["id"]: part for key in ("actions", "notes") for part in traveller[key]}


def differs(one: Compared) -> bool:
    """Whether the first traveller's part differs in anything: in a source, in what was asked."""
    return one.decided and one.old["travellers"][0] != one.new["travellers"][0]
