"""What rules read of a request: the shapes of their variables, followed through the syntax tree.

Follows annotations, loops and calls among the rules themselves, as far as rules are written; where
it does not know a shape it says nothing.
"""

import ast
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from inspect import signature
from itertools import pairwise
from typing import Any

from checker.facts import Facts, Leaf, Many
from checker.kinds import Choice
from workbench.lint.asked import CHOICES, PATTERNS, SHAPES
from workbench.lint.faults import Fault, nearest, not_one_of
from workbench.lint.syntax import Rules, called, words_in, written

Type = Any  # a shape, a kind of answer, `Listed`, `Paired`, or None where it is not known
OWN = tuple(signature(Facts).parameters)  # what every object of a request has
LISTS = ("list", "Sequence", "Iterable", "Iterator", "Collection", "set", "frozenset")
SAME = ("list", "tuple", "sorted", "reversed", "set")  # what they give has what they are given


@cache
def read_by(rules: Rules) -> "Reader":
    """What some rules read."""
    return Reader(rules)


@dataclass(frozen=True)
class Listed:
    """Several of a type."""

    each: Type


@dataclass(frozen=True)
class Paired:
    """Several types side by side."""

    parts: Sequence[Type]


class Reader(ast.NodeVisitor):
    """Visits rules; afterwards `reads` and `faults` are known."""

    def __init__(self, rules: Rules) -> None:
        """Visit all of the rules."""
        self.rules = rules
        self.scope: dict[str, Type] = {}
        self.reads: dict[str, int] = {}  # fields by their patterns, with lines
        self.faults: set[Fault] = set()
        self.visit(rules.tree)

    def complain(self, node: ast.expr, said: str) -> None:
        """Note a fault."""
        self.faults.add(Fault(self.rules.file, node.lineno, written(node), said))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        args = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        with self.within({arg.arg: annotated(arg.annotation) for arg in args}):
            self.generic_visit(node)

    @contextmanager
    def within(self, names: dict[str, Type]) -> Iterator[None]:
        """A scope of its own inside this one."""
        outer, self.scope = self.scope, {**self.scope, **names}
        yield
        self.scope = outer

    def visit_For(self, node: ast.For) -> None:
        self.visit(node.iter)
        self.bind(node.target, item_of(self.type(node.iter)))
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self.visit(node.iter)
        self.bind(node.target, item_of(self.type(node.iter)))
        self.generic_visit(node)

    def of_generators(self, node: Any) -> None:
        """What is made of some loops: the loops first, since they name what it speaks of."""
        with self.within({}):
            for part in node.generators:
                self.visit(part)
            self.generic_visit(node)

    visit_ListComp = visit_SetComp = visit_GeneratorExp = visit_DictComp = of_generators  # noqa: N815

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        for target in node.targets:
            self.bind(target, self.type(node.value))

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.generic_visit(node)
        known = annotated(node.annotation) or (node.value and self.type(node.value))
        self.bind(node.target, known)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.generic_visit(node)
        self.bind(node.target, self.type(node.value))

    def bind(self, target: ast.expr, type_: Type) -> None:
        """Know the names that something is assigned to."""
        if isinstance(target, ast.Name):
            self.scope[target.id] = type_
        if isinstance(target, ast.Tuple):
            parts = type_.parts if isinstance(type_, Paired) else [None] * len(target.elts)
            for inner, part in zip(target.elts, parts, strict=False):
                self.bind(inner, part)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.generic_visit(node)
        self.read(node, self.type(node.value), node.attr)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "known":
            for name, _ in words_in(node.args):
                self.read(node, self.type(node.func.value), name)

    def read(self, node: ast.expr, shape: Type, name: str) -> None:
        """Something read of an object of the request."""
        if not is_shape(shape):
            return
        if field := PATTERNS.get((shape.__name__, name)):
            self.reads.setdefault(field, node.lineno)
        elif name not in OWN and not hasattr(shape, name):
            known = [*shape.declared(), *(n for n in vars(shape) if is_property(shape, n))]
            said = f"the request's {shape.__name__} has no {name}. Allowed: {', '.join(known)}."
            self.complain(node, said + nearest(name, known))

    def visit_Compare(self, node: ast.Compare) -> None:
        self.generic_visit(node)
        sides = [node.left, *node.comparators]
        for one, other in pairwise(sides):
            self.compare(one, other)
            self.compare(other, one)

    def visit_Match(self, node: ast.Match) -> None:
        self.generic_visit(node)
        for part in (part for case in node.cases for part in ast.walk(case.pattern)):
            if isinstance(part, ast.MatchValue):
                self.compare(node.subject, part.value)

    def compare(self, answer: ast.expr, words: ast.expr) -> None:
        """An answer, and the words that it is compared with."""
        kind = self.type(answer)
        for word, _ in words_in([words]) if isinstance(kind, Choice) else ():
            if word not in kind.choices:
                said = not_one_of(word, kind.choices, "an answer of the request")
                self.complain(answer, said)

    def type(self, node: ast.expr) -> Type:
        """What an expression gives, as far as is known."""
        found = None
        match node:
            case ast.Name(id=name):
                found = self.scope.get(name)
            case ast.Attribute(value=value, attr=name):
                found = member(self.type(value), name)
            case ast.Call():
                found = self.result(node)
            case ast.BoolOp(values=values):
                found = next(filter(None, map(self.type, values)), None)
            case ast.IfExp(body=body, orelse=other):
                found = self.type(body) or self.type(other)
            case ast.Subscript(value=value):
                found = item_of(self.type(value))
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
                found = self.made(node)
        return found

    def made(self, loops: ast.ListComp | ast.GeneratorExp | ast.SetComp) -> Type:
        """What a comprehension gives."""
        with self.within({}):
            for part in loops.generators:
                self.bind(part.target, item_of(self.type(part.iter)))
            return Listed(self.type(loops.elt))

    def result(self, call: ast.Call) -> Type:
        """What a call gives."""
        name, first = called(call), call.args[0] if call.args else None
        if name in self.rules.functions:
            return annotated(self.rules.functions[name].returns)
        if first and name in SAME:
            return self.type(first)
        if first and name == "enumerate":
            return Listed(Paired([None, item_of(self.type(first))]))
        if isinstance(call.func, ast.Attribute) and call.func.attr == "known":
            return member(self.type(call.func.value), next((w for w, _ in words_in(call.args)), ""))
        return None


def is_property(shape: Type, name: str) -> bool:
    """Whether a shape has something that follows from where it stands: a traveller's journey."""
    return isinstance(vars(shape).get(name), property)


def is_shape(type_: Type) -> bool:
    """Whether it is a shape of the request."""
    return isinstance(type_, type) and issubclass(type_, Facts)


def member(shape: Type, name: str) -> Type:
    """What an object of the request has under a name."""
    if not is_shape(shape):
        return None
    if is_property(shape, name):
        return annotated(ast.Constant(vars(shape)[name].fget.__annotations__.get("return")))
    kind = getattr(shape.declared().get(name), "kind", None)
    if isinstance(kind, Leaf):
        return kind.kind
    return Listed(kind.shape) if isinstance(kind, Many) else getattr(kind, "shape", None)


def item_of(type_: Type) -> Type:
    """What one of several is."""
    return type_.each if isinstance(type_, Listed) else None


def annotated(node: ast.expr | None) -> Type:
    """The type that an annotation names."""
    found: Type = None
    match node:
        case ast.Name(id=name):
            found = SHAPES.get(name) or CHOICES.get(name)
        case ast.Constant(value=str(text)):
            found = annotated(unquoted(text))
        case ast.BinOp(left=left, right=right):
            found = annotated(left) or annotated(right)
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=parts)):
            found = Paired([annotated(part) for part in parts])
        case ast.Subscript(value=ast.Name(id=name), slice=each) if name in LISTS:
            found = Listed(annotated(each))
    return found


def unquoted(text: str) -> ast.expr | None:
    """An annotation that stands in quotation marks; None where it is no Python."""
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError):
        return None
