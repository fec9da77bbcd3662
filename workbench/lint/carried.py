"""What actions carry into their words: the keys of `carries`, followed to where they are written.

Where that cannot be told, an action can carry all that any could.
"""

import ast
from collections.abc import Iterator, Mapping

from workbench.lint.syntax import Rules, argument, called, words_in

TIMES = ("report_no_earlier_than", "report_no_later_than")  # all that words are filled in with


def carried(rules: Rules) -> Mapping[str, set[str]]:
    """The times that each action can carry, by its id."""
    found: dict[str, set[str]] = {id: set() for id in rules.words("Action", "id")}
    for callee in ("Action", "replace"):
        for call, within in rules.calls(callee):
            value = argument(call, rules.parameters(callee), "carries")
            for id in ids_of(rules, call) or found:
                found[id] |= keys_of(rules, value, within)
    return found


def ids_of(rules: Rules, call: ast.Call) -> list[str]:
    """Which action is made, or replaced; none where that cannot be told."""
    if called(call) == "replace":
        one = call.args[0] if call.args else None
        made = rules.constants.get(one.id) if isinstance(one, ast.Name) else None
        return ids_of(rules, made) if isinstance(made, ast.Call) else []
    value = argument(call, rules.parameters("Action"), "id")
    return [id for id, _ in words_in([value] if value else [])] if called(call) == "Action" else []


def keys_of(rules: Rules, value: ast.expr | None, within: str) -> set[str]:
    """The times in a table that is written out, or in one that a function names."""
    if isinstance(value, ast.Name):
        tables = list(tables_named(rules, value.id, within))
        return set().union(*map(times_in, tables)) if tables else set(TIMES)
    return times_in(value) if value else set()


def times_in(table: ast.expr) -> set[str]:
    """The times that a table has; all of them where it is not written out."""
    keys = table.keys if isinstance(table, ast.Dict) else [None]
    named = [key.value for key in keys if isinstance(key, ast.Constant)]
    return {time for time in TIMES if time in named or len(named) < len(keys)}


def tables_named(rules: Rules, name: str, within: str) -> Iterator[ast.expr]:
    """What a function assigns to a name, or the rules do; one that is changed later is unknown."""
    nodes = list(ast.walk(rules.functions.get(within, rules.tree)))
    for node in nodes:
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                yield value
            case ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value):
                yield from [value] if target == name else []
            case (
                ast.Subscript(value=ast.Name(id=changed))
                | ast.Attribute(value=ast.Name(id=changed))
            ):
                yield from [node] if changed == name else []
