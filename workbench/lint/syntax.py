"""`rules.py` as a syntax tree: what it defines, and which words reach what it says.

It is read and never run, so that a fault anywhere in it can be told.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TypeGuard

from checker.facts import Refusal
from checker.outcome import Action, Document, Note, Outcome
from workbench.lint.faults import Fault
from workbench.lint.reading import Unreadable, read_text

# The names of the arguments of what rules say, in their order.
SAYINGS = {
    said.__name__: tuple(field.name for field in fields(said))
    for said in (Action, Document, Note, Outcome, Refusal)
}
Calls = Iterable[tuple[ast.Call, str]]  # with the function in which each stands
Words = Mapping[str, int]  # words with the lines on which they first stand
LISTS = ("STEPS", "NOTES", "ACTIONS")


@dataclass(frozen=True)
class Rules:
    """A syntax tree and its file."""

    file: str
    tree: ast.Module

    @cached_property
    def functions(self) -> Mapping[str, ast.FunctionDef]:
        """The functions by their names."""
        return {node.name: node for node in self.tree.body if isinstance(node, ast.FunctionDef)}

    @cached_property
    def constants(self) -> Mapping[str, ast.expr]:
        """What is assigned to a name of the module."""
        return dict(assigned(self.tree))

    @cached_property
    def imported(self) -> set[str]:
        """The names that come from elsewhere."""
        froms = [
            node for node in ast.walk(self.tree) if isinstance(node, ast.ImportFrom | ast.Import)
        ]
        return {alias.asname or alias.name for node in froms for alias in node.names}

    def members(self, name: str) -> list[ast.Name]:
        """The names in one of the lists, in their order; none where there is no such list."""
        parts = getattr(self.constants.get(name), "elts", ())
        return [part for part in parts if isinstance(part, ast.Name)]

    def listed(self, name: str) -> Mapping[str, int]:
        """The same, each once, with their lines."""
        return {part.id: part.lineno for part in self.members(name)}

    def says(self, kind: str) -> Words:
        """The constants that are of a kind: `Note` or `Action`."""
        return {
            name: value.lineno
            for name, value in self.constants.items()
            if isinstance(value, ast.Call) and called(value) == kind
        }

    @cached_property
    def grounds(self) -> list[tuple[str, str, int]]:
        """The clauses and readings that rules rest on: what names them, which, on which line."""
        marked = [word for call, _ in self.calls("clause") for word in words_in(call.args)]
        found = [("@clause", *word) for word in marked]
        for callee in ("Note", "Action"):
            found += [(callee, *word) for word in self.words(callee, "clauses").items()]
        return found

    @cached_property
    def documents(self) -> Words:
        """The ids of documents: those that are shown, those that an action says to bring."""
        return {**self.words("Document", "id"), **dict(words_in([*self.brought()]))}

    def brought(self) -> Iterator[ast.expr]:
        """What actions say to bring."""
        tables = [node for node in ast.walk(self.tree) if isinstance(node, ast.Dict)]
        for name, value in (
            pair for one in tables for pair in zip(one.keys, one.values, strict=True)
        ):
            if isinstance(name, ast.Constant) and name.value == "bring":
                yield value

    def words(self, callee: str, parameter: str) -> Words:
        """The words that reach a parameter, through the functions that hand them on too."""
        return self.words_of(self.calls(callee), callee, parameter)

    def words_of(
        self, calls: Calls, callee: str, parameter: str, through: tuple[str, ...] = ()
    ) -> Words:
        """The same of some calls only; `through` are the functions on the way."""
        found: dict[str, int] = {}
        for call, within in calls:
            value = argument(call, self.parameters(callee), parameter)
            found = {**dict(words_in([value] if value else [])), **found}
            if self.hands_on(value, within) and within not in through:
                handed = self.words_of(self.calls(within), within, value.id, (*through, within))
                found = {**handed, **found}
        return found

    def hands_on(self, value: ast.expr | None, within: str) -> TypeGuard[ast.Name]:
        """Whether a value is an argument of the function in which it stands."""
        return isinstance(value, ast.Name) and value.id in self.parameters(within)

    def parameters(self, callee: str) -> tuple[str, ...]:
        """The names of a function's arguments."""
        if callee not in self.functions:
            return SAYINGS.get(callee, ())
        args = self.functions[callee].args
        return tuple(arg.arg for arg in [*args.posonlyargs, *args.args])

    def calls(self, callee: str) -> Calls:
        """The calls of a function, with the function in which they stand."""
        return self.all_calls.get(callee, ())

    @cached_property
    def all_calls(self) -> Mapping[str, list[tuple[ast.Call, str]]]:
        """All calls by what is called."""
        found: dict[str, list[tuple[ast.Call, str]]] = {}
        for part in self.tree.body:
            within = part.name if isinstance(part, ast.FunctionDef) else ""
            for node in ast.walk(part):
                if isinstance(node, ast.Call):
                    found.setdefault(called(node), []).append((node, within))
        return found


def read_python(path: Path) -> Rules | Unreadable:
    """The rules of a file, or why it cannot be read."""
    text = read_text(path)
    if isinstance(text, Fault):
        return text
    try:
        return Rules(str(path), ast.parse(text))
    except SyntaxError as error:
        return Fault(str(path), error.lineno or 0, "", f"this is not Python: {error.msg}.")
    except (ValueError, RecursionError) as error:
        return Fault(str(path), 0, "", f"this is not Python: {error}.")


def assigned(module: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """The names to which a module assigns, and what."""
    for node in module.body:
        if isinstance(node, ast.Assign):
            yield from ((t.id, node.value) for t in node.targets if isinstance(t, ast.Name))
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


def called(call: ast.Call) -> str:
    """The name of what is called."""
    return call.func.id if isinstance(call.func, ast.Name) else ""


def written(node: ast.expr) -> str:
    """An expression, quoted as the rules quote."""
    return ast.unparse(node).replace("'", '"')


def argument(call: ast.Call, names: tuple[str, ...], name: str) -> ast.expr | None:
    """What a call gives for a parameter."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    place = names.index(name) if name in names else len(call.args)
    return call.args[place] if place < len(call.args) else None


def words_in(nodes: list[ast.expr]) -> Iterator[tuple[str, int]]:
    """The words that some expressions can be, each in its turn: of conditions, of lists."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node.lineno
        if isinstance(node, ast.IfExp):
            yield from words_in([node.body, node.orelse])
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield from words_in(node.elts)
