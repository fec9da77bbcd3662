"""What each answer to a question would mean, whatever is answered after it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.evaluation import decide
from checker.facts import Facts, Leaf, OneOrNone
from checker.kinds import Choice, YesNo
from checker.outcome import VERDICTS, Outcome
from checker.paths import index_of, leaf, with_answer
from checker.policy import Policy, policy_for
from checker.request import Journey, NotJson, Traveller, read_json
from checker.result import Json, present, verdict_of
from checker.words import LANGUAGES, Words

Request = Mapping[str, Any]


def prospects(
    request: Request, lang: str, field: str, answers: Sequence[object]
) -> Sequence[Mapping[str, object]]:
    """For each answer to a field the `verdicts` that can follow, worst first, and `documents`.

    Questions still open are answered in every way, with a test that counts and no further stays.
    `documents` has the names of those that are needed however that goes, in `lang`, `zh` or `en`;
    it is absent where none would do.
    """
    policy = policy_for(Journey(request, "", {}))
    words, whose = Words(policy, lang), index_of(field) or 0
    return [
        prospect(words, list(completions(policy, with_answer(request, field, answer), whose)))
        for answer in answers
    ]


def prospect(words: Words, outcomes: Sequence[Outcome]) -> Json:
    """What outcomes have in common."""
    found = {verdict_of(outcome) for outcome in outcomes}
    # What is missing can be got.
    reachable = found - {"not_ready"} if "ready" in found else found
    lists = [[document.id for document in one.documents] for one in outcomes if one.documents]
    first, *others = lists or [[]]
    common = [id for id in first if all(id in other for other in others)]
    return present(
        verdicts=[
            {"verdict": verdict, "label": words(f"verdicts.{verdict}.label")}
            for verdict in VERDICTS
            if verdict in reachable
        ],
        documents=[words(f"documents.{id}.name") for id in common] if lists else None,
    )


def completions(policy: Policy, request: Request, index: int) -> Iterator[Outcome]:
    """The outcomes for a traveller of every way to answer what is still open."""
    decision = decide(policy, request, index)
    if decision.outcome:
        yield decision.outcome
    if decision.missing:
        for answer in possible(request, decision.missing):
            yield from completions(policy, with_answer(request, decision.missing, answer), index)


def possible(request: Request, field: str) -> Sequence[object]:
    """Every answer to a field that has a few; else one that stands in nobody's way."""
    shape: type[Facts] = Journey if index_of(field) is None else Traveller
    kind = shape.declared()[leaf(field)].kind
    if isinstance(kind, OneOrNone):
        return [fresh(request)]
    if not isinstance(kind, Leaf):
        return [[]]
    if isinstance(kind.kind, YesNo):
        return (True, False)
    return kind.kind.choices if isinstance(kind.kind, Choice) else ()


def fresh(request: Request) -> Json:
    """A test whose report came as the party set off."""
    return {"reported_at": request.get("departure", request["arrival"])}


def prospects_json(text: str | bytes) -> str:
    """`prospects` from JSON text to JSON text: `[]` for what are no arguments of it."""
    try:
        call = read_json(text)
        found = prospects(**call) if is_a_call(call) else []
    except NotJson:
        found = []
    return json.dumps(found, ensure_ascii=False)


def is_a_call(call: Mapping[str, Any]) -> bool:
    """Whether these are the arguments of `prospects`, about a field that the request can have."""
    if call.keys() != {"request", "lang", "field", "answers"} or call["lang"] not in LANGUAGES:
        return False
    request, answers = call["request"], call["answers"]
    if not isinstance(request, dict) or not isinstance(answers, list):
        return False
    return not any(Journey.refusals(request, "")) and call["field"] in fields_of(request)


def fields_of(request: Request) -> list[str]:
    """The fields of every traveller and, where there is one, of the journey."""
    party = range(len(request.get("travellers", ())))
    shared = [name for name in Journey.declared() if party and name != "travellers"]
    own = [f"travellers[{index}].{name}" for index in party for name in Traveller.declared()]
    return [*shared, *own]
