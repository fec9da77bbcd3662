"""Who shows what, at a glance: a table for each kind of traveller, in Markdown."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from checker.description import answer_text, question_name, title
from checker.outcome import Action, Outcome
from checker.paths import leaf
from checker.policies import read_toml
from checker.policy import RECORDED, Policy
from checker.words import LANGUAGES, Words, look_up
from workbench.steps import Conditions, Step, Way, steps
from workbench.walk import answers_to

TEXTS = read_toml("workbench", "texts.toml")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The language of the tables."""
    parser.add_argument("--lang", choices=LANGUAGES, default="en")


def run(given: argparse.Namespace) -> int:
    """Print them."""
    parts = (f"### {kind.title} {{#{kind.anchor}}}\n\n{kind.table}" for kind in kinds(given.lang))
    print("\n\n".join(parts))  # noqa: T201
    return 0


@dataclass(frozen=True)
class Kind:
    """A kind of traveller: the id of its place in a page, what it is called, its table."""

    anchor: str
    title: str
    table: str

    asdict = asdict


def kinds(lang: str, policy: Policy = RECORDED) -> list[Kind]:
    """A kind for each step that says something, in the order in which they are asked.

    From the top, the first that fits is one's own; some rows add something and lead further down.
    """
    words = Words(policy, lang)
    return [
        Kind(step.anchor, words(f"steps.{step.name}.title"), table(words, step))
        for step in steps(policy)
        if step.ways
    ]


def table(words: Words, step: Step) -> str:
    """What holds for all rows, then a row for each way."""
    common = shared(step.ways)
    head = [own(words, f"columns.{column}") for column in ("situation", "documents", "sources")]
    rows = [row(words, way, common) for way in step.ways]
    lines = [f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *rows]]
    texts = [own(words, "words.all"), *(condition(words, *one) for one in common)]
    return "\n".join([*(["<br>".join(texts), ""] if common else []), *lines])


def shared(ways: Sequence[Way]) -> Conditions:
    """The conditions that several ways have in common."""
    first, *others = (way.conditions for way in ways)
    return tuple(one for one in first if others and all(one in other for other in others))


def row(words: Words, way: Way, common: Conditions) -> list[str]:
    """One kind of traveller: the situation, what to carry or do, what it rests on."""
    situation = [condition(words, *one) for one in way.conditions if one not in common]
    sources = [link(words, id) for id in words.policy.cites(clauses(words, way.said))]
    return [
        "<br>".join(situation) or own(words, "words.everyone"),
        "<br>".join(told(words, way.said)),
        "<br>".join(sources + readings(words, way.said)),
    ]


def told(words: Words, said: Outcome) -> list[str]:
    """The verdict, the documents, or what is added before other kinds are looked at."""
    if said.verdict:
        return [f"**{words(f'verdicts.{said.verdict}.label')}**"]
    if said.ends:
        return [document(words, one.id, must_show=one.must_show) for one in said.documents]
    things = [action(words, one) for one in said.actions]
    things = things or [words(f"notes.{one.id}") for one in said.notes]
    return [*things, f"**{own(words, 'words.further')}**"]


def action(words: Words, said: Action) -> str:
    """Something to do, and what to bring for it."""
    text = words(f"actions.{said.id}.text")
    bring = [words(f"documents.{id}.name") for id in said.carries.get("bring", ())]  # type: ignore[union-attr]
    return "<br>– ".join([text, *bring])


def clauses(words: Words, said: Outcome) -> list[str]:
    """All that something said rests on; a text can say more than the rule carries."""
    found = list(said.clauses)
    for one in said.actions or said.notes:
        found += one.clauses or ()
        if isinstance(one, Action):
            found += words.policy.texts["actions"][one.id].get("clauses", ())
    return found


def readings(words: Words, said: Outcome) -> list[str]:
    """Links to where it is told how a silence of the source is read."""
    known = words.policy.settings["readings"]["ids"]
    ids = [id for id in clauses(words, said) if id in known]
    label = own(words, "words.reading")
    return [f"[{label.format(id=id)}](not-covered.md#{id.lower()})" for id in ids]


def condition(words: Words, field: str, answers: tuple[Any, ...]) -> str:
    """A question, and those of its answers that lead here; some have a word for them all."""
    all_of_them = f"fields.{leaf(field)}.together.{'_'.join(map(str, answers))}"
    texts = own(words, "words.or").join(answers_in_words(words, field, answers))
    return title(words, field, ()) + own(words, "words.colon") + (words.maybe(all_of_them) or texts)


def answers_in_words(words: Words, field: str, answers: Sequence[Any]) -> list[str]:
    """The answers one by one, ages together."""
    if leaf(field) == "age":
        return ages(words, answers, answers_to(words.policy, "age"))
    return [answer(words, field, one) for one in answers]


def ages(words: Words, some: Sequence[int], walked: Sequence[int]) -> list[str]:
    """Ages in words: each that was walked stands for all above the one before it."""
    places = enumerate(sorted(walked.index(age) for age in some))
    runs = [[place for _, place in run] for _, run in groupby(places, lambda one: one[1] - one[0])]
    above = [None, *(age + 1 for age in walked)]
    upto = [*walked[:-1], None]
    return [age_in_words(words, above[run[0]], upto[run[-1]]) for run in runs]


def age_in_words(words: Words, low: int | None, high: int | None) -> str:
    """From one age to another; None where there is no end."""
    if low == high:
        return answer_text(words, "age", low)
    kind = "infant" if low is None else "older" if high is None else "between"
    age = high if low is None else low
    return own(words, f"ages.{kind}").format(age=age, high=high)


def answer(words: Words, field: str, value: Any) -> str:
    """An answer in words; places stand for more than themselves."""
    if leaf(field) == "trips":
        place = value[0]["place"] if value else None
        return answer_text(words, "place", place) if place else own(words, "words.nowhere")
    return answer_text(words, field, value)


def document(words: Words, id: str, *, must_show: bool) -> str:
    """A document's name, with what is said of one that is not shown."""
    name = words(f"documents.{id}.name")
    bracket = own(words, "words.bracket")
    return name if must_show else bracket.format(name=name, aside=words("document.aside"))


def link(words: Words, id: str) -> str:
    """A question of the source, linked to its answer."""
    page = words.policy.questions[id]["page"]
    return f"[{question_name(words, id)}]({page}.md#{id})"


def own(words: Words, key: str) -> str:
    """A text of the tables' own."""
    return str(look_up(TEXTS, f"{key}.{words.lang}"))
