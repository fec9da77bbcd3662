"""The contract as JSON Schema (2020-12): the request from its shape, the result from its ids.

Three things no schema can say: that `34.0` is not a whole number, that a day exists, and how its
offset moves a time at the edge of the years.
"""

from collections.abc import Iterable, Mapping
from typing import get_args

from checker.outcome import VERDICTS, Status
from checker.policy import POLICIES
from checker.request import Journey
from checker.result import Json

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ERRORS_OF_FORM = (
    "not_json",
    "unknown_field",
    "wrong_type",
    "not_a_choice",
    "out_of_range",
    "not_a_date",
    "empty",
    "too_many",
)
ERRORS_OF_SENSE = ("not_in_force", "after_arrival", "no_companion")
TEXT: Json = {"type": "string"}
TEXTS: Json = {"type": "array", "items": TEXT}
DAY: Json = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
TIME: Json = {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\+08:00$",
}


def schema() -> Mapping[str, object]:
    """The schema of a request, with both under `$defs`."""
    return {
        "$schema": DIALECT,
        "$ref": "#/$defs/request",
        "$defs": {"request": Journey.schema(), "result": result_schema()},
    }


def result_schema() -> Json:
    """Every key a result can have, and which are always there."""
    status = ("complete", "needs_answers", "invalid")
    found = an_object(
        status={"enum": list(status)},
        policy=an_object(id=TEXT, in_force_from=TIME, as_of=DAY),
        travellers=a_list(traveller_schema()),
        missing=TEXTS,
        errors=a_list(error_schema()),
    )
    return optionally(found, verdict={"enum": list(VERDICTS)})


def traveller_schema() -> Json:
    """One traveller's part."""
    notes = ids(note.id for policy in POLICIES for note in policy.notes)
    found = an_object(
        verdict={"enum": list(VERDICTS)},
        cites=cites_schema(),
        documents=a_list(document_schema()),
        actions=a_list(action_schema()),
        notes=a_list(an_object(id=notes, cites=cites_schema())),
        because=a_list(an_object(field=TEXT, value={})),
    )
    return optionally(found, route=TEXT, clears_on=DAY)


def document_schema() -> Json:
    """A document; times are those of tests."""
    states = {"enum": list(get_args(Status))}
    known = ids(id for policy in POLICIES for id in policy.texts["documents"])
    found = an_object(id=known, status=states, must_show={"type": "boolean"}, cites=cites_schema())
    return optionally(found, valid_from=TIME, valid_until=TIME)


def action_schema() -> Json:
    """An action, with what it carries."""
    known = ids(action.id for policy in POLICIES for action in policy.actions)
    found = an_object(id=known, cites=cites_schema())
    return optionally(found, report_no_earlier_than=TIME, report_no_later_than=TIME, bring=TEXTS)


def error_schema() -> Json:
    """An error, with its message in both languages."""
    codes = {"enum": [*ERRORS_OF_FORM, *ERRORS_OF_SENSE]}
    return an_object(field=TEXT, code=codes, message=an_object(zh=TEXT, en=TEXT))


def cites_schema() -> Json:
    """Questions of the source."""
    return a_list(ids(question for policy in POLICIES for question in policy.questions))


def ids(found: Iterable[str]) -> Json:
    """One of some ids."""
    return {"enum": list(dict.fromkeys(found))}


def a_list(items: Json) -> Json:
    """A list of items."""
    return {"type": "array", "items": items}


def an_object(**properties: Json) -> Json:
    """An object with all these keys and no others."""
    required = list(properties)
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def optionally(found: Json, **properties: Json) -> Json:
    """The same object, which may have these keys too."""
    return {**found, "properties": {**found["properties"], **properties}}
