"""From a request to its result: errors first, then each traveller's decision."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.errors import error_results
from checker.facts import Record, Refusal, Refused, Unanswered
from checker.outcome import Outcome, total
from checker.policy import Policy, policy_for, too_early
from checker.request import LARGEST_PARTY, Journey, NotJson, read_json
from checker.result import Json, policy_result, traveller_result, worst


@dataclass(frozen=True)
class Decision:
    """What one traveller needs, or what stands in the way; `record` is what was read for it."""

    record: Record
    outcome: Outcome | None = None
    missing: str | None = None
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Evaluation:
    """A request with all that follows from it."""

    policy: Policy
    decisions: Sequence[Decision]
    refusals: Sequence[Refusal]

    @property
    def missing(self) -> list[str]:
        """The fields to ask next, each once."""
        return list(dict.fromkeys(d.missing for d in self.decisions if d.missing))

    def result(self) -> Json:
        """The result of the contract."""
        found: Json = {"status": self.status, "policy": policy_result(self.policy)}
        travellers = self._travellers() if self.status == "complete" else []
        if travellers:
            found["verdict"] = worst(traveller["verdict"] for traveller in travellers)
        found["travellers"] = travellers
        found["missing"] = self.missing if self.status == "needs_answers" else []
        found["errors"] = error_results(self.policy, self.refusals)
        return found

    @property
    def status(self) -> str:
        """One of the contract's three."""
        if self.refusals:
            return "invalid"
        return "needs_answers" if self.missing else "complete"

    def _travellers(self) -> list[Json]:
        return [
            traveller_result(self.policy, decision.outcome, decision.record)
            for decision in self.decisions
            if decision.outcome
        ]


def examine(request: Mapping[str, object]) -> Evaluation:
    """Decide a request, however incomplete or wrong it is."""
    journey = Journey(request, "", {})
    policy = policy_for(journey)
    decisions = list(decide_all(policy, request))
    refusals = [*Journey.refusals(request, ""), *of_sense(policy, journey)]
    refusals += [decision.refusal for decision in decisions if decision.refusal][:1]
    return Evaluation(policy, decisions, refusals)


def of_sense(policy: Policy, journey: Journey) -> Iterator[Refusal]:
    """The errors of answers that are well-formed each."""
    yield from too_early(journey)
    yield from policy.refusals(journey)


def decide_all(policy: Policy, request: Mapping[str, object]) -> Iterator[Decision]:
    """A decision for each traveller; one for the journey where there are none yet."""
    try:
        journey = Journey(request, "", {})
        _ = journey.arrival  # asked first
        party = len(journey.travellers)
    except Unanswered as unanswered:
        yield Decision({}, missing=unanswered.field)
        return
    # A larger party is refused; deciding it in full would take the square of its size.
    yield from (decide(policy, request, index) for index in range(min(party, LARGEST_PARTY)))


def decide(policy: Policy, request: Mapping[str, object], index: int) -> Decision:
    """What the traveller at `index` needs, with a fresh record of what was read for it."""
    journey = Journey(request, "", {})
    who = journey.travellers[index]
    try:
        _ = journey.arrival  # read for every traveller: the policy depends on it
        return Decision(journey.record, total(step(who) for step in policy.steps))
    except Unanswered as unanswered:
        return Decision(journey.record, missing=unanswered.field)
    except Refused as refused:
        return Decision(journey.record, refusal=refused.refusal)


def evaluate(request: object) -> Mapping[str, object]:
    """Decide a request: the result of the contract, for every input; nothing is raised."""
    if not isinstance(request, Mapping):
        return not_json()
    return examine(request).result()


def evaluate_json(text: str | bytes) -> str:
    """The same from JSON text to JSON text."""
    try:
        result = evaluate(read_json(text))
    except NotJson:
        result = not_json()
    return json.dumps(result, ensure_ascii=False)


def not_json() -> Mapping[str, object]:
    """The result where there is no request at all."""
    policy = policy_for(Journey({}, "", {}))
    return Evaluation(policy, (), (Refusal("", "not_json"),)).result()
