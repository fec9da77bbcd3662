"""What contradicts a proof, for those who change the rules."""

from dataclasses import dataclass

from checker.facts import Refused, Unanswered
from checker.policy import Policy, Step
from checker.request import Journey, Traveller
from workbench.situations import Request
from workbench.told import in_words


@dataclass(frozen=True)
class Finding:
    """What is wrong, the rules involved, and a traveller, if it is about one."""

    wrong: str
    rules: tuple[str, ...] = ()
    request: Request | None = None

    def text(self, policy: Policy) -> str:
        """The finding in words."""
        whose = f"traveller: {in_words(policy, self.request)}" if self.request else ""
        rules = f"rules: {', '.join(self.rules)}" if self.rules else ""
        return "\n  ".join(line for line in (self.wrong, whose, rules) if line)


def about(policy: Policy, wrong: str, request: Request) -> Finding:
    """A finding about a traveller, with the steps that speak to them."""
    return Finding(wrong, speaking(policy, request), request)


def speaking(policy: Policy, request: Request) -> tuple[str, ...]:
    """The steps that say something to a traveller, up to the one that ends the decision."""
    who, found = first_of(request), list[str]()
    for step in policy.steps:
        try:
            outcome = step(who)
        except (Refused, Unanswered):
            break
        found += [name(step)] if outcome else []
        if outcome and outcome.ends:
            break
    return tuple(found)


def name(step: Step) -> str:
    """What a step is called."""
    return str(getattr(step, "__name__", step))


def first_of(request: Request) -> Traveller:
    """The first traveller, with a fresh record."""
    return Journey(request, "", {}).travellers[0]
