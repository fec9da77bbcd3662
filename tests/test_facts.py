"""Reading answers on demand: what a read gives, notes and asks."""

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from named_cases import ADULT, ARRIVAL, INFANT, journey

from checker.facts import Fact, Refusal, Refused, Unanswered
from checker.outcome import VERDICTS, Document, Note, Outcome, clause, say, total
from checker.policies.beijing_2021_11_17.rules import infants, refusals
from checker.request import Journey, Traveller


def test_a_shape_holds_its_declarations() -> None:
    """Read from the class a fact is what was declared."""
    assert isinstance(Traveller.age, Fact)
    assert list(Traveller.declared()) == [
        "age",
        "trips",
        "commuter",
        "proof_of_work",
        "health_kit",
        "relief_group",
        "test",
    ]


def test_a_read_is_noted() -> None:
    """Each answer once, as given, in the order of reading; those never read are not."""
    record: dict[str, Any] = {}
    facts = Journey(journey(ADULT, mode="rail"), "", record)
    assert facts.mode == "rail"
    assert facts.travellers[0].age == 34
    assert facts.arrival.isoformat() == "2021-11-29T08:00:00+08:00"
    assert facts.mode == "rail"
    assert list(record.items()) == [
        ("mode", "rail"),
        ("travellers[0].age", 34),
        ("arrival", ARRIVAL),
    ]


@pytest.mark.parametrize("answers", [{}, {"mode": "ship"}, {"mode": None}], ids=str)
def test_a_read_of_no_answer_asks_for_it(answers: Any) -> None:
    """Absent or malformed, it is the next question, and not noted."""
    record: dict[str, Any] = {}
    with pytest.raises(Unanswered) as asked:
        _ = Journey(answers, "", record).mode
    assert asked.value.field == "mode"
    assert record == {}


def test_a_departure_is_the_arrival_unless_given() -> None:
    """Whichever stands for it is noted under its own name."""
    record: dict[str, Any] = {}
    facts = Journey({"arrival": ARRIVAL}, "", record)
    assert facts.departure == facts.arrival
    assert list(record) == ["arrival"]


def test_what_is_known_asks_for_nothing() -> None:
    """None where there is no answer."""
    assert Journey({}, "", {}).known("arrival") is None
    assert Journey({"mode": "rail"}, "", {}).known("mode") == "rail"


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (Refusal("age", "wrong_type"), "code"),
        (Traveller.age.kind, "kind"),
        (Traveller.test.kind, "shape"),
        (Journey.travellers.kind, "most"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_is_declared_or_refused_stays_as_it_is(found: object, name: str) -> None:
    """One declaration serves every request, and an error is told as it was found."""
    with pytest.raises(FrozenInstanceError):
        setattr(found, name, None)


def test_an_error_of_sense_carries_its_code() -> None:
    """For whoever looks at the exception."""
    (infant,) = Journey(journey(INFANT), "", {}).travellers
    with pytest.raises(Refused, match=r"^no_companion$"):
        infants(infant)


def test_without_an_arrival_nothing_is_compared() -> None:
    """Errors of sense need it."""
    assert list(refusals(Journey({"departure": ARRIVAL}, "", {}))) == []


def test_outcomes_add_up() -> None:
    """What was said first keeps its place; the first verdict and route stand."""
    first = Outcome(route="infant", clauses=("H2",)) + say(Document("id_card", "bring"))
    both = first + Outcome(route="general", verdict="ready", notes=(Note("n", ()),))
    assert (both.route, both.verdict, both.clauses) == ("infant", "ready", ("H2",))
    assert [document.id for document in both.documents] == ["id_card"]
    assert [note.id for note in both.notes] == ["n"]


def test_an_outcome_names_its_parts() -> None:
    """A verdict without its name would be a route, and whoever may not go would be ready."""
    with pytest.raises(TypeError, match="positional"):
        Outcome("restricted")  # type: ignore[misc]


def test_the_first_outcome_that_ends_is_the_last() -> None:
    """Later ones are not even asked; if none ends, all has been said."""
    note = say(Note("n", ()))
    ending, never = Outcome(route="general"), iter([None, note, Outcome(verdict="ready")])
    assert total(never) == note + Outcome(verdict="ready")
    later = iter([ending, note])
    assert total(later) == ending
    assert next(later) == note
    assert total([None, note]) == note
    assert total([]) == Outcome()


def test_a_step_rests_on_its_clauses() -> None:
    """If it says anything."""
    silent, speaking = clause("G1")(lambda: None), clause("G1", "L5")(Outcome)
    assert silent() is None
    assert speaking() == replace(Outcome(), clauses=("G1", "L5"))


def test_the_worst_verdict_comes_first() -> None:
    """Their order is the contract's."""
    assert VERDICTS == ("restricted", "do_not_travel", "not_ready", "ready")
