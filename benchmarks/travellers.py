"""Requests of one traveller by chance, the same at every run, as close to every limit as can be.

Each is complete and without an error; the traveller is older than an infant.
"""

import random
from datetime import date, datetime, timedelta
from typing import Any, get_args

from checker.kinds import BEIJING
from checker.policies.beijing_2021_11_17 import rules
from checker.request import AGES, Commuter, HealthKit, Mode, Place, ReliefGroup

Request = dict[str, Any]

SEED = 20211117
ARRIVALS = ("2021-11-29T08:00", "2021-11-30T00:00+08:00", "2021-12-04T15:30Z", "2022-02-28T23:59")
ON_THE_WAY = (timedelta(0), timedelta(minutes=90), timedelta(hours=30), timedelta(hours=50))
MINUTE = timedelta(minutes=1)
AROUND = (-MINUTE, timedelta(0), MINUTE)
LONGEST_AGO = max(rules.DAYS_THAT_COUNT.values()).days + 2


def requests(number: int) -> list[Request]:
    """So many requests."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    return [request(chance) for _ in range(number)]


def request(chance: random.Random) -> Request:
    """One request, with or without a departure of its own."""
    arrival_text = chance.choice(ARRIVALS)
    arrival = moment(arrival_text)
    departure = arrival - chance.choice(ON_THE_WAY)
    shared = {"arrival": arrival_text, "mode": chance.choice(get_args(Mode))}
    if departure < arrival:
        shared["departure"] = departure.isoformat()
    return shared | {
        "necessary": chance.random() < 0.5,  # noqa: PLR2004
        "travellers": [traveller(chance, departure, arrival)],
    }


def traveller(chance: random.Random, departure: datetime, arrival: datetime) -> Request:
    """All answers of a traveller; half of them have stayed nowhere."""
    stays = chance.choice((0, 0, 0, 1, 1, 2))
    return {
        "age": chance.randint(rules.INFANT_AGE + 1, AGES.high),
        "trips": [trip(chance, arrival.date()) for _ in range(stays)],
        "commuter": chance.choice(get_args(Commuter)),
        "proof_of_work": chance.random() < 0.75,  # noqa: PLR2004
        "health_kit": chance.choice(get_args(HealthKit)),
        "relief_group": chance.choice(get_args(ReliefGroup)),
        "test": test(chance, departure, arrival),
    }


def trip(chance: random.Random, today: date) -> Request:
    """A stay, in an area that matters or not, that still counts or not."""
    left_on = today - timedelta(days=chance.choice((0, 1, *range(LONGEST_AGO - 4, LONGEST_AGO))))
    return {"place": chance.choice(get_args(Place)), "left_on": left_on.isoformat()}


def test(chance: random.Random, departure: datetime, arrival: datetime) -> Request | None:
    """None, one of some day, or one within a minute of a limit."""
    if chance.random() < 0.1:  # noqa: PLR2004
        return None
    if chance.random() < 0.1:  # noqa: PLR2004
        return {"reported_at": (arrival.date() - timedelta(days=chance.randrange(17))).isoformat()}
    limits = (departure, arrival - rules.FOR_EVERYONE, arrival - rules.FOR_COMMUTERS)
    reported_at = min(arrival, chance.choice(limits) + chance.choice(AROUND))
    return {"reported_at": reported_at.isoformat()}


def moment(text: str) -> datetime:
    """A time as the contract reads it, in Beijing."""
    local = datetime.fromisoformat(text)
    return (local if local.tzinfo else local.replace(tzinfo=BEIJING)).astimezone(BEIJING)
