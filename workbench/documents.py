"""Who shows what, at a glance: the tables of the page "documents", in Markdown."""

import argparse
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.description import answer_text, cite, title
from checker.outcome import Outcome
from checker.paths import leaf
from checker.policies import read_toml
from checker.policy import RECORDED, Policy
from checker.words import LANGUAGES, Words, look_up
from workbench.walk import Fork, answers_to, walk

TEXTS = read_toml("workbench", "texts.toml")
Conditions = tuple[tuple[str, tuple[Any, ...]], ...]


def arguments(parser: argparse.ArgumentParser) -> None:
    """The language of the tables."""
    parser.add_argument("--lang", choices=LANGUAGES, default="en")


def run(given: argparse.Namespace) -> int:
    """Print them."""
    print(tables(given.lang))  # noqa: T201
    return 0


@dataclass(frozen=True)
class Shown:
    """What a kind of traveller carries, or the verdict that takes its place."""

    verdict: str | None
    documents: tuple[tuple[str, bool], ...]
    cites: tuple[str, ...]


def tables(lang: str, policy: Policy = RECORDED) -> str:
    """What several kinds of traveller have in common first, then a table for each kind of place."""
    words = Words(policy, lang)
    tree = walk(policy, lambda outcome: shown(policy, outcome))
    shared = {fork: own(words, "words.shared") for fork in repeated(tree)}
    parts = [
        section(words, title, f"general-rule-{number}", rows(words, fork, {}))
        for number, (fork, title) in enumerate(shared.items(), 1)
    ]
    for branch in tree.branches:
        heading = condition(words, tree.field, branch.answers)
        parts.append(
            section(words, heading, anchor(branch.answers), rows(words, branch.to, shared))
        )
    return "\n\n".join(parts)


def repeated(tree: Fork) -> list[Fork]:
    """The forks that several ways lead to, without those that are part of another such."""
    found = Counter(forks(tree))
    often = [fork for fork, times in found.items() if times > 1]
    inner = {part for fork in often for part in forks(fork) if part != fork}
    return [fork for fork in often if fork not in inner]


def forks(tree: Fork | Shown) -> Iterator[Fork]:
    """A tree's forks, itself first."""
    if isinstance(tree, Fork):
        yield tree
        for branch in tree.branches:
            yield from forks(branch.to)


def anchor(trips: tuple[Any, ...]) -> str:
    """The id of a table, by the place that it is for."""
    places = [trip["place"].replace("_", "-") for trip in trips[0]]
    return "-".join(["places", *(places or ["none"])])


def section(words: Words, heading: str, anchor: str, rows: list[list[str]]) -> str:
    """A heading and a table."""
    head = [own(words, f"columns.{column}") for column in ("situation", "documents", "sources")]
    lines = [f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *rows]]
    return "\n".join([f"### {heading} {{#{anchor}}}", "", *lines])


def shown(policy: Policy, outcome: Outcome) -> Shown:
    """An outcome without what depends on the day."""
    documents = tuple((document.id, document.must_show) for document in outcome.documents)
    return Shown(outcome.verdict, documents, tuple(policy.cites(outcome.clauses)))


def rows(words: Words, tree: Fork | Shown, shared: Mapping[Fork, str]) -> list[list[str]]:
    """A row for each way through the forks; ways into a shared fork end there."""
    return [row(words, path, end, shared) for path, end in ways(tree, shared)]


def ways(
    tree: Fork | Shown, shared: Collection[Fork], path: Conditions = ()
) -> Iterator[tuple[Conditions, Fork | Shown]]:
    """Every way through the forks."""
    if isinstance(tree, Shown) or tree in shared:
        yield path, tree
        return
    for branch in tree.branches:
        yield from ways(branch.to, shared, (*path, (tree.field, branch.answers)))


def row(words: Words, path: Conditions, end: Fork | Shown, shared: Mapping[Fork, str]) -> list[str]:
    """One kind of traveller: the situation, what to carry, what it rests on."""
    situation = [condition(words, field, answers) for field, answers in path]
    return ["<br>".join(situation) or own(words, "words.everyone"), *told(words, end, shared)]


def told(words: Words, end: Fork | Shown, shared: Mapping[Fork, str]) -> list[str]:
    """The documents or the verdict, or the table to go on with."""
    if isinstance(end, Fork):
        number = list(shared).index(end) + 1
        see = own(words, "words.see").format(title=shared[end])
        return [f"[{see}](#general-rule-{number})", ""]
    label = words(f"verdicts.{end.verdict}.label") if end.verdict else ""
    carried = [document(words, id, must_show=must) for id, must in end.documents]
    sources = [link(words, id) for id in end.cites]
    return ["<br>".join(carried) or f"**{label}**", "<br>".join(sources)]


def condition(words: Words, field: str, answers: tuple[Any, ...]) -> str:
    """A question, and those of its answers that lead here."""
    texts = [answer(words, field, one) for one in answers]
    colon, either = own(words, "words.colon"), own(words, "words.or")
    return title(words, field, ()) + colon + (all_but(words, field, answers) or either.join(texts))


def all_but(words: Words, field: str, answers: tuple[Any, ...]) -> str | None:
    """What to call all answers to a question except one, where there is a word for it."""
    others = [one for one in answers_to(words.policy, leaf(field)) if one not in answers]
    key = f"fields.{leaf(field)}.all_but"
    return words.maybe(f"{key}.{others[0]}") if len(others) == 1 else None


def answer(words: Words, field: str, value: Any) -> str:
    """An answer in words; ages and places stand for more than themselves."""
    if leaf(field) == "age":
        kind = "infant" if value <= words.policy.clauses["H2"]["age"] else "older"
        return own(words, f"ages.{kind}").format(age=value)
    if leaf(field) == "trips" and value:
        return answer_text(words, "place", value[0]["place"])
    return answer_text(words, field, value)


def document(words: Words, id: str, *, must_show: bool) -> str:
    """A document's name, with what is said of one that is not shown."""
    name = words(f"documents.{id}.name")
    bracket = own(words, "words.bracket")
    return name if must_show else bracket.format(name=name, aside=words("document.aside"))


def link(words: Words, id: str) -> str:
    """A question of the source, linked to its answer."""
    page = words.policy.questions[id]["page"]
    return f"[{cite(words, id)['label']}]({page}.md#{id})"


def own(words: Words, key: str) -> str:
    """A text of the tables' own."""
    return str(look_up(TEXTS, f"{key}.{words.lang}"))
