"""Which travellers would get another answer by NEW than by OLD, in Markdown for a review.

OLD and NEW are policy folders or git revisions.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from tqdm import tqdm

from checker.words import LANGUAGES, Words
from workbench.changes import Change, asides, changes, differs
from workbench.compare import Compared, Ids, Pair, are_alone, compare, versions
from workbench.documents import own
from workbench.shared import given, in_common
from workbench.speech import BEFORE, entries, filled, speech
from workbench.told import in_words
from workbench.trees import Tree, Unknown, both

Groups = Mapping[tuple[Ids, tuple[Change, ...]], Sequence[Compared]]
WordsOf = Callable[[Ids], Words]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to compare, and the language to say it in."""
    parser.add_argument("old", metavar="OLD", help="a policy folder or a git revision")
    parser.add_argument("new", metavar="NEW", help="another")
    parser.add_argument("--lang", choices=LANGUAGES, default="en")


def run(given: argparse.Namespace) -> int:
    """Print the differences; 2 where there is nothing to compare."""
    try:
        with both(given.old, given.new) as (old, new):
            print(review(old, new, given.lang))  # noqa: T201
    except Unknown as unknown:
        print(unknown, file=sys.stderr)  # noqa: T201
        return 2
    return 0


def review(old: Tree, new: Tree, lang: str) -> str:
    """The differences of two checkers, in Markdown."""
    words = Words(speech(old, new), lang)
    title = "# " + own(words, "diff.title").format(old=old.name, new=new.name)
    parts = (title, *of_rules(words, old, new), *of_versions(words, old, new))
    return "\n\n".join([*parts, *of_settings(words, old, new), of_texts(words, old, new)])


def of_rules(words: Words, old: Tree, new: Tree) -> Iterator[str]:
    """What follows from the rules; nothing is walked where they are the same."""
    if old.rules() == new.rules():
        yield own(words, "diff.same_rules")
        return
    compared = list(tqdm(compare(old, new), unit=" situations", disable=None))
    yield from of_results(words, compared, cache(partial(words_of, old, new, words.lang)))
    yield from of_the_rest(words, [one for one in compared if not changes(one)])


def words_of(old: Tree, new: Tree, lang: str, ids: Ids) -> Words:
    """The words for what two versions say."""
    return Words(speech(old, new, ids), lang)


def of_results(words: Words, compared: Sequence[Compared], words_of: WordsOf) -> Iterator[str]:
    """How many get another answer; then who they are, by what changes, the largest group first."""
    groups = grouped(compared)
    changed = sum(map(len, groups.values()))
    key = "diff.count" if changed else "diff.nobody"
    yield own(words, key).format(all=number(compared), changed=f"{changed:,}")
    for (ids, change), group in sorted(groups.items(), key=lambda item: -len(item[1])):
        yield group_in_words(words_of(ids), change, group, compared)


def grouped(compared: Sequence[Compared]) -> Groups:
    """Those who get another answer, by the versions that decide and what changes for them."""
    groups = defaultdict(list)
    for one in compared:
        if change := changes(one):
            groups[one.decided_by, change].append(one)
    return groups


def group_in_words(
    words: Words, change: Sequence[Change], group: Sequence[Compared], compared: Sequence[Compared]
) -> str:
    """Who they are, what changes for them, and one of them."""
    everyone = [one for one in compared if is_like(one, group[0])]
    common = in_common(words, *([given(one.request) for one in some] for some in (group, everyone)))
    what = own(words, "words.and").join(change_in_words(words, one) for one in change)
    counts = {"count": number(group), "all": number(compared)}
    who = with_versions(words, with_route(words, common, group), group, compared)
    head = own(words, "diff.group").format(who=who, what=what, **counts)
    situation = in_words(words.policy, group[0].request, words.lang)
    return f"- {head}\n  " + own(words, "diff.example").format(situation=situation)


def with_route(words: Words, who: str, group: Sequence[Compared]) -> str:
    """Who they are, with the rule that decides by both for all of them, if one does."""
    routes = {one.route for one in group}
    (route,) = routes if len(routes) == 1 else [None]
    return own(words, "diff.by").format(who=who, route=f"`{route}`") if route else who


def is_like(one: Compared, other: Compared) -> bool:
    """Whether as many have a verdict for them, by the same versions."""
    return one.decided_by == other.decided_by and one.verdicts >= other.verdicts


def with_versions(
    words: Words, who: str, group: Sequence[Compared], compared: Sequence[Compared]
) -> str:
    """Who they are, with the versions that decide, if others decide elsewhere."""
    if len({one.decided_by for one in compared}) == 1:
        return who
    key = " → ".join(f"`{id}`" for id in dict.fromkeys(group[0].decided_by))
    return own(words, "diff.in_version").format(who=who, key=key)


def of_the_rest(words: Words, rest: Sequence[Compared]) -> Iterator[str]:
    """How many are only told other things to do or to know, or the same for another reason."""
    ids = [found for one in rest if (found := asides(one))]
    if ids:
        named = listed(id for found in ids for id in found)
        yield own(words, "diff.aside").format(count=number(ids), ids=named)
    others = [one for one in rest if differs(one) and not asides(one)]
    if others:
        yield own(words, "diff.other").format(count=number(others))


def of_versions(words: Words, old: Tree, new: Tree) -> Iterator[str]:
    """The versions that only one of them has."""
    for one, other in () if are_alone(old, new) else ((old, new), (new, old)):
        others = [version.id for version in other.versions]
        for id in (version.id for version in one.versions if version.id not in others):
            yield own(words, "diff.version").format(id=id, name=one.name)


def of_settings(words: Words, old: Tree, new: Tree) -> Iterator[str]:
    """What differs in policy.toml, of questions and screens too."""
    before, after = (dict(settings(old, new, side)) for side in range(2))
    if keys := differing(before, after):
        yield in_lines(words, "diff.settings", keys, before, after)


def of_texts(words: Words, old: Tree, new: Tree) -> str:
    """The texts that differ as people read them, with the numbers in them."""
    before, after = (dict(texts(old, new, side)) for side in range(2))
    keys = differing(before, after)
    return (
        in_lines(words, "diff.words", keys, before, after) if keys else own(words, "diff.no_words")
    )


def settings(old: Tree, new: Tree, side: int) -> Iterator[tuple[str, str]]:
    """What stands in policy.toml by its dotted key, of each version."""
    for prefix, pair in prefixed(old, new):
        for key, value in entries(pair[side].settings, prefix):
            yield key, json.dumps(value, ensure_ascii=False, default=str)


def texts(old: Tree, new: Tree, side: int) -> Iterator[tuple[str, str]]:
    """Every text by its dotted key, the checker's own first."""
    tables = ((prefix, filled(pair[side])) for prefix, pair in prefixed(old, new))
    for prefix, table in (("", (old, new)[side].texts), *tables):
        for key, value in entries(table, prefix):
            yield key, " / ".join(value) if isinstance(value, list) else value


def prefixed(old: Tree, new: Tree) -> Iterator[tuple[str, Pair]]:
    """The versions as they are compared, with how their keys begin."""
    for name, pair in versions(old, new):
        yield f"{name}: " if name else "", pair


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The keys under which they have different things."""
    return sorted(key for key in {*before, *after} if before.get(key) != after.get(key))


def in_lines(
    words: Words, title: str, keys: list[str], before: Mapping[str, str], after: Mapping[str, str]
) -> str:
    """How many differ, and from what to what."""
    none = own(words, "diff.none")
    told = [(key, before.get(key, none), after.get(key, none)) for key in keys]
    lines = [own(words, "diff.text").format(key=key, old=b, new=a) for key, b, a in told]
    return "\n".join([own(words, title).format(count=number(keys)), "", *lines])


def listed(ids: Iterable[str]) -> str:
    """Each once, sorted, as code."""
    return ", ".join(f"`{id}`" for id in sorted(set(ids)))


def number(found: Sequence[Any]) -> str:
    """How many."""
    return f"{len(found):,}"


def change_in_words(words: Words, change: Change) -> str:
    """One thing that changes."""
    kind, *values = change
    if kind in ("verdict", "route", "refused"):
        return whole_change(words, kind, *values)
    named = {"document": document(words, kind, values[0])} if values else {}
    states = dict(zip(("old", "new"), values[1:], strict=False))
    named |= {name: words(f"states.{state}") for name, state in states.items()}
    return own(words, f"diff.{kind}").format(**named)


def document(words: Words, kind: str, id: str) -> str:
    """What a document is called; one that is lost, as it was called before."""
    key = f"documents.{id}.name"
    return (words.maybe(f"{BEFORE}.{key}") if kind == "lost" else None) or words(key)


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
