"""Which travellers would get another answer by NEW than by OLD, in Markdown for a review.

OLD and NEW are policy folders or git revisions.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tqdm import tqdm

from checker.words import LANGUAGES, Words
from workbench.compare import Change, Compared, asides, changes, compare
from workbench.documents import own
from workbench.shared import given, in_common
from workbench.speech import all_texts, entries, speech
from workbench.told import in_words
from workbench.trees import Tree, Unknown, tree

Groups = Mapping[tuple[Change, ...], Sequence[Compared]]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to compare, and the language to say it in."""
    parser.add_argument("old", metavar="OLD", help="a policy folder or a git revision")
    parser.add_argument("new", metavar="NEW", help="another")
    parser.add_argument("--lang", choices=LANGUAGES, default="en")


def run(given: argparse.Namespace) -> int:
    """Print the differences; 2 where there is nothing to compare."""
    try:
        with tree(given.old) as old, tree(given.new) as new:
            print(review(old, new, given.lang))  # noqa: T201
    except Unknown as unknown:
        print(unknown, file=sys.stderr)  # noqa: T201
        return 2
    return 0


def review(old: Tree, new: Tree, lang: str) -> str:
    """The differences of two checkers, in Markdown."""
    words = Words(speech(old, new), lang)
    title = "# " + own(words, "diff.title").format(old=old.name, new=new.name)
    if old.rules() == new.rules():
        return "\n\n".join([title, own(words, "diff.same_rules"), of_texts(words, old, new)])
    compared = list(tqdm(compare(old, new), unit=" situations", disable=None))
    found = [*of_results(words, compared), *of_asides(words, compared)]
    return "\n\n".join([title, *found, of_texts(words, old, new)])


def of_results(words: Words, compared: Sequence[Compared]) -> Iterator[str]:
    """How many get another answer; then who they are, by what changes, the largest group first."""
    groups = grouped(compared)
    changed = sum(map(len, groups.values()))
    key = "diff.count" if changed else "diff.nobody"
    yield own(words, key).format(all=number(compared), changed=f"{changed:,}")
    for change, group in sorted(groups.items(), key=lambda item: -len(item[1])):
        yield group_in_words(words, change, group, compared)


def grouped(compared: Sequence[Compared]) -> Groups:
    """Those who get another answer, by what changes for them."""
    groups = defaultdict(list)
    for one in compared:
        if change := changes(one):
            groups[change].append(one)
    return groups


def group_in_words(
    words: Words, change: Sequence[Change], group: Sequence[Compared], compared: Sequence[Compared]
) -> str:
    """Who they are, what changes for them, and one of them."""
    everyone = [one for one in compared if one.verdicts >= group[0].verdicts]
    common = in_common(words, *([given(one.request) for one in some] for some in (group, everyone)))
    what = own(words, "words.and").join(change_in_words(words, one) for one in change)
    counts = {"count": number(group), "all": number(compared)}
    who = with_route(words, common, group)
    head = own(words, "diff.group").format(who=who, what=what, **counts)
    situation = in_words(words.policy, group[0].request, words.lang)
    return f"- {head}\n  " + own(words, "diff.example").format(situation=situation)


def with_route(words: Words, who: str, group: Sequence[Compared]) -> str:
    """Who they are, with the rule that decides by both for all of them, if one does."""
    routes = {one.route for one in group}
    (route,) = routes if len(routes) == 1 else [None]
    return own(words, "diff.by").format(who=who, route=f"`{route}`") if route else who


def of_asides(words: Words, compared: Sequence[Compared]) -> Iterator[str]:
    """How many are only told other things to do or to know."""
    ids = [found for one in compared if not changes(one) and (found := asides(one))]
    if ids:
        named = ", ".join(f"`{id}`" for id in sorted({id for found in ids for id in found}))
        yield own(words, "diff.aside").format(count=number(ids), ids=named)


def of_texts(words: Words, old: Tree, new: Tree) -> str:
    """The texts that differ as people read them, with the numbers in them."""
    before, after, none = said(old), said(new), own(words, "diff.none")
    keys = sorted(key for key in {*before, *after} if before.get(key) != after.get(key))
    if not keys:
        return own(words, "diff.no_words")
    told = [(key, before.get(key, none), after.get(key, none)) for key in keys]
    texts = [own(words, "diff.text").format(key=key, old=b, new=a) for key, b, a in told]
    return "\n".join([own(words, "diff.words").format(count=number(keys)), "", *texts])


def said(by: Tree) -> dict[str, str]:
    """The texts of a checker, filled with the numbers of its clauses."""
    words = Words(speech(by, by), LANGUAGES[0])
    found = {
        key: " / ".join(value) if isinstance(value, list) else value
        for key, value in entries(all_texts(by))
    }
    return {key: words.fill(text) for key, text in found.items()}


def number(found: Sequence[Any]) -> str:
    """How many."""
    return f"{len(found):,}"


def change_in_words(words: Words, change: Change) -> str:
    """One thing that changes."""
    kind, *values = change
    if kind in ("verdict", "route", "refused"):
        return whole_change(words, kind, *values)
    named = {"document": words(f"documents.{values[0]}.name")} if values else {}
    states = dict(zip(("old", "new"), values[1:], strict=False))
    named |= {name: words(f"states.{state}") for name, state in states.items()}
    return own(words, f"diff.{kind}").format(**named)


def whole_change(words: Words, kind: str, old: str, new: str) -> str:
    """A change of verdict, route or refusal."""
    if kind == "refused":
        key = "other_refusal" if old and new else "refused" if new else "accepted"
        return own(words, f"diff.{key}").format(old=old, new=new)
    named = [one and label(words, kind, one) for one in (old, new)]
    none = own(words, "diff.none")
    return own(words, f"diff.{kind}").format(old=named[0] or none, new=named[1] or none)


def label(words: Words, kind: str, id: str) -> str:
    """What a verdict is called; a route has its id only."""
    return words(f"verdicts.{id}.label") if kind == "verdict" else f"`{id}`"
