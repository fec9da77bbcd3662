"""A policy: one dated rule set, put together from its folder."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any

from checker.facts import Refusal
from checker.outcome import Action, Note, Outcome
from checker.policies import SETTINGS, read_toml
from checker.request import Journey, Traveller

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


def policy_for(journey: Journey) -> Policy:
    """The policy asked for, else the one in force at arrival, else the first."""
    chosen, arrival = journey.known("policy"), journey.known("arrival")
    in_force = [policy for policy in POLICIES if arrival and policy.in_force_from <= arrival]
    default = in_force[-1] if in_force else POLICIES[0]
    return next((policy for policy in POLICIES if policy.id == chosen), default)
