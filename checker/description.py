"""A result in sentences, for the page and the terminal to lay out.

All words come from the texts; times are in Beijing and said so where they stand.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from checker.glance import glance
from checker.kinds import Moment, MomentOrDay
from checker.outcome import VERDICTS
from checker.paths import index_of, leaf
from checker.policy import POLICIES, Policy, in_force
from checker.result import Json, present
from checker.timeline import timeline
from checker.words import Words

HEADINGS = ("party", "documents", "actions", "timeline", "notes", "because", "sources")


def describe(
    result: Mapping[str, Any], lang: str, names: Sequence[str] = ()
) -> Mapping[str, object]:
    """Put a result of the contract into sentences of a language, `zh` or `en`.

    `names` are what to call the travellers, in their order; an empty one is numbered. `version`
    says that other rules are in force at arrival, `change` what changed with the latest. Raises
    KeyError when the result names a policy, or the call a language, that does not exist.
    """
    policy = {policy.id: policy for policy in POLICIES}[result["policy"]["id"]]
    words = Words(policy, lang)
    parts = {"complete": verdict_part, "needs_answers": missing_part, "invalid": errors_part}
    return {
        "status": result["status"],
        "notice": words("notice"),
        **version_part(words, arrival_of(result)),
        **parts[result["status"]](words, result, names),
    }


def version_part(
    words: Words, arrival: datetime | None, policies: Sequence[Policy] = POLICIES
) -> Json:
    """Whether another version than the one described is in force at arrival, and what changed."""
    described = words.policy
    applies = in_force(arrival, policies) if arrival else described
    later = max(described, applies, key=lambda policy: policy.in_force_from)
    since = words.full_date(later.in_force_from)
    standing = "preview" if later is described else "superseded"
    return present(
        version=None if applies is described else words(f"version.{standing}", **{"from": since}),
        change=None if later is policies[0] else Words(later, words.lang)("change"),
    )


def arrival_of(result: Mapping[str, Any]) -> datetime | None:
    """When the party arrives: every complete decision has read it."""
    read = [answer for who in result["travellers"] for answer in who["because"]]
    arrivals = [answer["value"] for answer in read if answer["field"] == "arrival"]
    return Moment().parse(arrivals[0]) if arrivals else None


def missing_part(words: Words, result: Mapping[str, Any], names: Sequence[str]) -> Json:
    """What is still to be answered."""
    questions = [{"field": f, "question": title(words, f, names)} for f in result["missing"]]
    return {"headings": {"missing": words("headings.missing")}, "missing": questions}


def errors_part(words: Words, result: Mapping[str, Any], names: Sequence[str]) -> Json:
    """What is to be corrected."""
    errors = [
        {"field": error["field"], "message": error["message"][words.lang]}
        for error in result["errors"]
    ]
    return {"headings": {"errors": words("headings.errors")}, "errors": errors}


def verdict_part(words: Words, result: Mapping[str, Any], names: Sequence[str]) -> Json:
    """The verdict of the party, then everything by traveller, the worst off first."""
    travellers, verdict = result["travellers"], result["verdict"]
    called = [name_of(words, names, index) for index in range(len(travellers))]
    parts = [
        traveller_part(words, traveller, called, index)
        for index, traveller in enumerate(travellers)
    ]
    parts.sort(key=lambda part: VERDICTS.index(part["verdict"]))
    cited = {cite["id"] for part in parts for cite in cites_within(part)}
    return present(
        verdict=verdict,
        label=words(f"verdicts.{verdict}.label"),
        headline=headline(words, verdict, travellers, called),
        party=glance(words, parts) if len(parts) > 1 else None,
        travellers=parts,
        sources=[cite(words, id) for id in words.policy.in_source_order(cited)],
        headings={key: words(f"headings.{key}") for key in HEADINGS},
    )


def cites_within(traveller: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """Every question that some line about a traveller rests on."""
    lines = traveller["documents"] + traveller["actions"] + traveller["notes"]
    return [*traveller["cites"], *(cite for line in lines for cite in line["cites"])]


def headline(
    words: Words, verdict: str, travellers: Sequence[Mapping[str, Any]], called: Sequence[str]
) -> str:
    """The verdict in one sentence; of several travellers it names those whose it is."""
    if len(travellers) == 1:
        return words(f"verdicts.{verdict}.headline")
    if all(who["verdict"] == verdict for who in travellers):
        return words(f"verdicts.{verdict}.everyone")
    concerned = [
        name for name, who in zip(called, travellers, strict=True) if who["verdict"] == verdict
    ]
    return words(f"verdicts.{verdict}.named", names=words.list(concerned))


def traveller_part(
    words: Words, traveller: Mapping[str, Any], called: Sequence[str], index: int
) -> Json:
    """One traveller's documents, actions, times, notes and answers; `index`: whose."""
    verdict, clears = traveller["verdict"], traveller.get("clears_on")
    return present(
        index=index,
        title=called[index] if len(called) > 1 else "",
        verdict=verdict,
        label=words(f"verdicts.{verdict}.label"),
        headline=words(f"verdicts.{verdict}.person"),
        clears=clears and words(f"clears.{verdict}", date=words.date(date.fromisoformat(clears))),
        documents=[document_part(words, one, traveller) for one in traveller["documents"]],
        actions=[action_part(words, action, traveller) for action in traveller["actions"]],
        timeline=timeline(words, traveller, called, index),
        notes=[note_part(words, note) for note in traveller["notes"]],
        because=[because_part(words, answer, called) for answer in traveller["because"]],
        cites=cite_parts(words, traveller),
    )


def document_part(words: Words, document: Mapping[str, Any], traveller: Mapping[str, Any]) -> Json:
    """A document with its state, and until when it does or from when it would.

    A route may have something to add, such as what is not needed beside it.
    """
    added = words.maybe(f"documents.{document['id']}.{traveller.get('route')}")
    return present(
        id=document["id"],
        status=document["status"],
        name=words(f"documents.{document['id']}.name"),
        state=words.maybe(f"documents.{document['id']}.{document['status']}")
        or words(f"states.{document['status']}"),
        detail=times_of(words, document),
        aside=added if document["must_show"] else words("document.aside"),
        cites=cite_parts(words, document),
    )


def times_of(words: Words, document: Mapping[str, Any]) -> str | None:
    """The times of a test in words."""
    if "valid_until" in document:
        return words("document.held", until=moment(words, document["valid_until"]))
    if "valid_from" in document:
        return words("document.wanted", **{"from": moment(words, document["valid_from"])})
    return None


def action_part(words: Words, action: Mapping[str, Any], traveller: Mapping[str, Any]) -> Json:
    """Something to do; a route may have its own way of saying it.

    The words can say more of the source than the rule carries; they list the clauses of that.
    """
    key = f"actions.{action['id']}"
    own = f"{key}.{traveller.get('route')}"
    times = {name: moment(words, at) for name, at in action.items() if name.startswith("report_")}
    said = words.policy.texts["actions"][action["id"]].get("clauses", ())
    cited = [*action["cites"], *words.policy.cites(said)]
    bring = [words(f"documents.{id}.name") for id in action.get("bring", ())]
    return present(
        id=action["id"],
        text=words.maybe(own, **times) or words(f"{key}.text", **times),
        detail=words.maybe(f"{key}.detail"),
        bring=bring or None,
        cites=[cite(words, id) for id in words.policy.in_source_order(cited)],
    )


def note_part(words: Words, note: Mapping[str, Any]) -> Json:
    """Something to know, with the reading of the source that it rests on."""
    clauses = next(known.clauses for known in words.policy.notes if known.id == note["id"])
    readings = [id for id in clauses if id in words.policy.settings["readings"]["ids"]]
    return present(
        id=note["id"],
        text=words(f"notes.{note['id']}"),
        cites=cite_parts(words, note),
        reading={"id": readings[0], "label": words("cite.reading", id=readings[0])}
        if readings
        else None,
    )


def because_part(words: Words, answer: Mapping[str, Any], called: Sequence[str]) -> Json:
    """One answer that was read."""
    return {
        "question": title(words, answer["field"], called if len(called) > 1 else ()),
        "answer": answer_text(words, answer["field"], answer["value"]),
    }


def title(words: Words, field: str, names: Sequence[str]) -> str:
    """What a field is called, with whose it is where there are several."""
    text = words(f"fields.{leaf(field)}.title")
    whose = index_of(field)
    if whose is None or not names:
        return text
    return words("person.field", name=name_of(words, names, whose), field=text)


def answer_text(words: Words, field: str, value: object) -> str:
    """An answer as the visitor would say it."""
    name = leaf(field)
    if value is None or value == []:
        return words(f"fields.{name}.empty")
    chosen = words.maybe(f"fields.{name}.answers.{str(value).lower()}")
    if chosen or not isinstance(value, str):
        return chosen or words(f"fields.{name}.answer", value=value)
    return words.at(value, MomentOrDay().parse(value))


def name_of(words: Words, names: Sequence[str], index: int) -> str:
    """What to call a traveller."""
    given = names[index] if index < len(names) else ""
    return given or words("person.numbered", number=index + 1)


def moment(words: Words, text: str) -> str:
    """A time of a result in words."""
    return words.moment(datetime.fromisoformat(text))


def cite_parts(words: Words, cited: Mapping[str, Any]) -> list[Json]:
    """The questions that something rests on."""
    return [cite(words, id) for id in cited["cites"]]


def cite(words: Words, id: str) -> Json:
    """A question of the source by its id and what it is called."""
    return {"id": id, "label": words("cite.of_article", question=question_name(words, id))}


def question_name(words: Words, id: str) -> str:
    """What a question is called among questions."""
    number = id.removeprefix("q")
    return words("cite.question", number=number) if number != id else words(f"cite.{id}")
