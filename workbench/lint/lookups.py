"""What `rules.py` reads of `policy.toml`: whether it is there, and whether anything reads it."""

import ast
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from workbench.lint.faults import Fault, not_one_of
from workbench.lint.reading import Key
from workbench.lint.settings import NUMBERS
from workbench.lint.shape import Misfits
from workbench.lint.syntax import Rules, written

Policy = Mapping[str, Any]


def missing(rules: Rules, node: ast.expr, key: Sequence[str], policy: Any) -> Iterator[Fault]:
    """The first part of a key that `policy.toml` does not have."""
    found = policy
    for part in key:
        if not isinstance(found, dict):
            return
        if part not in found:
            said = not_one_of(part, found, "a key of policy.toml")
            yield Fault(rules.file, node.lineno, written(node), said)
            return
        found = found[part]


def looked_up(rules: Rules) -> Iterator[tuple[ast.Subscript, tuple[str, ...]]]:
    """Where settings are read, `_CLAUSES["G1"]["hours"]`, with the keys from the file's top."""
    names: dict[str, tuple[str, ...]] = {}
    for name, value in rules.constants.items():
        key = key_of(value, names)
        if key is not None:
            names[name] = key
    inner = {id(node.value) for node in ast.walk(rules.tree) if isinstance(node, ast.Subscript)}
    for node in ast.walk(rules.tree):
        if isinstance(node, ast.Subscript) and id(node) not in inner:
            yield node, key_of(node, names) or ()


def key_of(node: ast.expr, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """The key of settings that an expression reads, as far as it is written out; None of others."""
    match node:
        case ast.Name(id=name):
            return names.get(name)
        case ast.Subscript(value=ast.Name(id="SETTINGS")):
            return ()
        case ast.Subscript(value=value, slice=ast.Constant(value=str(part))):
            key = key_of(value, names)
            return None if key is None else (*key, part)
    return None


def unread(
    policy: Policy, rules: Rules, texts: Collection[str], unclear: Collection[Key]
) -> Misfits:
    """Numbers of clauses that the rules do not read, nor texts, nor a kind of place."""
    read, anywhere = [key for _, key in looked_up(rules)], read_of_any(rules)
    for id, clause in policy["clauses"].items():
        for name in NUMBERS if ("clauses", id) not in unclear else ():
            by_rules = name in anywhere or any(reads(key, id, name, clause) for key in read)
            by_place = name == "days" and counts_stays(policy, id, unclear)
            if name in clause and not (by_rules or by_place or f"{id}.{name}" in texts):
                said = f'nothing reads this number. Allowed: where rules.py has _CLAUSES["{id}"]'
                yield ("clauses", id, name), f'{said}["{name}"], or a text has {{{id}.{name}}}.'


def reads(key: Sequence[str], id: str, name: str, clause: Mapping[str, Any]) -> bool:
    """Whether a key is a number's, or its clause's; one that does not exist can be meant as it."""
    return key[:2] == ("clauses", id) and (key[2:] in ((), (name,)) or key[2] not in clause)


def read_of_any(rules: Rules) -> set[str]:
    """The names that are read of what is not written out, save of the clauses of places."""
    beside_places = {
        id(node)
        for part in rules.tree.body
        if any(isinstance(one, ast.Constant) and one.value == "places" for one in ast.walk(part))
        for node in ast.walk(part)
    }
    return {
        node.slice.value
        for node, key in looked_up(rules)
        if not key and id(node) not in beside_places
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str)
    }


def counts_stays(policy: Policy, id: str, unclear: Collection[Key]) -> bool:
    """Whether a clause says for how long stays count; all might while a field is unclear."""
    fields = policy["fields"].values()
    return any(key[0] == "fields" for key in unclear) or any(
        id in field.get("places", {}).values() for field in fields
    )
