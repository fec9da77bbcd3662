"""What the parts of `policy.toml` say of each other and of a request: whether it exists.

These checks are given what is of the right shape (`Settings.content`), so that none has to ask.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from checker.facts import Refusal
from checker.kinds import Choice
from checker.paths import leaf
from checker.request import Journey
from workbench.lint.asked import CHOICES, FIELDS, SHAPES, control, every_answer, is_asked_by
from workbench.lint.faults import misfit, nearest, not_one_of, one_of, quote
from workbench.lint.reading import Key
from workbench.lint.shape import Misfits

Policy = Mapping[str, Any]
HOMELESS = (
    "no rule carries this clause and no text says it. Allowed: a step, note or action that "
    "names it, or `background` with the reason here."
)
ONE_SCREEN = "Allowed: one screen for each field."


def grounds(policy: Policy) -> list[str]:
    """The ids that a rule can rest on: clauses and readings."""
    return [*policy["clauses"], *policy["readings"]["ids"]]


def references(policy: Policy) -> Misfits:
    """Where a policy of the right shape names what does not exist, or leaves something out."""
    for check in (questions, clauses, screens, asking, places, options, overrides):
        yield from check(policy)


def names(found: list[str], known: Collection[str], noun: str, key: Key) -> Misfits:
    """Those names of a list that do not exist; none if there are none to be named."""
    for index, name in enumerate(found):
        if name and known and name not in known:
            yield (*key, index), not_one_of(name, known, noun)


def questions(policy: Policy) -> Misfits:
    """What a question makes certain is part of a request."""
    for id, question in policy["questions"].items():
        for refusal in Journey.refusals(question.get("certain", {}), ""):
            yield ("questions", id, "certain"), f"{refusal.field}: {refused(refusal)}"


def refused(refusal: Refusal) -> str:
    """Why a request cannot hold an answer."""
    if refusal.code == "unknown_field":
        known = [name for shape in SHAPES.values() for name in shape.declared()]
        said = "there is no such field. Allowed: a field of checker/request.py."
        return said + nearest(leaf(refusal.field), known)
    if isinstance(refusal.kind, Choice):
        return not_one_of(refusal.found, refusal.kind.choices, "an answer of the request")
    return misfit(refusal.found, "an answer as checker/request.py has it")


def clauses(policy: Policy) -> Misfits:
    """A clause cites questions, each once, in the order of the source."""
    known = list(policy["questions"])
    for id, clause in policy["clauses"].items():
        cites, key = clause["cites"], ("clauses", id, "cites")
        yield from names(cites, known, "a question of the source", key)
        ordered = [question for question in known if question in cites]
        if set(cites) <= set(known) and cites != ordered:
            yield key, misfit(cites, f"each once, in the order of the source: {quote(ordered)}")


def homes(policy: Policy, carried: Collection[str], said: Collection[str]) -> Misfits:
    """A clause is carried by a rule or said by a text, or it is background."""
    for id, clause in policy["clauses"].items():
        at_home = id in carried or id in said
        if not at_home and "background" not in clause:
            yield ("clauses", id), HOMELESS
        if at_home and "background" in clause:
            where = "a rule carries" if id in carried else "a text says"
            said = f"{where} this clause, so that it is no background. Allowed: one of the two."
            yield ("clauses", id, "background"), said


def screens(policy: Policy) -> Misfits:
    """A screen has fields of a request, which no other screen has."""
    owners: dict[str, str] = {}
    for index, screen in enumerate(policy["screens"]):
        fields = screen["fields"]
        yield from names(fields, FIELDS, "a field of a request", ("screens", index, "fields"))
        opening = ("screens", index, "opening")
        yield from names(screen.get("opening", []), fields, "a field of this screen", opening)
        for place, field in enumerate(fields):
            if field and field in owners:
                said = f"{quote(field)} stands on the screen {quote(owners[field])} already."
                yield ("screens", index, "fields", place), f"{said} {ONE_SCREEN}"
            owners.setdefault(field, screen["id"])


def unasked(policy: Policy, reads: Mapping[str, int]) -> Misfits:
    """The rules read what is asked; reads are fields with the lines on which they are read."""
    listed = [field for screen in policy["screens"] for field in screen["fields"]]
    for field, line in reads.items() if listed else ():
        if field in FIELDS and not any(is_asked_by(field, one) for one in listed):
            said = f"no screen asks for {quote(field)}, which rules.py reads on line {line}."
            yield ("screens",), f"{said} {ONE_SCREEN}"


def asking(policy: Policy) -> Misfits:
    """Each field of a screen says how it is asked, by a kind that can; nothing else does."""
    listed = [field for screen in policy["screens"] for field in screen["fields"]]
    kinds = {leaf(field): control(FIELDS[field]) for field in listed if field in FIELDS}
    for name, kind in kinds.items():
        if kind and name not in policy["fields"]:
            said = "this key is missing, though a screen has the field."
            yield ("fields", name), f"{said} Allowed: a table with kind = {quote(kind)}."
    for name, field in policy["fields"].items():
        if kinds.get(name) and field["kind"] not in ("", kinds[name]):
            said = misfit(field["kind"], f"{quote(kinds[name])} for this field")
            yield ("fields", name, "kind"), said
    yield from left_over(policy, list(kinds))


def left_over(policy: Policy, on_screens: list[str]) -> Misfits:
    """Fields to which neither a screen nor an option leads."""
    then = [option["then"] for _, option in all_options(policy) if "then" in option]
    for name in policy["fields"].keys() - {*on_screens, *then}:
        said = "no screen and no option leads here. Allowed: a field of a screen, or what an "
        near = nearest(name, {*on_screens, *then} - policy["fields"].keys())
        yield ("fields", name), f"{said}option names in `then`.{near}"


def all_options(policy: Policy) -> Iterator[tuple[Key, Mapping[str, Any]]]:
    """Every option of every choice."""
    for name, field in policy["fields"].items():
        for index, option in enumerate(field.get("options", ())):
            yield ("fields", name, "options", index), option


def places(policy: Policy) -> Misfits:
    """Every kind of place that matters has a clause that says for how many days."""
    for name, field in policy["fields"].items():
        found = field.get("places")
        if found is not None:
            yield from kinds_of_place(found, ("fields", name, "places"))
            yield from days_of_places(policy, found, ("fields", name, "places"))


def kinds_of_place(found: Mapping[str, str], key: Key) -> Misfits:
    """All that a request knows save `elsewhere`, which never matters."""
    known = [place for place in CHOICES["Place"].choices if place != "elsewhere"]
    for place in found:
        if place not in known:
            yield (*key, place), not_one_of(place, known, "a kind of place")
    for place in known:
        if place not in found:
            yield (*key, place), "this key is missing. Allowed: a clause with `days`."


def days_of_places(policy: Policy, found: Mapping[str, str], key: Key) -> Misfits:
    """Their clauses, which have days."""
    with_days = [id for id, clause in policy["clauses"].items() if "days" in clause]
    for place, clause in found.items():
        if clause and with_days and clause not in with_days:
            yield (*key, place), not_one_of(clause, with_days, "a clause with `days`")


def options(policy: Policy) -> Misfits:
    """Options lead somewhere, and those of a field give all its answers between them."""
    for key, option in all_options(policy):
        yield from leads(policy, key, option)
    for pattern, kind in FIELDS.items():
        field = policy["fields"].get(leaf(pattern), {})
        if field.get("kind") == "choice" and control(kind) == "choice":
            yield from answers(policy, leaf(pattern), kind)


def leads(policy: Policy, key: Key, option: Mapping[str, Any]) -> Misfits:
    """An option leads to one thing at most, and to one that exists."""
    ways = [way for way in ("value", "then", "null") if way in option]
    if len(ways) > 1:
        yield key, f"found {' and '.join(ways)}. Allowed: one of them, or none to give advice."
    if "then" in option:
        yield from names([option["then"]], policy["fields"], "one of [fields]", (*key, "then"))
        if key[1] in led_to(policy, option["then"]):
            said = f"{quote(option['then'])} leads back to {key[1]}. Allowed: another field."
            yield (*key, "then"), said


def led_to(policy: Policy, name: str) -> set[str]:
    """A field, and all to which its options lead."""
    found, new = set[str](), {name}
    while new:
        found |= new
        inner = (o["then"] for key, o in all_options(policy) if key[1] in new and "then" in o)
        new = set(inner) - found
    return found


def answers(policy: Policy, name: str, kind: Any) -> Misfits:
    """The values of a field's options, in smaller questions too: of the request, none left out."""
    allowed, within = every_answer(kind), led_to(policy, name)
    given = [
        ((*key, way), None if way == "null" else option[way])
        for key, option in all_options(policy)
        for way in ("value", "null")
        if key[1] in within and way in option
    ]
    wrong = [(key, value) for key, value in given if value not in allowed]
    for key, value in wrong:
        yield key, not_one_of(value, spelled(allowed), f"an answer of {name}")
    # Whoever misspells an answer, or what leads to it, is not also told that it is missing.
    for answer in () if wrong or not within <= policy["fields"].keys() else allowed:
        if answer not in [value for _, value in given]:
            every = one_of(spelled(allowed), "every answer")
            said = f"no option gives {spelled([answer])[0]}. Allowed: options that give {every}."
            yield ("fields", name, "options"), said


def spelled(values: Collection[object]) -> list[str]:
    """Values as TOML has them."""
    return [
        one if isinstance(one, str) else "null = true" if one is None else quote(one)
        for one in values
    ]


def overrides(policy: Policy) -> Misfits:
    """What an override rests on exists; its steps are looked up in the rules."""
    for index, override in enumerate(policy.get("overrides", ())):
        key = ("overrides", index, "rests_on")
        yield from names(override["rests_on"], grounds(policy), "a clause or a reading", key)


def overridden(policy: Policy, steps: list[str]) -> Misfits:
    """A step overrides steps that stand later."""
    for index, override in enumerate(policy.get("overrides", ()) if steps else ()):
        step, key = override["step"], ("overrides", index)
        yield from names([step], steps, "a step of STEPS in rules.py", (*key, "step"))
        later = steps[steps.index(step) + 1 :] if step in steps else steps
        for place, name in enumerate(override["over"]):
            if name and name not in later:
                allowed = f"a step that stands after {step} in STEPS"
                yield (*key, "over", place), not_one_of(name, later, allowed)
