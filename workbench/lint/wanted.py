"""The texts that a policy needs: one for each id that the checker looks up, and what it fills in.

Follows what checker/description.py, checker/screens.py and the page ask for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any, get_args

from checker.facts import Leaf, Many, OneOrNone
from checker.kinds import Choice, WholeNumber, YesNo
from checker.outcome import VERDICTS, Status
from checker.paths import leaf
from checker.schema import ERRORS_OF_SENSE
from checker.words import TEXTS as OF_THE_CHECKER
from workbench.lint.asked import FIELDS, PARTY, is_asked_by
from workbench.lint.carried import TIMES, carried
from workbench.lint.syntax import Rules

Policy = Mapping[str, Any]
DAYS = ("from", "until")  # those on which stays count
LABELS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "moment": {"date": (), "time": ()},
    "report": {"date": (), "time": ()},
    "party": {
        "person": ("number",),
        "name": (),
        "age": (),
        "add": (),
        "copy": ("number",),
        "remove": ("number",),
    },
    "stays": {"left_on": ("place",)},
}


@dataclass(frozen=True)
class Wanted:
    """A text: what needs it (nothing, where it may be absent) and what is filled into it.

    One language can leave out what it `may_lack`.
    """

    needed_by: str = ""
    gaps: tuple[str, ...] = ()
    several: bool = False  # paragraphs
    may_lack: tuple[str, ...] = ()


Texts = Iterator[tuple[str, Wanted]]


def wanted(policy: Policy, rules: Rules) -> dict[str, Wanted]:
    """Every text that a policy needs or may have, by its key."""
    yet = [("notice", Wanted("every page")), ("change", Wanted())]
    of_rules = (verdicts, documents, actions, notes, errors, steps)
    of_policy = (cites, screens, fields)
    return dict(
        chain(
            yet,
            *(part(rules) for part in of_rules),
            *(part(policy) for part in of_policy),
        )
    )


def verdicts(rules: Rules) -> Texts:
    """How a verdict is said; the best one concerns everyone or is not the party's."""
    own = {id: on(line) for id, line in rules.words("Outcome", "verdict").items()}
    for id in VERDICTS:
        need = "every policy" if id in ("ready", "not_ready") else own.get(id, "")
        for key in ("label", "headline", "everyone", "person"):
            yield f"verdicts.{id}.{key}", Wanted(need)
        if id != "ready":
            yield f"verdicts.{id}.named", Wanted(need, ("names",))
        yield f"clears.{id}", Wanted(clearing(rules).get(id, ""), ("date",))


def clearing(rules: Rules) -> dict[str, str]:
    """The verdicts that come with the day on which they end, and what says so."""
    dated = [
        (call, within)
        for call, within in rules.calls("Outcome")
        if any(word.arg == "clears_on" for word in call.keywords)
    ]
    return {id: on(line) for id, line in rules.words_of(dated, "Outcome", "verdict").items()}


def documents(rules: Rules) -> Texts:
    """The names of documents, states that are said in a way of their own, and what a route adds."""
    for id, line in rules.documents.items():
        yield f"documents.{id}.name", Wanted(on(line))
        of_their_own = (*get_args(Status), *rules.words("Outcome", "route"))
        yield from ((f"documents.{id}.{way}", Wanted()) for way in of_their_own)
    for key, gaps in {"held": ("until",), "wanted": ("from",), "aside": ()}.items():
        yield f"document.{key}", Wanted("every document", gaps)


def actions(rules: Rules) -> Texts:
    """What to do, with the times that it carries; a route can say it in a way of its own."""
    times = carried(rules)
    for id, line in rules.words("Action", "id").items():
        gaps = tuple(time for time in TIMES if time in times[id])
        yield f"actions.{id}.text", Wanted(on(line), gaps)
        yield f"actions.{id}.detail", Wanted()
        for route in rules.words("Outcome", "route"):
            yield f"actions.{id}.{route}", Wanted("", gaps)


def notes(rules: Rules) -> Texts:
    """What to know."""
    for id, line in rules.words("Note", "id").items():
        yield f"notes.{id}", Wanted(on(line))


def errors(rules: Rules) -> Texts:
    """The errors of sense; the checker itself has words for some."""
    lines = rules.words("Refusal", "code")
    for code in ERRORS_OF_SENSE:
        need = on(lines[code]) if code in lines and code not in OF_THE_CHECKER["errors"] else ""
        yield f"errors.{code}", Wanted(need, ("found", "allowed", "limit"))


def steps(rules: Rules) -> Texts:
    """What the steps are called; a function that STEPS lacks may be meant as one."""
    lines = rules.listed("STEPS")
    for name in rules.functions:
        yield f"steps.{name}.title", Wanted(on(lines[name]) if name in lines else "")


def on(line: int) -> str:
    """A place in the rules."""
    return f"rules.py on line {line}"


def cites(policy: Policy) -> Texts:
    """How the source is cited: questions by their number, any other part by its name."""
    yield "cite.of_article", Wanted("every policy", ("question",))
    yield "cite.question", Wanted("every policy", ("number",))
    yield "cite.reading", Wanted("every policy", ("id",))
    for id in policy["questions"]:
        if not id.startswith("q"):
            yield f"cite.{id}", Wanted(table("questions", id))


def table(*key: str) -> str:
    """A table of the policy."""
    return f"[{'.'.join(key)}] in policy.toml"


def screens(policy: Policy) -> Texts:
    """What a screen asks of one traveller or several, and how it is called."""
    for screen in policy["screens"]:
        id, need = screen["id"], f"the screen {screen['id']} in policy.toml"
        party = any(
            f.startswith(f"{PARTY}[].") and leaf(f) in policy["fields"] for f in screen["fields"]
        )
        yield f"screens.{id}.title", Wanted(need)
        yield f"screens.{id}.heading", Wanted(need, DAYS)
        yield f"screens.{id}.heading_party", Wanted(need if party else "", DAYS)
        yield f"screens.{id}.help", Wanted("", DAYS)
        yield f"screens.{id}.more.summary", Wanted()
        yield f"screens.{id}.more.paragraphs", Wanted(several=True)


def fields(policy: Policy) -> Texts:
    """Fields of a request that are asked, then smaller questions."""
    listed = {field: screen for screen in policy["screens"] for field in screen["fields"]}
    for pattern, kind in FIELDS.items():
        if any(is_asked_by(pattern, one) for one in listed):
            yield from answered(leaf(pattern), kind)
    for name, field in policy["fields"].items():
        on_screen = next((one for one in listed if leaf(one) == name), None)
        yield from inputs(name, field)
        if on_screen:
            yield from question(policy, on_screen, listed[on_screen])
        else:
            yield f"fields.{name}.legend", Wanted(table("fields", name))
            # Whoever it is about was named by the question before.
            yield f"fields.{name}.named", Wanted("", ("name",), may_lack=("name",))


def answered(name: str, kind: Any) -> Texts:
    """A field's title, and its answers in words."""
    need = f"the field {name} of a request"
    yield f"fields.{name}.title", Wanted(need)
    if isinstance(kind, OneOrNone) or (isinstance(kind, Many) and not kind.fewest):
        yield f"fields.{name}.empty", Wanted(need)
    scalar = kind.kind if isinstance(kind, Leaf) else None
    if isinstance(scalar, WholeNumber):
        yield f"fields.{name}.answer", Wanted(need, ("value",))
    if isinstance(scalar, Choice | YesNo):
        choices = scalar.choices if isinstance(scalar, Choice) else ("true", "false")
        yield from ((f"fields.{name}.answers.{one}", Wanted(need)) for one in choices)
        yield from ((f"fields.{name}.together.{some}", Wanted()) for some in several(choices))


def several(choices: Sequence[str]) -> Iterator[str]:
    """Answers that drawings put together, in their order: `green_popup`."""
    sizes = range(2, len(choices))
    return ("_".join(some) for size in sizes for some in combinations(choices, size))


def question(policy: Policy, pattern: str, screen: Mapping[str, Any]) -> Texts:
    """How a field is asked for; alone on its screen, the screen's heading asks."""
    name, need = leaf(pattern), table("fields", leaf(pattern))
    asked = [field for field in screen["fields"] if leaf(field) in policy["fields"]]
    yield f"fields.{name}.legend", Wanted(need if len(asked) > 1 else "", DAYS)
    if pattern.startswith(f"{PARTY}[]."):
        yield f"fields.{name}.named", Wanted(need, ("name", *DAYS))


def inputs(name: str, field: Mapping[str, Any]) -> Texts:
    """The parts of a field where something is typed or chosen."""
    need = table("fields", name)
    yield f"fields.{name}.help", Wanted(need if field["kind"] == "report" else "")
    for label, gaps in LABELS.get(field["kind"], {}).items():
        yield f"fields.{name}.labels.{label}", Wanted(need, gaps)
    for option in field.get("options", ()):
        advice = not option.keys() & {"value", "then", "null"}
        yield from choice(name, option["id"], need, advice=advice)
    for place in field.get("places", ()):
        yield from choice(name, place, need, short=True)
    if field["kind"] == "stays":
        yield f"fields.{name}.none.label", Wanted(need)
        yield f"fields.{name}.unsure.label", Wanted(need)
        yield f"fields.{name}.unsure.paragraphs", Wanted(need, several=True)


def choice(name: str, id: str, need: str, *, short: bool = False, advice: bool = False) -> Texts:
    """An option: its label, a line below it, its name within a sentence, or its advice."""
    key = f"fields.{name}.options.{id}"
    yield f"{key}.label", Wanted(need)
    yield f"{key}.hint", Wanted()
    if short:
        yield f"{key}.short", Wanted(need)
    if advice:
        yield f"{key}.advice", Wanted(need, several=True)
