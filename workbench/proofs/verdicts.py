"""Everyone gets one verdict, and a better test never a worse one."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.outcome import VERDICTS, Outcome
from checker.paths import leaf, with_answer
from checker.policy import Policy
from checker.request import Journey
from checker.result import verdict_of
from workbench.proofs.findings import Finding, about, first_of, name
from workbench.situations import (
    Answers,
    Request,
    Situation,
    answers_to,
    edges,
    explore,
    journeys,
    oldest_infant,
    situations_from,
    text,
)

STATES = ("missing", "expired", "held", "bring")  # of a document, worst first


def everyone_gets_a_verdict(policy: Policy, situations: Sequence[Situation]) -> Iterator[Finding]:
    """Some step ends every decision that nothing refuses."""
    for one in situations:
        if not one.refusals and not (one.decision.outcome and one.decision.outcome.ends):
            yield about(policy, "no step decides", one.request)


def overrides_are_declared(policy: Policy, situations: Sequence[Situation]) -> Iterator[Finding]:
    """Where two steps could both claim a traveller, the policy says which overrides, and why."""
    declared, met = declared_overrides(policy), dict[tuple[str, str], Request]()
    for request, claimants in everyone_claimed(policy):
        for pair in combinations(claimants, 2):
            met.setdefault(pair, request)
    for pair in sorted(set(met) - declared):
        yield Finding("both claim this traveller, and no override is declared", pair, met[pair])
    for pair in sorted(declared - set(met)):
        yield Finding("an override is declared that no traveller meets", pair)


def declared_overrides(policy: Policy) -> set[tuple[str, str]]:
    """Which step overrides which."""
    tables = policy.settings.get("overrides", ())
    return {(table["step"], later) for table in tables for later in table["over"]}


def everyone_claimed(policy: Policy) -> Iterator[tuple[Request, tuple[str, ...]]]:
    """Travellers with an adult beside them, and the steps that would each end their decision."""

    def claimants(request: Request) -> tuple[str, ...]:
        who = first_of(request)
        found = [(name(step), step(who)) for step in policy.steps]
        return tuple(step for step, outcome in found if outcome and outcome.ends)

    adult = {"age": oldest_infant(policy) + 1, "test": None}
    start = journeys(policy)[0] | {"travellers": [{}, adult]}
    yield from explore(claimants, start, untested(answers_to(policy)))


def untested(answers: Answers) -> Answers:
    """The same answers, but for tests: when one was reported changes no claim."""
    return lambda field, request: [None] if leaf(field) == "test" else answers(field, request)


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
    """How good a result is: its verdict, then its documents."""
    outcome = situation.decision.outcome or Outcome()
    states = [STATES.index(document.status) for document in outcome.documents]
    return [VERDICTS.index(verdict_of(outcome)), *states]
