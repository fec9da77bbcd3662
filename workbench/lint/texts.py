"""`texts.toml`: whether every text is there, in both languages, and used."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from checker.words import LANGUAGES
from checker.words import TEXTS as OF_THE_CHECKER
from workbench.lint.faults import misfit, nearest, nearest_key, not_one_of
from workbench.lint.reading import Key
from workbench.lint.shape import Misfits
from workbench.lint.wanted import Wanted

Entry = tuple[str, Mapping[str, Any]]
IN_BRACES = r"\{([^{}]*)\}"
NAMES = {"zh": "Chinese", "en": "English"}
HAN = r"[\u4e00-\u9fff]"
CLAUSES = "clauses"  # of the source, that an action's words say beyond what the rules carry


def entries(table: Mapping[str, Any], key: str = "") -> Iterator[Entry]:
    """The texts by their dotted keys: tables whose keys are languages."""
    if table.keys() & set(LANGUAGES):
        yield key, table
    for name, inner in table.items():
        if isinstance(inner, dict):
            yield from entries(inner, f"{key}.{name}".lstrip("."))


def grounds(texts: Mapping[str, Any]) -> Iterator[tuple[Key, list[str]]]:
    """The clauses that texts say, with where."""
    actions = texts.get("actions")
    for name, action in actions.items() if isinstance(actions, dict) else ():
        if isinstance(action, dict) and isinstance(action.get(CLAUSES), list):
            yield ("actions", name, CLAUSES), action[CLAUSES]


def said(texts: Mapping[str, Any]) -> set[str]:
    """The clauses that texts say."""
    return {str(id) for _, ids in grounds(texts) for id in ids}


def form(texts: Mapping[str, Any]) -> Misfits:
    """What can be said of texts alone: both languages are there, whole and alike."""
    yield from strays(texts, ())
    for key, entry in entries(texts):
        at = tuple(key.split("."))
        yield from languages(entry, at)
        if all(isinstance(entry.get(lang), list) for lang in LANGUAGES):
            yield from lengths(entry, at)


def strays(table: Mapping[str, Any], key: Key) -> Misfits:
    """What is no table and in no language."""
    for name, inner in table.items():
        if isinstance(inner, dict):
            yield from strays(inner, (*key, name))
        elif name not in LANGUAGES and not (key[:1] == ("actions",) and name == CLAUSES):
            said = misfit(inner, f"{' and '.join(LANGUAGES)}, or a table that has them")
            yield (*key, name), said + nearest(name, LANGUAGES)


def languages(entry: Mapping[str, Any], key: Key) -> Misfits:
    """Each language says something, in one text or in paragraphs."""
    for lang in LANGUAGES:
        if lang not in entry:
            yield (*key, lang), f"this language is missing. Allowed: {' and '.join(LANGUAGES)}."
        elif not is_text(entry[lang]):
            yield (*key, lang), misfit(entry[lang], "text, or a list of paragraphs, not empty")
        else:
            yield from wording(entry[lang], lang, (*key, lang))


def wording(value: Any, lang: str, key: Key) -> Misfits:
    """Each paragraph is in its language, and its braces close."""
    for part in paragraphs(value):
        if not is_in(lang, re.sub(IN_BRACES, "", part)):
            yield key, misfit(part, f"a text in {NAMES[lang]}")
        if stray := stray_brace(part):
            yield key, misfit(stray, "braces in pairs, like {G1.hours}")


def is_in(lang: str, text: str) -> bool:
    """Whether a text can be in a language: a word alone can be a name, and so can Chinese."""
    han, words = re.search(HAN, text), re.findall(r"[A-Za-z][\w-]*", text)
    return bool(han) or not words[1:] if lang == "zh" else bool(words) or not han


def stray_brace(text: str) -> str:
    """A brace without another, and what follows it; nothing where there is none."""
    found = re.search("[{}].*", re.sub(IN_BRACES, "", text), re.DOTALL)
    return found[0] if found else ""


def is_text(value: Any) -> bool:
    """Whether a value is a text or paragraphs, none of them empty."""
    parts = paragraphs(value)
    return bool(parts) and all(isinstance(part, str) and part.strip() for part in parts)


def paragraphs(value: Any) -> list[Any]:
    """A text as paragraphs."""
    return value if isinstance(value, list) else [value]


def lengths(entry: Mapping[str, Any], key: Key) -> Misfits:
    """As many paragraphs in each language."""
    counted = [f"{lang} has {len(entry[lang])} paragraphs" for lang in LANGUAGES]
    if len({len(entry[lang]) for lang in LANGUAGES}) > 1:
        yield key, f"{', '.join(counted)}. Allowed: as many in both languages."


def needs(
    texts: Mapping[str, Any], wanted: Mapping[str, Wanted], unclear: Collection[str]
) -> Misfits:
    """What the policy and its rules need is there, and nothing else is.

    Texts that begin with something unclear are left alone.
    """
    there = {key: entry for key, entry in entries(texts) if not key.startswith(tuple(unclear))}
    needed = {key: text for key, text in wanted.items() if not key.startswith(tuple(unclear))}
    yield from missing(there, needed, has_steps="steps" in texts)
    whole = {key for key, entry in there.items() if entry.keys() >= set(LANGUAGES)}
    own = dict(entries(OF_THE_CHECKER))  # a policy may put others in their place
    for key in there.keys() - needed.keys() - own.keys():
        near = nearest_key(key, needed.keys() - whole, needed)
        yield tuple(key.split(".")), f"nothing uses this text.{near}"
    for key in there.keys() & needed.keys():
        yield from kind(there[key], needed[key], tuple(key.split(".")))


def missing(there: Mapping[str, Any], needed: Mapping[str, Wanted], *, has_steps: bool) -> Misfits:
    """Texts that something needs; steps need titles once one has a title."""
    for key, text in needed.items():
        optional = not text.needed_by or (key.startswith("steps.") and not has_steps)
        if key not in there and not optional:
            said = f"this text is missing, and {text.needed_by} needs it."
            allowed = f" Allowed: {' and '.join(LANGUAGES)}.{nearest_key(key, there)}"
            yield tuple(key.split(".")), said + allowed


def kind(entry: Mapping[str, Any], wanted: Wanted, key: Key) -> Misfits:
    """One text, or paragraphs, as it is laid out."""
    allowed = "a list of paragraphs" if wanted.several else "one text"
    for lang in LANGUAGES:
        if is_text(entry.get(lang)) and isinstance(entry[lang], list) != wanted.several:
            yield (*key, lang), misfit(entry[lang], allowed)


def gaps(
    texts: Mapping[str, Any], wanted: Mapping[str, Wanted], numbers: Collection[str]
) -> Misfits:
    """What stands in {…} is filled in, and stands in both languages."""
    for key, entry in entries(texts):
        text = wanted.get(key)
        if text and all(is_whole(entry.get(lang)) for lang in LANGUAGES):
            known = [*text.gaps, *numbers]
            unknown = list(unfilled(entry, text.gaps, known, tuple(key.split("."))))
            yield from unknown or one_sided(entry, text, tuple(key.split(".")))


def is_whole(value: Any) -> bool:
    """Whether a value is a text of which one can say what is to be filled in."""
    return is_text(value) and not any(map(stray_brace, paragraphs(value)))


def unfilled(
    entry: Mapping[str, Any], values: Collection[str], known: Collection[str], key: Key
) -> Misfits:
    """Gaps that nothing fills."""
    for lang in LANGUAGES:
        for gap in sorted(set().union(*map(in_braces, paragraphs(entry[lang])))):
            if gap not in known:
                allowed = ", ".join([*map(braced, values), "numbers of policy.toml"])
                near = nearest(braced(gap), map(braced, known))
                yield (*key, lang), f"nothing fills in {braced(gap)}. Allowed: {allowed}.{near}"


def one_sided(entry: Mapping[str, Any], text: Wanted, key: Key) -> Misfits:
    """Gaps of a paragraph that only one language has."""
    both = zip(*(paragraphs(entry[lang]) for lang in LANGUAGES), strict=False)
    for number, pair in enumerate(both, 1):
        first, second = map(in_braces, pair)
        for gap in sorted((first ^ second) - set(text.may_lack)):
            lang = LANGUAGES[0] if gap in first else LANGUAGES[1]
            where = f" of paragraph {number}" if text.several else ""
            yield key, f"only {lang}{where} has {braced(gap)}. Allowed: the same in both languages."


def braced(name: str) -> str:
    """A gap as texts have it."""
    return f"{{{name}}}"


def in_braces(text: str) -> set[str]:
    """What is to be filled into a text."""
    return set(re.findall(IN_BRACES, text))


def filled_in(texts: Mapping[str, Any]) -> set[str]:
    """All that is to be filled into texts."""
    values = [entry.get(lang) for _, entry in entries(texts) for lang in LANGUAGES]
    parts = [part for value in values if is_text(value) for part in paragraphs(value)]
    return set().union(*map(in_braces, parts))


def clauses(texts: Mapping[str, Any], known: Collection[str]) -> Misfits:
    """Texts say clauses that exist."""
    for key, ids in grounds(texts):
        for index, id in enumerate(ids):
            if known and id not in known:
                yield (*key, index), not_one_of(id, known, "a clause or a reading of policy.toml")
