"""A policy: one dated rule set, put together from its folder; and which one decides."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from importlib import import_module
from typing import Any

from checker.facts import Refusal
from checker.kinds import BEIJING
from checker.outcome import Action, Note, Outcome
from checker.policies import SETTINGS, read_toml
from checker.request import Journey, Place, Traveller

Step = Callable[[Traveller], Outcome | None]


@dataclass(frozen=True)
class Policy:
    """Rules, numbers and words of one dated rule set."""

    id: str
    in_force_from: datetime
    as_of: date
    settings: Mapping[str, Any]
    steps: Sequence[Step]
    notes: Sequence[Note]
    actions: Sequence[Action]
    refusals: Callable[[Journey], Iterator[Refusal]]
    texts: Mapping[str, Any]

    @property
    def questions(self) -> Mapping[str, Mapping[str, Any]]:
        """The introduction and the questions of the source by their ids, in its order."""
        return self.settings["questions"]  # type: ignore[no-any-return]

    @property
    def clauses(self) -> Mapping[str, Mapping[str, Any]]:
        """The clauses by their ids."""
        return self.settings["clauses"]  # type: ignore[no-any-return]

    @property
    def places(self) -> Mapping[Place, str]:
        """Each kind of place where a stay counts, with the clause that says for how long."""
        return self.settings["fields"].get("trips", {}).get("places", {})  # type: ignore[no-any-return]

    def in_source_order(self, ids: Iterable[str]) -> list[str]:
        """Question ids, each once, as the source orders them."""
        wanted = set(ids)
        return [id for id in self.questions if id in wanted]

    def cites(self, clauses: Iterable[str]) -> list[str]:
        """The questions that some clauses rest on; readings rest on none of their own."""
        known = (self.clauses[id] for id in clauses if id in self.clauses)
        return self.in_source_order(cite for clause in known for cite in clause["cites"])


def load(package: str) -> Policy:
    """The policy in a folder of `checker.policies`."""
    rules, settings = import_module(f"{package}.rules"), SETTINGS[package]
    return Policy(
        id=settings["id"],
        in_force_from=settings["in_force_from"],
        as_of=settings["as_of"],
        settings=settings,
        steps=rules.STEPS,
        notes=rules.NOTES,
        actions=rules.ACTIONS,
        refusals=rules.refusals,
        texts=read_toml(package, "texts.toml"),
    )


POLICIES = tuple(load(package) for package in SETTINGS)


def policy_for(journey: Journey, policies: Sequence[Policy] = POLICIES) -> Policy:
    """The policy asked for, else the one in force at arrival, else the one on record."""
    chosen, arrival = journey.known("policy"), journey.known("arrival")
    default = in_force(arrival, policies) if arrival else recorded(policies)
    return next((policy for policy in policies if policy.id == chosen), default)


def in_force(at: datetime, policies: Sequence[Policy] = POLICIES) -> Policy:
    """The policy in force at a time; before all of them the first."""
    return [policies[0], *(policy for policy in policies if policy.in_force_from <= at)][-1]


def recorded(policies: Sequence[Policy] = POLICIES) -> Policy:
    """The one in force on the last day of which is reported; what is only announced is not yet."""
    last = max(policy.as_of for policy in policies)
    return in_force(datetime.combine(last, time.max, BEIJING), policies)


RECORDED = recorded()


def too_early(journey: Journey, policies: Sequence[Policy] = POLICIES) -> Iterator[Refusal]:
    """The error of an arrival before the first policy, of which no other says anything either."""
    arrival, start = journey.known("arrival"), policies[0].in_force_from
    if arrival and arrival < start:
        yield Refusal("arrival", "not_in_force", journey.answers["arrival"], limit=start)
