"""Every situation: at each unanswered fact, fork over answers that stand for all others.

Times stand on both sides of every boundary, one minute away, and on it; a list of stays counts as
one answer. Travellers who do not read each other's answers are walked one by one; an infant is
walked with the people whose tests it goes by.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from itertools import combinations
from typing import Any, TypeVar

from checker.evaluation import Decision, decide, of_sense
from checker.facts import Refusal, Unanswered
from checker.kinds import BEIJING
from checker.outcome import Action, Note, Outcome
from checker.paths import leaf, with_answer
from checker.policy import Policy
from checker.request import Journey

T = TypeVar("T")
Request = dict[str, Any]
Answers = Callable[[str, Request], Iterable[Any]]
Choices = Mapping[str, Sequence[Any]]

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
PLAIN_AGE = 34  # an adult's, where no clause tells ages apart
INFANTS = "H2"  # the clause by which those of some age go by the tests of others


@dataclass(frozen=True)
class Situation:
    """What a traveller has answered, as far as anybody asks, and what follows for the first."""

    request: Request
    decision: Decision
    refusals: Sequence[Refusal]

    @property
    def said(self) -> Outcome:
        """What is said of the traveller: nothing where the request is refused."""
        return (not self.refusals and self.decision.outcome) or Outcome()


def situations(policy: Policy) -> Iterator[Situation]:
    """Every situation of one traveller, and of an infant with one or two others."""
    answers = answers_to(policy)
    for journey in journeys(policy):
        for party in parties(policy):
            yield from situations_from(policy, {**journey, "travellers": party}, answers)


def situations_from(policy: Policy, request: Request, answers: Answers) -> Iterator[Situation]:
    """Every situation that some answers can lead to; what is refused is not asked further."""
    refused = [*of_sense(policy, Journey(request, "", {}))]
    if refused:
        yield Situation(request, Decision({}), refused)
        return
    for answered, decision in explore(deciding(policy), request, answers):
        refusals = [*of_sense(policy, Journey(answered, "", {}))]
        refusals += [decision.refusal] if decision.refusal else []
        yield Situation(answered, decision, refusals)


def one_of_each_kind(situations: Sequence[Situation]) -> list[Situation]:
    """One for each set of answered questions and each outcome, times and days left out."""
    return list({kind_of(one): one for one in situations if not one.refusals}.values())


def kind_of(situation: Situation) -> tuple[object, ...]:
    """What was asked, and what is said of it."""
    outcome = situation.said
    documents = [(document.id, document.status) for document in outcome.documents]
    ids = [part.id for part in parts(outcome)]
    asked = tuple(situation.decision.record)
    return asked, outcome.verdict, outcome.route, outcome.clauses, *documents, *ids


def parts(sayings: Policy | Outcome) -> Sequence[Note | Action]:
    """The notes and actions that a policy has, or that were said."""
    return (*sayings.notes, *sayings.actions)


def opening_of(request: Request) -> tuple[object, ...]:
    """What opens a request: its times, and how many travel."""
    return (*times_of(request), len(request["travellers"]))


def by_journey(situations: Sequence[Situation]) -> Mapping[Any, list[Situation]]:
    """The situations that nothing refuses, by what opens a request."""
    groups: dict[Any, list[Situation]] = defaultdict(list)
    for one in situations:
        if not one.refusals:
            groups[opening_of(one.request)].append(one)
    return groups


def deciding(policy: Policy) -> Callable[[Request], Decision]:
    """Decide for the first traveller; raises `Unanswered` for what is asked next."""

    def decided(request: Request) -> Decision:
        decision = decide(policy, request, 0)
        if decision.missing:
            raise Unanswered(decision.missing)
        return decision

    return decided


def explore(
    decide: Callable[[Request], T], request: Request, answers: Answers
) -> Iterator[tuple[Request, T]]:
    """Each way of answering what `decide` asks for by `Unanswered`, with what it then gives."""
    try:
        found = decide(request)
    except Unanswered as unanswered:
        field = unanswered.field
    else:
        yield request, found
        return
    for answer in answers(field, request):
        yield from explore(decide, with_answer(request, field, answer), answers)


def journeys(policy: Policy) -> list[Request]:
    """Times of a journey: the plain one first, then departures on both sides of every window.

    Then the first minute of the policy, the one before, and the day after it was reported.
    """
    day = max(policy.as_of, policy.in_force_from.date())
    noon = datetime.combine(day, time(12), BEIJING)
    arrivals = [noon, policy.in_force_from - MINUTE, policy.in_force_from, noon + DAY]
    departures = [time for span in (timedelta(), *spans(policy)) for time in around(noon - span)]
    return [
        *({"arrival": text(arrival)} for arrival in arrivals),
        *({"arrival": text(noon), "departure": text(departure)} for departure in departures),
    ]


def parties(policy: Policy) -> list[list[Request]]:
    """One traveller; an infant of each age that is told apart with one other, then with two."""
    infants = [age for age in ages(policy) if age <= oldest_infant(policy)]
    with_one = [[{"age": age}, {}] for age in infants]
    with_two = [[{"age": age, "trips": []}, {}, {}] for age in infants]
    return [[{}], *with_one, *with_two]


def oldest_infant(policy: Policy) -> int:
    """The greatest age of an infant; -1, which is nobody's, where no clause speaks of infants."""
    return max(oldest_infants(policy), default=-1)


def adult_age(policy: Policy) -> int:
    """The age of somebody who is no infant: the first above, where there are some."""
    infants = oldest_infants(policy)
    return infants[-1] + 1 if infants else PLAIN_AGE


def oldest_infants(policy: Policy) -> list[int]:
    """The same for each of the policies that are compared as one, whose clauses are numbered."""
    clauses = policy.clauses.items()
    return sorted({clause["age"] for id, clause in clauses if id.rpartition(".")[2] == INFANTS})


def adult(policy: Policy) -> Request:
    """Somebody whom only the test can fail, which is still to be answered."""
    age = adult_age(policy)
    return {"age": age, "trips": [], "commuter": "no", "health_kit": "green"}


def named_ages(policy: Policy) -> set[int]:
    """The ages that clauses name."""
    return {clause["age"] for clause in policy.clauses.values() if "age" in clause}


def choices_in(schema: Mapping[str, Any]) -> Choices:
    """The values of every field of a request that has a few, by its JSON Schema."""
    found: dict[str, Sequence[Any]] = {}
    for name, field in schema.get("properties", {}).items():
        found |= {**choices_in(field), **choices_in(field.get("items", {}))}
        if "enum" in field or field.get("type") == "boolean":
            found[name] = field.get("enum", (True, False))
    return found


CHOICES = choices_in(Journey.schema())


def answers_to(policy: Policy) -> Answers:
    """Every answer to the questions of this checker."""
    return answers_among(CHOICES, policy)


def answers_among(choices: Choices, policy: Policy) -> Answers:
    """Every answer that a rule could tell from another.

    Stays are walked in full on the plain journey, and as far as departure could matter on others.
    """
    plain = journeys(policy)[0]
    tests = cache(partial(reports, policy))

    def answers(field: str, request: Request) -> Iterable[Any]:
        journey, name = Journey(request, "", {}), leaf(field)
        if name == "age":
            return ages(policy)
        if name == "trips":
            is_plain = times_of(request) == times_of(plain)
            stays = lists_of_stays if is_plain else stays_of_today
            return stays(policy, journey.arrival.date())
        if name == "test":
            return tests(journey.arrival, journey.departure)
        return values(choices, name)

    return answers


def values(choices: Choices, name: str) -> Sequence[Any]:
    """Those of a fact that has a few. Raises `LookupError` for a number, a date or a time."""
    if name not in choices:
        raise LookupError(
            f"{name}: nobody said which answers stand for all others; say it in answers_among, "
            "workbench/situations.py (both sides of every limit that rules compare it with), "
            "and in answers_to, workbench/walk.py"
        )
    return choices[name]


def times_of(request: Request) -> tuple[object, object]:
    """Arrival and departure as given."""
    return request.get("arrival"), request.get("departure")


def ages(policy: Policy) -> list[int]:
    """On both sides of every age that a clause names; an adult's where none does."""
    found = {age + step for age in named_ages(policy) for step in (-1, 0, 1)}
    return sorted(found) or [adult_age(policy)]


def lists_of_stays(policy: Policy, today: date) -> list[list[Request]]:
    """None, one of each kind on both sides of its last day, and several that still count."""
    places = policy.places
    last = {place: today - DAY * policy.clauses[id]["days"] for place, id in places.items()}
    past = [[stay(place, day - late * DAY)] for place, day in last.items() for late in (0, 1)]
    several = [
        [stay(place, today) for place in some]
        for size in range(2, len(places) + 1)
        for some in combinations(places, size)
    ]
    return [*stays_of_today(policy, today), [{"place": "elsewhere"}], *past, *several]


def stays_of_today(policy: Policy, today: date) -> list[list[Request]]:
    """None, and one of each kind that ended on the day of arrival."""
    return [[], *([stay(place, today)] for place in policy.places)]


def stay(place: str, left_on: date) -> Request:
    """A stay that ended on a day."""
    return {"place": place, "left_on": left_on.isoformat()}


def spans(policy: Policy) -> list[timedelta]:
    """For how long reports and stays count, each once, the shortest first."""
    found = {
        timedelta(hours=clause.get("hours", 0), days=clause.get("days", 0))
        for clause in policy.clauses.values()
    }
    return sorted(found - {timedelta()})


def reports(policy: Policy, arrival: datetime, departure: datetime) -> list[Any]:
    """No test, and tests on both sides of departure and of every window before arrival."""
    times = [text(time) for time in edges(policy, arrival, departure)]
    day = text(departure)[:10]
    return [None, *({"reported_at": at} for at in (*times, day))]


def edges(policy: Policy, arrival: datetime, departure: datetime) -> list[datetime]:
    """The times of a report between which nothing changes, in their order."""
    starts = [departure, *(arrival - span for span in spans(policy))]
    return sorted({time for start in starts for time in around(start)})


def around(edge: datetime) -> list[datetime]:
    """A minute before, exactly, a minute after."""
    return [edge - MINUTE, edge, edge + MINUTE]


def text(moment: datetime) -> str:
    """A time as a request gives it."""
    return f"{moment.astimezone(BEIJING):%Y-%m-%dT%H:%M}"
