"""Who shows what on entering or returning to Beijing, step by step; the first that ends decides.

A step is marked with the clauses of `policy.toml` that it carries and reads facts on demand, so
the order of reading is the order of asking. Letters and numbers in docstrings (G1, R5) name
clauses and readings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from checker.facts import Facts, Refusal, Refused
from checker.outcome import Action, Document, Note, Outcome, clause, say
from checker.policies import SETTINGS
from checker.request import Journey, Mode, Place, Test, Traveller, Trip

_POLICY = SETTINGS[__name__.rpartition(".")[0]]
_CLAUSES = _POLICY["clauses"]

FOR_EVERYONE = timedelta(hours=_CLAUSES["G1"]["hours"])
FOR_COMMUTERS = timedelta(days=_CLAUSES["L6"]["days"])
FOR_RELIEF_GROUPS = timedelta(hours=_CLAUSES["H1"]["hours"])
FOR_COMPANIONS = timedelta(hours=_CLAUSES["H2"]["hours"])
INFANT_AGE: int = _CLAUSES["H2"]["age"]
DAYS_THAT_COUNT: dict[Place, timedelta] = {
    place: timedelta(days=_CLAUSES[clause]["days"])
    for place, clause in _POLICY["fields"]["trips"]["places"].items()
}

WINDOW_BASIS = Note("window_basis", ("R1",))
NO_TEST_WINDOW = Note("no_test_window", ("R14",))
AGE_THREE = Note("age_three", ("H2", "R3"))
COMPANION_NUMBER = Note("companion_number", ("H2", "R4"))
INFANT_OWN_TEST = Note("infant_own_test", ("H1", "R4"))
POPUP_AREA = Note("popup_area", ("T1", "R17"))
POPUP_CODE = Note("popup_code", ("T1", "T2", "R5"))
CASE_CITY_BRACKET = Note("case_city_bracket", ("T1", "R13"))
OTHER_GROUPS = Note("other_groups", ("H1", "R11"))
BORDER_PORT = Note("border_port", ("L7", "R7"))
LABEL_LAPSED = Note("label_lapsed", ("L7", "R8"))
LABEL_NOT_LAPSED = Note("label_not_lapsed", ("L7", "R6"))
LABEL_TEST_EXPIRED = Note("label_test_expired", ("L6",))
LABEL_TEST_NOT_FOUND = Note("label_test_not_found", ("L1", "L7"))
RAIL_THREE_PROOFS = Note("rail_three_proofs", ("L5", "R9"))
MODE_NOT_COVERED = Note("mode_not_covered", ("L5", "R10"))
TRIP_OUTSIDE_WINDOW = Note("trip_outside_window", ("R12",))
LATER_THAN_SOURCE = Note("later_than_source", ())
NOTES = (
    WINDOW_BASIS,
    NO_TEST_WINDOW,
    AGE_THREE,
    COMPANION_NUMBER,
    INFANT_OWN_TEST,
    POPUP_AREA,
    POPUP_CODE,
    CASE_CITY_BRACKET,
    OTHER_GROUPS,
    BORDER_PORT,
    LABEL_LAPSED,
    LABEL_NOT_LAPSED,
    LABEL_TEST_EXPIRED,
    LABEL_TEST_NOT_FOUND,
    RAIL_THREE_PROOFS,
    MODE_NOT_COVERED,
    TRIP_OUTSIDE_WINDOW,
    LATER_THAN_SOURCE,
)

GET_TESTED = Action("get_tested")
CHECK_SYNC_OF_CODE = Action("check_sync", ("T2",))
CHECK_SYNC_OF_LABEL = Action("check_sync", ("L1",))
CONTACT_COMMUNITY = Action("contact_community", ("T2",))
CALL_12345 = Action("call_12345", ("R11",))
APPLY_12345 = Action("apply_12345", ("L4",))
APPLY_CHECKPOINT = Action(
    "apply_checkpoint",
    ("L4",),
    {"bring": ("id_card", "proof_of_work", "proof_of_residence", "negative_test")},
)
REPORT_TO_COMMUNITY = Action("report_to_community", ("T1",))
ACTIONS = (
    GET_TESTED,
    CHECK_SYNC_OF_CODE,
    CHECK_SYNC_OF_LABEL,
    CONTACT_COMMUNITY,
    CALL_12345,
    APPLY_12345,
    APPLY_CHECKPOINT,
    REPORT_TO_COMMUNITY,
)

ID_CARD = Document("id_card", "bring")
PROOF_OF_WORK = Document("proof_of_work", "held")


def what_the_record_cannot_know(who: Traveller) -> Outcome | None:
    """A journey after the day on which the rules were reported."""
    return say(LATER_THAN_SOURCE) if who.journey.arrival.date() > _POLICY["as_of"] else None


def stays_long_ago(who: Traveller) -> Outcome | None:
    """Stays that no longer count (R12)."""
    return say(TRIP_OUTSIDE_WINDOW) if len(recent(who)) < len(stays(who)) else None


@clause("T3")
def near_local_cases(who: Traveller) -> Outcome | None:
    """Recently in a county-level area with a local infection: entry is strictly restricted."""
    if was_in("case_county", who):
        return Outcome(verdict="restricted", clears_on=clears_on("case_county", who))
    return None


@clause("T1")
def elsewhere_in_a_city_with_cases(who: Traveller) -> Outcome | None:
    """Recently in another part of such a city: not unless necessary; then under all other rules."""
    if not was_in("case_city", who):
        return None
    if who.journey.necessary:
        return say(REPORT_TO_COMMUNITY, CASE_CITY_BRACKET)
    refused = Outcome(verdict="do_not_travel", clears_on=clears_on("case_city", who))
    return refused + say(CASE_CITY_BRACKET)


@clause("H2")
def infants(who: Traveller) -> Outcome | None:
    """Aged 3 or under (R3): only the accompanying people's test is checked, one of them (R4)."""
    if who.age > INFANT_AGE:
        return None
    reports = [reported(companion) for companion in companions(who)]
    test = test_document("companion_test_48h", reports, FOR_COMPANIONS, who.journey)
    said = Outcome(route="infant") + with_test(test, who.journey)
    said += say(WINDOW_BASIS, COMPANION_NUMBER)
    if who.age == INFANT_AGE:
        said += say(AGE_THREE)
    return said if test.suffices else said + say(INFANT_OWN_TEST)


@clause("L5", "L6")
def commuters_with_the_label(who: Traveller) -> Outcome | None:
    """By rail the label alone is checked, by road the identity card; the test must be in date."""
    if who.commuter != "labelled" or not (commutes_by("rail", who) or commutes_by("road", who)):
        return None
    test = replace(commuter_test(who), must_show=False)
    label = Document("commuter_label", "held" if test.suffices else "expired")
    shown = label if who.journey.mode == "rail" else ID_CARD
    return Outcome(route="commuter_label") + say(shown) + with_commuter_test(test, who)


@clause("L5", "L6")
def registered_commuters_by_road(who: Traveller) -> Outcome | None:
    """The identity card is swiped; no test is shown, but it must be in date (R16)."""
    if who.commuter != "registered" or not commutes_by("road", who):
        return None
    test = replace(commuter_test(who), must_show=False)
    return Outcome(route="commuter_road") + say(ID_CARD) + with_commuter_test(test, who)


@clause("L5", "L6")
def registered_commuters_by_rail(who: Traveller) -> Outcome | None:
    """Without the label three proofs are checked, for whoever has them and can show a code."""
    if who.commuter != "registered" or not commutes_by("rail", who):
        return None
    if not who.proof_of_work or is_spared_the_health_kit(who):
        return None
    said = Outcome(route="commuter_rail") + say(PROOF_OF_WORK)
    return said + with_commuter_test(commuter_test(who), who) + green_code(who)


def no_commuter_rule(who: Traveller) -> Outcome | None:
    """Why no easier rule for commuters applies, and how to get into the database (R6 to R10)."""
    in_database = who.commuter in ("labelled", "registered")
    if was_in("border_port", who):
        return say(LABEL_LAPSED if in_database else BORDER_PORT)
    if was_in("case_city", who):
        return say(LABEL_NOT_LAPSED) if in_database else None
    if who.commuter == "no":
        return None
    return no_commuter_rule_by(who.journey.mode, who)


def no_commuter_rule_by(mode: Mode, who: Traveller) -> Outcome | None:
    """The same for a commuter whose stays do not matter."""
    if mode == "other":
        return say(MODE_NOT_COVERED)
    if who.commuter == "unregistered":
        return say(APPLY_12345 if mode == "rail" else APPLY_CHECKPOINT)
    return None


@clause("H1")
def people_without_a_smartphone(who: Traveller) -> Outcome | None:
    """Older people, children, people with a disability: the test, and no Health Kit."""
    if not is_spared_the_health_kit(who):
        return None
    return Outcome(route="relief") + with_negative_test(who, FOR_RELIEF_GROUPS)


@clause("G1")
def everyone_else(who: Traveller) -> Outcome | None:
    """A negative test of the last 48 hours and a green code."""
    said = Outcome(route="general") + with_negative_test(who, FOR_EVERYONE) + green_code(who)
    # Commuters by rail come here without the label or without proof of work only.
    return said + say(RAIL_THREE_PROOFS) if commutes_by("rail", who) else said


STEPS = (
    what_the_record_cannot_know,
    stays_long_ago,
    near_local_cases,
    elsewhere_in_a_city_with_cases,
    infants,
    commuters_with_the_label,
    registered_commuters_by_road,
    registered_commuters_by_rail,
    no_commuter_rule,
    people_without_a_smartphone,
    everyone_else,
)


def stays(who: Traveller) -> list[tuple[Trip, date]]:
    """The stays in areas that matter, each with its last day."""
    return [(trip, trip.left_on) for trip in who.trips if trip.place != "elsewhere"]


def recent(who: Traveller) -> list[tuple[Trip, date]]:
    """Those that still count, in days of Beijing (R12)."""
    today = who.journey.arrival.date()
    return [stay for stay in stays(who) if today - stay[1] <= DAYS_THAT_COUNT[stay[0].place]]


def was_in(place: Place, who: Traveller) -> bool:
    """Whether a stay in such a place still counts."""
    return any(trip.place == place for trip, _ in recent(who))


def clears_on(place: Place, who: Traveller) -> date:
    """The first day on which no stay in such a place counts any more."""
    last = max(left_on for trip, left_on in recent(who) if trip.place == place)
    return last + DAYS_THAT_COUNT[place] + timedelta(days=1)


def commutes_by(mode: Mode, who: Traveller) -> bool:
    """Whether a commuter whose recent stays cost them nothing travels this way (L7, R6, R8)."""
    if who.commuter == "no" or was_in("case_city", who) or was_in("border_port", who):
        return False
    return who.journey.mode == mode


def is_spared_the_health_kit(who: Traveller) -> bool:
    """Cannot use a smartphone and is of a group for whom that is relaxed."""
    return who.health_kit == "cannot_use" and who.relief_group != "none"


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
    """The best of some tests: reported by departure and still good at arrival (R2, R14)."""
    departure, valid_from = journey.departure, journey.arrival - within
    in_hand = [report for report in reports if report and report <= departure]
    if not in_hand:
        return Document(id, "missing", valid_from=valid_from)
    if max(in_hand) < valid_from:
        return Document(id, "expired", valid_from=valid_from)
    return Document(id, "held", valid_from=valid_from, valid_until=max(in_hand) + within)


def commuter_test(who: Traveller) -> Document:
    """A commuter's own test, which counts from its report date (L6)."""
    return test_document("negative_test_14d", [reported(who)], FOR_COMMUTERS, who.journey)


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


def with_negative_test(who: Traveller, within: timedelta) -> Outcome:
    """The 48-hour test of a traveller's own."""
    test = test_document("negative_test_48h", [reported(who)], within, who.journey)
    return with_test(test, who.journey) + say(WINDOW_BASIS)


def with_commuter_test(test: Document, who: Traveller) -> Outcome:
    """The 14-day test, and what it tells about a missing label."""
    said = with_test(test, who.journey)
    if not test.suffices:
        return said + say(LABEL_TEST_EXPIRED)
    if who.commuter == "registered":
        return said + say(CHECK_SYNC_OF_LABEL, LABEL_TEST_NOT_FOUND)
    return said


def green_code(who: Traveller) -> Outcome:
    """The code in Health Kit, and the way to it for whoever has none (T2, R5, R11)."""
    document = Document("green_code", "held" if who.health_kit == "green" else "missing")
    if who.health_kit == "popup":
        note = POPUP_CODE if was_in("case_city", who) else POPUP_AREA
        return say(document, CHECK_SYNC_OF_CODE, CONTACT_COMMUNITY, note)
    if who.health_kit == "not_green":
        return say(document, CONTACT_COMMUNITY)
    if who.health_kit == "cannot_use":
        return say(document, CALL_12345, OTHER_GROUPS)
    return say(document)


def refusals(journey: Journey) -> Iterator[Refusal]:
    """The errors of sense: answers that are well-formed each and cannot all be true."""
    arrival: datetime | None = journey.known("arrival")
    if arrival is None:
        return
    departure: datetime | None = journey.known("departure")
    if departure and departure > arrival:
        yield Refusal("departure", "after_arrival", journey.answers["departure"])
    for who in journey.known("travellers") or ():
        yield from (refused(facts, name) for facts, name in later_than(arrival, who))


def refused(facts: Facts, name: str) -> Refusal:
    """An answer later than the arrival."""
    return Refusal(facts.field(name), "after_arrival", facts.answers[name])


def later_than(arrival: datetime, who: Traveller) -> Iterator[tuple[Facts, str]]:
    """The answers of a traveller that lie after the arrival, stays by the day (R12)."""
    for trip in who.known("trips") or ():
        left_on: date | None = trip.known("left_on")
        if left_on and left_on > arrival.date():
            yield trip, "left_on"
    test: Test | None = who.known("test")
    report: datetime | None = None if test is None else test.known("reported_at")
    if test and report and report > arrival:
        yield test, "reported_at"
