"""MADE UP. Nobody announced these rules: they show, in tests, how a new version is added.

Who shows what on entering or returning to Beijing, step by step; the first that ends decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from checker.facts import Refusal, Refused
from checker.outcome import Action, Document, Note, Outcome, clause, say
from checker.policies import SETTINGS
from checker.request import Journey, Test, Traveller

_CLAUSES = SETTINGS[__name__.rpartition(".")[0]]["clauses"]

FOR_EVERYONE = timedelta(hours=_CLAUSES["G1"]["hours"])
FOR_COMPANIONS = timedelta(hours=_CLAUSES["H2"]["hours"])
INFANT_AGE: int = _CLAUSES["H2"]["age"]

NO_TEST_WINDOW = Note("no_test_window", ())
COMPANION_NUMBER = Note("companion_number", ("H2", "R4"))
NOTES = (NO_TEST_WINDOW, COMPANION_NUMBER)

GET_TESTED = Action("get_tested")
ACTIONS = (GET_TESTED,)


@clause("H2")
def infants(who: Traveller) -> Outcome | None:
    """Aged 3 or under: only the accompanying people's test is checked, one of them (R4)."""
    if who.age > INFANT_AGE:
        return None
    reports = [reported(companion) for companion in companions(who)]
    test = test_document("companion_test_72h", reports, FOR_COMPANIONS, who.journey)
    return Outcome(route="infant") + with_test(test, who.journey) + say(COMPANION_NUMBER)


@clause("G1")
def everyone_else(who: Traveller) -> Outcome | None:
    """A green code and a negative test of the last 72 hours."""
    code = Document("green_code", "held" if who.health_kit == "green" else "missing")
    test = test_document("negative_test_72h", [reported(who)], FOR_EVERYONE, who.journey)
    return Outcome(route="general") + with_test(test, who.journey) + say(code)


STEPS = (infants, everyone_else)


def companions(who: Traveller) -> list[Traveller]:
    """Everyone in the party above the age of infants; someone must be."""
    others = [other for other in who.journey.travellers if other.age > INFANT_AGE]
    if not others:
        raise Refused(Refusal("travellers", "no_companion"))
    return others


def reported(who: Traveller) -> datetime | None:
    """When their latest negative test was reported, if they have one."""
    test = who.test
    return None if test is None else test.reported_at


def test_document(
    id: str, reports: Sequence[datetime | None], within: timedelta, journey: Journey
) -> Document:
    """The best of some tests: reported by departure and still good at arrival."""
    departure, valid_from = journey.departure, journey.arrival - within
    in_hand = [report for report in reports if report and report <= departure]
    if not in_hand:
        return Document(id, "missing", valid_from=valid_from)
    if max(in_hand) < valid_from:
        return Document(id, "expired", valid_from=valid_from)
    return Document(id, "held", valid_from=valid_from, valid_until=max(in_hand) + within)


def with_test(test: Document, journey: Journey) -> Outcome:
    """A test, and how to get a better one where a report could still be in hand in time."""
    if test.suffices or not test.valid_from:
        return say(test)
    if test.valid_from > journey.departure:
        return say(test, NO_TEST_WINDOW)
    window = {
        "report_no_earlier_than": test.valid_from,
        "report_no_later_than": journey.departure,
    }
    return say(test, replace(GET_TESTED, carries=window))


def refusals(journey: Journey) -> Iterator[Refusal]:
    """The errors of sense: answers that are well-formed each and cannot all be true."""
    arrival: datetime | None = journey.known("arrival")
    if arrival is None:
        return
    departure: datetime | None = journey.known("departure")
    if departure and departure > arrival:
        yield Refusal("departure", "after_arrival", journey.answers["departure"])
    for who in journey.known("travellers") or ():
        test: Test | None = who.known("test")
        report: datetime | None = None if test is None else test.known("reported_at")
        if test and report and report > arrival:
            yield Refusal(test.field("reported_at"), "after_arrival", test.answers["reported_at"])
