"""`rules.py`: whether it has what a policy needs, and names only what exists."""

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args

from checker.kinds import Choice
from checker.outcome import VERDICTS, Status
from checker.schema import ERRORS_OF_SENSE
from workbench.lint import lookups, numbers
from workbench.lint.faults import Fault, misfit, nearest, not_one_of, quote, repeats
from workbench.lint.reads import annotated, read_by
from workbench.lint.references import grounds
from workbench.lint.syntax import LISTS, Rules, argument, called

MEMBERS = {"STEPS": "steps", "NOTES": "notes", "ACTIONS": "actions"}
KINDS = {"NOTES": "Note", "ACTIONS": "Action"}
# What the arguments of what rules say have to be one of.
ALLOWED = {
    ("Outcome", "verdict"): (VERDICTS, "a verdict of checker/outcome.py"),
    ("Document", "status"): (get_args(Status), "a state of checker/outcome.py"),
    ("Refusal", "code"): (ERRORS_OF_SENSE, "a code of ERRORS_OF_SENSE in checker/schema.py"),
}


def faults(rules: Rules) -> Iterator[Fault]:
    """What can be said of the rules alone."""
    yield from parts(rules)
    for name in LISTS:
        yield from members(rules, name)
    yield from left_out(rules)
    yield from made_within(rules)
    yield from unused(rules)
    yield from groundless(rules)
    yield from words(rules)
    yield from commas(rules)
    yield from numbers.faults(rules)
    yield from read_by(rules).faults


def fault(rules: Rules, line: int, key: str, said: str) -> Fault:
    """A fault in the rules."""
    return Fault(rules.file, line, key, said)


def parts(rules: Rules) -> Iterator[Fault]:
    """A policy has steps, notes, actions and refusals."""
    allowed = {name: f"a tuple of all {what}, in their order" for name, what in MEMBERS.items()}
    allowed["refusals"] = "def refusals(journey: Journey) -> Iterator[Refusal]"
    known = {**rules.constants, **rules.functions}
    for name, what in allowed.items():
        if name not in known and name not in rules.imported:
            said = f"this is missing. Allowed: {what}.{nearest(name, known)}"
            yield fault(rules, 0, name, said)


def members(rules: Rules, name: str) -> Iterator[Fault]:
    """What a list names is there, of its kind, and named once."""
    found = rules.members(name)
    for place, said in repeats([member.id for member in found]):
        yield fault(rules, found[place].lineno, name, said)
    known = rules.says(KINDS[name]) if name in KINDS else rules.functions
    noun = f"a {KINDS[name]} of this file" if name in KINDS else "a function of this file"
    for member, line in rules.listed(name).items():
        if member not in known and member not in rules.imported:
            yield fault(rules, line, name, not_one_of(member, list(known), noun))


def left_out(rules: Rules) -> Iterator[Fault]:
    """Every note and every action is listed, and so is every step that carries a clause."""
    for name, kind in KINDS.items():
        for one, line in rules.says(kind).items() if name in rules.constants else ():
            if one not in rules.listed(name):
                said = f"{name} does not list this. Put it there, where results are to show it."
                yield fault(rules, line, one, said)


def made_within(rules: Rules) -> Iterator[Fault]:
    """Notes and actions have names, by which they are listed."""
    constants = {id(value) for value in rules.constants.values()}
    for name, kind in KINDS.items():
        for call, within in rules.calls(kind):
            if id(call) not in constants:
                said = f"{name} cannot list what is made here. Allowed: a constant of this file, "
                said += f"which {name} lists, or replace(…) of one."
                yield fault(rules, call.lineno, f"{within}: {kind}".removeprefix(": "), said)


def unused(rules: Rules) -> Iterator[Fault]:
    """Every function is a step or is called."""
    named = {node.id for node in ast.walk(rules.tree) if isinstance(node, ast.Name)}
    for name, function in rules.functions.items():
        if name not in named and name != "refusals":
            said = "STEPS does not list this, and nothing calls it. Put it there, or take it away."
            yield fault(rules, function.lineno, name, said)


def groundless(rules: Rules) -> Iterator[Fault]:
    """A step that ends the decision by itself carries a clause."""
    ends = {
        within
        for call, within in rules.calls("Outcome")
        if any(argument(call, rules.parameters("Outcome"), end) for end in ("route", "verdict"))
    }
    for name in rules.listed("STEPS"):
        if name in ends and not is_marked(rules.functions[name]):
            said = "this step ends the decision and carries no clause: results would cite nothing."
            line = rules.functions[name].lineno
            yield fault(rules, line, name, f'{said} Allowed: @clause("G1") above it, for instance.')


def is_marked(step: ast.FunctionDef) -> bool:
    """Whether a step carries clauses."""
    marks = [mark for mark in step.decorator_list if isinstance(mark, ast.Call)]
    return any(called(mark) == "clause" and mark.args for mark in marks)


def words(rules: Rules) -> Iterator[Fault]:
    """Words that are one of a few are."""
    of_functions = {
        (name, arg.arg): (kind.choices, "an answer of the request")
        for name, function in rules.functions.items()
        for arg in function.args.args
        if isinstance(kind := annotated(arg.annotation), Choice)
    }
    for (callee, parameter), (allowed, noun) in {**ALLOWED, **of_functions}.items():
        for word, line in rules.words(callee, parameter).items():
            if word not in allowed:
                key = f"{callee}({parameter}=…)"
                yield fault(rules, line, key, not_one_of(word, allowed, noun))


def commas(rules: Rules) -> Iterator[Fault]:
    """A text is no tuple: its letters would be taken for clauses, or for documents."""
    found = [('"bring"', value) for value in rules.brought()]
    for callee in KINDS.values():
        for call, _ in rules.calls(callee):
            value = argument(call, rules.parameters(callee), "clauses")
            found += [(f"{callee}(clauses=…)", value)] if value else []
    for key, value in found:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            said = misfit(value.value, f"a tuple, which has a comma: ({quote(value.value)},)")
            yield fault(rules, value.lineno, key, said)


def against(rules: Rules, policy: Mapping[str, Any], unclear: Collection[Any]) -> Iterator[Fault]:
    """What rules name of `policy.toml`; where a key of it is unclear they are left alone."""
    known = grounds(policy)
    for callee, id, line in rules.grounds:
        if known and id not in known:
            said = not_one_of(id, known, "a clause or a reading of policy.toml")
            yield fault(rules, line, callee, said)
    for node, key in lookups.looked_up(rules):
        if key[:2] not in unclear:
            yield from lookups.missing(rules, node, key, policy)
