"""What a rule says: documents to carry, things to do, things to know.

Outcomes add up. A step that names a verdict or a route ends the decision; one that does not adds
what it says to whatever ends it. Documents, and actions without clauses of their own, rest on
the clauses of all steps that spoke.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import wraps
from typing import Literal, ParamSpec, get_args

P = ParamSpec("P")
Status = Literal["held", "expired", "missing", "bring"]
Verdict = Literal["restricted", "do_not_travel", "not_ready", "ready"]  # worst first
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True)
class Document:
    """Something a traveller carries; the times are those of a test's report, in UTC+8."""

    id: str
    status: Status
    must_show: bool = True
    valid_from: datetime | None = None
    valid_until: datetime | None = None

    @property
    def suffices(self) -> bool:
        """Whether the traveller can set off with it."""
        return self.status in ("held", "bring")


@dataclass(frozen=True)
class Note:
    """Something to know; rests on clauses and on readings of the source's silences."""

    id: str
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Action:
    """Something to do; without clauses it rests on those of the step."""

    id: str
    clauses: tuple[str, ...] | None = None
    carries: Mapping[str, datetime | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)  # a verdict in the place of a route would be one
class Outcome:
    """What one step says, or all of them together."""

    route: str | None = None
    verdict: Verdict | None = None
    clears_on: date | None = None
    documents: tuple[Document, ...] = ()
    actions: tuple[Action, ...] = ()
    notes: tuple[Note, ...] = ()
    clauses: tuple[str, ...] = ()

    @property
    def ends(self) -> bool:
        """Whether no later step is asked."""
        return bool(self.route or self.verdict)

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            route=self.route or other.route,
            verdict=self.verdict or other.verdict,
            clears_on=self.clears_on or other.clears_on,
            documents=self.documents + other.documents,
            actions=self.actions + other.actions,
            notes=self.notes + other.notes,
            clauses=self.clauses + other.clauses,
        )


def say(*parts: Document | Action | Note) -> Outcome:
    """An outcome of just these parts."""
    return Outcome(
        documents=tuple(part for part in parts if isinstance(part, Document)),
        actions=tuple(part for part in parts if isinstance(part, Action)),
        notes=tuple(part for part in parts if isinstance(part, Note)),
    )


def clause(*ids: str) -> Callable[[Callable[P, Outcome | None]], Callable[P, Outcome | None]]:
    """Mark a step with the clauses that it carries; its outcome rests on them."""

    def mark(step: Callable[P, Outcome | None]) -> Callable[P, Outcome | None]:
        @wraps(step)
        def marked(*args: P.args, **kwargs: P.kwargs) -> Outcome | None:
            outcome = step(*args, **kwargs)
            return outcome and replace(outcome, clauses=outcome.clauses + ids)

        marked.clauses = ids  # type: ignore[attr-defined]
        return marked

    return mark


def total(outcomes: Iterable[Outcome | None]) -> Outcome:
    """All that was said, up to and with the first that ends it."""
    said = Outcome()
    for outcome in outcomes:
        said += outcome or Outcome()
        if said.ends:
            break
    return said
