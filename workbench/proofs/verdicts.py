"""Everyone gets one verdict, and a better test never a worse one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Any

from checker.facts import Refused
from checker.outcome import VERDICTS
from checker.paths import leaf, with_answer
from checker.policy import Policy, Step
from checker.request import Journey
from checker.result import verdict_of
from workbench.proofs.findings import Finding, about, first_of, name
from workbench.situations import (
    MINUTE,
    Answers,
    Request,
    Situation,
    adult_age,
    answers_to,
    by_journey,
    edges,
    explore,
    journeys,
    one_of_each_kind,
    situations_from,
    spans,
    text,
)

Pair = tuple[str, str]

STATES = ("missing", "expired", "held", "bring")  # of a document, worst first


def everyone_gets_a_verdict(policy: Policy, situations: Sequence[Situation]) -> Iterator[Finding]:
    """Some step ends every decision that nothing refuses."""
    for one in situations:
        if not one.refusals and not (one.decision.outcome and one.decision.outcome.ends):
            yield about(policy, "no step decides", one.request)


def nobody_is_ready_with_nothing(
    policy: Policy, situations: Sequence[Situation]
) -> Iterator[Finding]:
    """Whoever may go has a document for it, or a step says itself that they are ready."""
    for one in situations:
        said = one.said
        if said.ends and not said.verdict and not said.documents:
            wrong = 'ready with nothing to show or hold, and no step says verdict="ready"'
            yield about(policy, wrong, one.request)


def overrides_are_declared(policy: Policy, situations: Sequence[Situation]) -> Iterator[Finding]:
    """Where two steps could both claim a traveller, the policy says which overrides, and why."""
    declared, met = declared_overrides(policy), dict[Pair, Request]()
    for request, claimants in everyone_claimed(policy):
        for pair in combinations(claimants, 2):
            met.setdefault(pair, request)
    for one in one_of_each_journey(situations):
        add_later_claims(policy, one.request, met)
    for pair in sorted(set(met) - declared):
        yield Finding("both claim this traveller, and no override is declared", pair, met[pair])
    for pair in sorted(declared - set(met)):
        yield Finding("an override is declared that no traveller meets", pair)


def declared_overrides(policy: Policy) -> set[Pair]:
    """Which step overrides which."""
    tables = policy.settings.get("overrides", ())
    return {(table["step"], later) for table in tables for later in table["over"]}


def everyone_claimed(policy: Policy) -> Iterator[tuple[Request, tuple[str, ...]]]:
    """Travellers with an adult beside them, and the steps that would each end their decision."""

    def claimants(request: Request) -> tuple[str, ...]:
        who = first_of(request)
        try:
            found = [(name(step), step(who)) for step in policy.steps]
        except Refused:  # nobody claims them
            return ()
        return tuple(step for step, outcome in found if outcome and outcome.ends)

    adult = {"age": adult_age(policy), "test": None}
    start = journeys(policy)[0] | {"travellers": [{}, adult]}
    yield from explore(claimants, start, with_few_tests(policy))


def one_of_each_journey(situations: Sequence[Situation]) -> list[Situation]:
    """One of each kind, on each journey and in each party."""
    return [one for group in by_journey(situations).values() for one in one_of_each_kind(group)]


def add_later_claims(policy: Policy, request: Request, met: dict[Pair, Request]) -> None:
    """Put to the pairs of steps the one that decides a request, with each that could later.

    Each step is asked by itself: what it reads is less than what all of them read together.
    """
    first, later = decider(policy, request)
    answers = with_few_tests(policy)
    for step in later:
        pair = (first, name(step))
        if pair not in met:
            claimed = (more for more, claims in explore(claim(step), request, answers) if claims)
            if more := next(claimed, None):
                met[pair] = more


def decider(policy: Policy, request: Request) -> tuple[str, Sequence[Step]]:
    """The step that ends a decision, and those after it; none of these where no step does."""
    who = first_of(request)
    for number, step in enumerate(policy.steps, 1):
        outcome = step(who)
        if outcome and outcome.ends:
            return name(step), policy.steps[number:]
    return "", ()


def claim(step: Step) -> Callable[[Request], bool]:
    """Whether a step would end the decision about the first traveller."""

    def claims(request: Request) -> bool:
        try:
            outcome = step(first_of(request))
        except Refused:  # nobody claims them
            return False
        return bool(outcome and outcome.ends)

    return claims


def with_few_tests(policy: Policy) -> Answers:
    """The same answers, with one test of each window: a claim need not be walked by the minute."""
    others = answers_to(policy)

    def answers(field: str, request: Request) -> Iterable[Any]:
        if leaf(field) != "test":
            return others(field, request)
        arrival = Journey(request, "", {}).arrival
        last = [arrival - span for span in (timedelta(), *spans(policy))]
        return [None, *({"reported_at": text(at)} for at in (*last, last[-1] - MINUTE))]

    return answers


def fresher_tests_make_nothing_worse(
    policy: Policy, situations: Sequence[Situation]
) -> Iterator[Finding]:
    """The later a report that is in hand at departure, the better the verdict and documents."""
    answers = answers_to(policy)
    for one in situations:
        for fresher in with_fresher_test(policy, one):
            for after in situations_from(policy, fresher, answers):
                old, new = worth(one), worth(after)
                if any(now < before for before, now in zip(old, new, strict=False)):
                    wrong = "a fresher test makes this traveller's result worse"
                    yield about(policy, wrong, after.request)


def with_fresher_test(policy: Policy, situation: Situation) -> Iterator[Request]:
    """The same with one test reported at the next boundary, where that is in hand in time."""
    journey = Journey(situation.request, "", {})
    tests = [] if situation.refusals else [who.known("test") for who in journey.travellers]
    for index, test in enumerate(tests):
        times = edges(policy, journey.arrival, journey.departure) if test else []
        later = next((at for at in times if test.reported_at < at), None)
        if later and later <= journey.departure:
            report = {"reported_at": text(later)}
            yield with_answer(situation.request, f"travellers[{index}].test", report)


def worth(situation: Situation) -> list[int]:
    """How good a result is: its verdict, then its documents; none is worse than any."""
    if situation.refusals:
        return [-1]
    states = [STATES.index(document.status) for document in situation.said.documents]
    return [VERDICTS.index(verdict_of(situation.said)), *states]
