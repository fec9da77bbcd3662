"""Questions that are asked matter; those that are not, and answers taken back, do not."""

from collections.abc import Iterator, Sequence
from typing import Any

from checker.evaluation import decide
from checker.facts import Unanswered
from checker.paths import is_within, with_answer
from checker.policy import Policy
from checker.request import Journey, Traveller
from workbench.proofs.findings import Finding, about
from workbench.situations import (
    Answers,
    Request,
    Situation,
    answers_to,
    by_journey,
    deciding,
    journeys,
    one_of_each_kind,
    parties,
)
from workbench.told import answers_of

# Of a journey: what opens every request, and what is never asked.
NEVER_SKIPPED = ("policy", "arrival", "departure", "travellers")
STRIDE = 7919  # how far apart two situations are between which somebody wavers

BESIDE = 2  # an infant, and somebody who is asked for a test

Vain = list[tuple[str, Request]]


def nothing_is_asked_in_vain(policy: Policy, situations: Sequence[Situation]) -> Iterator[Finding]:
    """Every question asked can still change the result."""
    vain: Vain = []
    for party in parties(policy):
        if len(party) <= BESIDE:
            start = journeys(policy)[0] | {"travellers": party}
            fork(policy, start, answers_to(policy), vain)
    for field, request in vain:
        wrong = f"{field} is asked, and no answer to it can change the result"
        yield about(policy, wrong, request)


def fork(
    policy: Policy, request: Request, answers: Answers, vain: list[tuple[str, Request]]
) -> Any:
    """What can follow, so that equals are equal; questions whose answers all lead to the same."""
    try:
        decision = deciding(policy)(request)
    except Unanswered as unanswered:
        field = unanswered.field
    else:
        return repr(decision.outcome or decision.refusal)
    ways = [
        fork(policy, with_answer(request, field, answer), answers, vain)
        for answer in answers(field, request)
    ]
    if any(way != ways[0] for way in ways):
        return field, ways
    vain.append((field, request))
    return ways[0]


def skipped_questions_change_nothing(
    policy: Policy, situations: Sequence[Situation]
) -> Iterator[Finding]:
    """Whatever is answered to a question that was not asked, the result stays as it is."""
    answers = answers_to(policy)
    for one in one_of_each_kind(situations):
        for field in skipped(one.request):
            for answer in answers(field, one.request):
                more = with_answer(one.request, field, answer)
                if decide(policy, more, 0) != one.decision:
                    wrong = f"{field} was not asked, and an answer to it changes the result"
                    yield about(policy, wrong, more)


def skipped(request: Request) -> list[str]:
    """The questions of the first traveller that have no answer."""
    own = [f"travellers[0].{name}" for name in Traveller.declared()]
    shared = [name for name in Journey.declared() if name not in NEVER_SKIPPED]
    given = answers_of(request)
    fields = [*shared, *own]
    return [field for field in fields if not any(is_within(one, field) for one in given)]


def there_and_back_changes_nothing(
    policy: Policy, situations: Sequence[Situation]
) -> Iterator[Finding]:
    """Answers that were changed, and changed back, leave nothing behind.

    Whoever has been in another situation keeps its answers wherever this one does not ask.
    """
    for group in by_journey(situations).values():
        for number, one in enumerate(group):
            other = group[(number + STRIDE) % len(group)]
            more = overlaid(other.request, one.request)
            if decide(policy, more, 0) != one.decision:
                wrong = "answers that were changed and changed back change the result"
                yield about(policy, wrong, more)


def overlaid(before: Request, after: Request) -> Request:
    """The answers after a detour: its own wherever they are not given anew."""
    party = [
        {**old, **new} for old, new in zip(before["travellers"], after["travellers"], strict=True)
    ]
    return {**before, **after, "travellers": party}
