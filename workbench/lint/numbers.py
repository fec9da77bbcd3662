"""The numbers and the dates of a policy stand in `policy.toml`; in `rules.py` they are faults.

Diff and proofs look for them there, and so does whoever changes one.
"""

import ast
import re
from collections.abc import Iterator

from workbench.lint.faults import Fault, misfit
from workbench.lint.syntax import Rules, written

UNDER_A_CLAUSE = (
    "A number of the policy stands under a clause of policy.toml, "
    'from where rules read it: _CLAUSES["G1"]["hours"]'
)
NO_NUMBERS = f"0 and 1. {UNDER_A_CLAUSE}"
NO_SPANS = f"timedelta(days=1) in a function, for the next day. {UNDER_A_CLAUSE}"
NO_DATES = (
    "no date and no time. What holds from another day is a version of its own, "
    "which in_force_from of policy.toml begins"
)
NO_ADULTS = (
    'an age under a clause, like _CLAUSES["H2"]["age"]. '
    "adult_age only says who is shown which options"
)
DATE = r"\d{4}-\d{2}-\d{2}(\D.*)?|\d{1,2}:\d{2}(\D.*)?"
MADE_OF_NUMBERS = ("date", "datetime", "time")


def faults(rules: Rules) -> Iterator[Fault]:
    """All of them, by the part of the rules in which they stand."""
    for part in rules.tree.body:
        for line, said in found_in(part):
            yield Fault(rules.file, line, name_of(part), said)


def found_in(part: ast.stmt) -> Iterator[tuple[int, str]]:
    """What stands in a part, with its line; the numbers of a date go without saying."""
    calls = [node for node in ast.walk(part) if isinstance(node, ast.Call)]
    dates = [call for call in calls if is_date(call)]
    of_dates = {id(node) for call in dates for node in ast.walk(call)}
    for call in dates:
        yield call.lineno, misfit(written(call), NO_DATES)
    for call in calls:
        if last_name(call.func) == "timedelta" and is_of_one(call, part):
            yield call.lineno, misfit(written(call), NO_SPANS)
    for node in ast.walk(part):
        if isinstance(node, ast.Constant) and id(node) not in of_dates:
            yield from of_constant(node)


def of_constant(node: ast.Constant) -> Iterator[tuple[int, str]]:
    """Numbers, dates that are written as text, and the age that is none of the policy's."""
    value = node.value
    if is_number(value):
        yield node.lineno, misfit(value, NO_NUMBERS)
    if isinstance(value, str) and re.fullmatch(DATE, value):
        yield node.lineno, misfit(value, NO_DATES)
    if value == "adult_age":
        yield node.lineno, misfit(value, NO_ADULTS)


def is_number(value: object) -> bool:
    """Whether a value is a number that says something; 0 and 1 stand in any Python."""
    is_one = isinstance(value, int | float | complex) and not isinstance(value, bool)
    return is_one and value not in (0, 1)


def is_date(call: ast.Call) -> bool:
    """Whether a call makes a date or a time of numbers; midnight says nothing."""
    given = [*call.args, *(word.value for word in call.keywords)]
    says = any(isinstance(one, ast.Constant) and one.value for one in given)
    return last_name(call.func) in MADE_OF_NUMBERS and says


def is_of_one(span: ast.Call, part: ast.stmt) -> bool:
    """Whether a span of time is one of a unit; in a function one day is the way to the next."""
    given = [(None, one) for one in span.args] + [(one.arg, one.value) for one in span.keywords]
    ones = [unit for unit, one in given if isinstance(one, ast.Constant) and one.value == 1]
    return bool(ones) and not (ones == ["days"] and isinstance(part, ast.FunctionDef))


def last_name(func: ast.expr) -> str:
    """What is called, wherever it comes from."""
    match func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def name_of(part: ast.stmt) -> str:
    """How a part of the rules is called: a function, or what it assigns to."""
    match part:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return name
        case ast.Assign(targets=[ast.Name(id=name), *_]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return ""
