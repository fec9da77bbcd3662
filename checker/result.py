"""The result of the contract: what was decided, in JSON's terms."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from checker.facts import Record
from checker.outcome import VERDICTS, Action, Document, Note, Outcome, Verdict
from checker.policy import Policy

Json = dict[str, Any]
T = TypeVar("T", Note, Action)


def traveller_result(policy: Policy, outcome: Outcome, record: Record) -> Json:
    """One traveller's part of a complete result."""
    cites = policy.cites(outcome.clauses)
    return present(
        verdict=verdict_of(outcome),
        route=outcome.route,
        clears_on=outcome.clears_on,
        cites=cites,
        documents=[document_result(document, cites) for document in outcome.documents],
        actions=action_results(policy, outcome.actions, cites),
        notes=[note_result(policy, note) for note in in_order(policy.notes, outcome.notes)],
        because=[{"field": field, "value": value} for field, value in record.items()],
    )


def verdict_of(outcome: Outcome) -> Verdict:
    """The step's own verdict, else whether every document suffices."""
    ready = all(document.suffices for document in outcome.documents)
    return outcome.verdict or ("ready" if ready else "not_ready")


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict of a party."""
    return min(verdicts, key=VERDICTS.index)


def document_result(document: Document, cites: Sequence[str]) -> Json:
    """A document; it rests on what the step rests on."""
    return present(
        id=document.id,
        status=document.status,
        must_show=document.must_show,
        valid_from=document.valid_from,
        valid_until=document.valid_until,
        cites=cites,
    )


def action_results(
    policy: Policy, actions: Sequence[Action], step_cites: Sequence[str]
) -> list[Json]:
    """The actions in order, each once; one with two reasons cites both."""
    results: dict[str, Json] = {}
    for action in in_order(policy.actions, actions):
        cites = step_cites if action.clauses is None else policy.cites(action.clauses)
        found = results.setdefault(action.id, present(id=action.id, **action.carries, cites=[]))
        found["cites"] = policy.in_source_order({*found["cites"], *cites})
    return list(results.values())


def note_result(policy: Policy, note: Note) -> Json:
    """A note."""
    return {"id": note.id, "cites": policy.cites(note.clauses)}


def in_order(order: Sequence[T], found: Iterable[T]) -> list[T]:
    """Sort notes or actions as the policy lists them."""
    ids = [listed.id for listed in order]
    return sorted(found, key=lambda one: ids.index(one.id))


def present(**values: object) -> Json:
    """An object without the keys that have no value, times and dates as text in UTC+8."""
    return {key: as_json(value) for key, value in values.items() if value is not None}


def as_json(value: object) -> object:
    """Times with seconds, fractions cut; tuples as lists."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def policy_result(policy: Policy) -> Mapping[str, object]:
    """Which rule set decided."""
    return present(id=policy.id, in_force_from=policy.in_force_from, as_of=policy.as_of)
