"""Steps that fail: told as findings are, since nothing can be proved about them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import wraps

from checker.facts import Refused, Unanswered
from checker.outcome import Outcome
from checker.policy import Policy, Step
from checker.request import Traveller
from workbench.proofs.findings import Finding, name
from workbench.situations import parts


class Broken(Exception):
    """A step fails for a traveller."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.wrong)
        self.finding = finding


def guarded(policy: Policy) -> Policy:
    """The policy, whose steps raise `Broken` for whatever goes wrong in them."""
    listed = [part.id for part in parts(policy)]
    return replace(policy, steps=[guard(step, listed) for step in policy.steps])


def guard(step: Step, listed: Sequence[str]) -> Step:
    """A step that may say what is listed only."""

    @wraps(step)
    def guarding(who: Traveller) -> Outcome | None:
        try:
            outcome = step(who)
            check(outcome or Outcome(), listed)
        except (Refused, Unanswered):
            raise
        except Exception as error:
            wrong = f"this step fails: {type(error).__name__}: {error}"
            raise Broken(Finding(wrong, (name(step),), dict(who.journey.answers))) from error
        return outcome

    return guarding


def check(outcome: Outcome, listed: Sequence[str]) -> None:
    """Raises LookupError for a note or an action that results have no place for."""
    for part in parts(outcome):
        if part.id not in listed:
            raise LookupError(f"{part.id} is listed neither in NOTES nor in ACTIONS")
