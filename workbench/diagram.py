"""The steps of a decision, from the first to the last: drawn in SVG, and listed in Markdown."""

import argparse
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from html import escape

from checker.description import question_name
from checker.policy import RECORDED, Policy
from checker.words import LANGUAGES, Words
from workbench.documents import link, own
from workbench.steps import Step, steps

A_YEAR = timedelta(days=365)
# In units of the drawing, which is about as wide as a phone's line of text.
WIDTH, LEFT, LINE = 330, 12, 34
TITLE_SIZE, SMALL_SIZE, PADDING = 15, 12.5, 9
ROW, GAP = 30, 24


def arguments(parser: argparse.ArgumentParser) -> None:
    """The language of the words."""
    parser.add_argument("--lang", choices=LANGUAGES, default="en")


def run(given: argparse.Namespace) -> int:
    """Print the drawing, then the list."""
    print(svg(given.lang), listed(given.lang), sep="\n\n")  # noqa: T201
    return 0


@dataclass(frozen=True)
class Station:
    """A step as it is drawn: what can come out of it, and the id of its table, if it has one."""

    title: str
    sources: tuple[str, ...]
    ends: tuple[str, ...]
    adds: bool
    anchor: str | None


def stations(words: Words) -> list[Station]:
    """All steps; what some say only of old stays or late arrivals is found a year later."""
    late = (words.policy.as_of + A_YEAR).isoformat() + "T12:00"
    pairs = zip(steps(words.policy), steps(words.policy, arrival=late), strict=True)
    return [station(words, now, later) for now, later in pairs]


def station(words: Words, now: Step, later: Step) -> Station:
    """A step in words."""
    said = [way.said for way in (*now.ways, *later.ways)]
    ends = [
        words(f"verdicts.{one.verdict}.label") if one.verdict else own(words, "diagram.carry")
        for one in said
        if one.ends
    ]
    return Station(
        title=words(f"steps.{now.name}.title"),
        sources=tuple(words.policy.cites(now.clauses)),
        ends=tuple(dict.fromkeys(ends)),
        adds=any(not one.ends for one in said),
        anchor=now.anchor if now.ways else None,
    )


def svg(lang: str, policy: Policy = RECORDED) -> str:
    """The drawing: one line down, at each step what leaves it; `listed` says the same in words."""
    words = Words(policy, lang)
    parts, bottom = drawn(words, stations(words))
    return (
        f'<svg class="steps" viewBox="0 0 {WIDTH} {bottom}" role="img"'
        ' aria-labelledby="steps-title steps-about">'
        f'<title id="steps-title">{escape(own(words, "diagram.title"))}</title>'
        f'<desc id="steps-about">{escape(own(words, "diagram.about"))}</desc>'
        f"{''.join(parts)}</svg>"
    )


def drawn(words: Words, all_steps: Sequence[Station]) -> tuple[list[str], int]:
    """The parts of the drawing, and how far down they go."""
    parts, y = [text(0, TITLE_SIZE, own(words, "diagram.start"), TITLE_SIZE)], TITLE_SIZE + 8
    for one in all_steps:
        parts += [*arrow(y, y + GAP), *step_parts(words, one, y + GAP)]
        dot, y = y + GAP + 12, y + GAP + TITLE_SIZE + ROW * len(exits(words, one))
        # The line ends with the last thing that can come out.
        parts.append(line(LEFT, dot, LEFT, y if one is not all_steps[-1] else y - ROW + 17))
    return parts, y + 2


def step_parts(words: Words, one: Station, top: int) -> Iterator[str]:
    """A dot on the line, the title, and what can come out."""
    yield f'<circle cx="{LEFT}" cy="{top + 6}" r="6"/>'
    yield text(LINE, top + 11, one.title, TITLE_SIZE, "steps-name")
    for number, (what, kind) in enumerate(exits(words, one)):
        yield from exit_parts(what, kind, top + TITLE_SIZE + 5 + ROW * number)
    if one.sources:
        cites = own(words, "diagram.separator").join(question_name(words, id) for id in one.sources)
        yield text(WIDTH, top + TITLE_SIZE + 21.5, cites, SMALL_SIZE, "steps-source")


def exits(words: Words, one: Station) -> list[tuple[str, str]]:
    """What can come out of a step, and how that is drawn."""
    adds = [(own(words, "diagram.adds"), "steps-adds")] if one.adds else []
    return [*((what, "steps-end") for what in one.ends), *adds]


def exit_parts(what: str, kind: str, top: int) -> Iterator[str]:
    """A branch of the line, and in a box what it leads to; one that only adds comes back to it."""
    box = round(width(what, SMALL_SIZE) + 2 * PADDING)
    if kind == "steps-end":
        yield f'<path d="M{LEFT} {top + 12}H{LINE - 2}m-5 -4l5 4l-5 4"/>'
    else:
        yield line(LEFT, top + 12, LINE, top + 12)
    yield f'<rect class="{kind}" x="{LINE}" y="{top}" width="{box}" height="24" rx="5"/>'
    yield text(LINE + PADDING, top + 16.5, what, SMALL_SIZE)


def arrow(start: int, end: int) -> Iterator[str]:
    """Down to the next step."""
    yield f'<path d="M{LEFT} {start}V{end - 2}m-4 -5l4 5l4 -5"/>'


def line(x1: int, y1: int, x2: int, y2: int) -> str:
    """A straight line."""
    return f'<path d="M{x1} {y1}L{x2} {y2}"/>'


def text(x: int, y: float, words: str, size: float, kind: str = "") -> str:
    """A line of text; SVG breaks none."""
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x}" y="{y}" font-size="{size}">{escape(words)}</text>'


def width(words: str, size: float) -> float:
    """About how wide a text is: Chinese fills its square, Latin letters half of it or less."""
    wide = sum(unicodedata.east_asian_width(letter) in "WFA" for letter in words)
    return size * (wide + 0.54 * (len(words) - wide))


def listed(lang: str, policy: Policy = RECORDED) -> str:
    """The steps as an ordered list, each with links to its table and to its sources."""
    words = Words(policy, lang)
    return "\n".join(f"1. {item(words, one)}" for one in stations(words))


def item(words: Words, one: Station) -> str:
    """A step with what can come out of it."""
    name = f"[{one.title}](#{one.anchor})" if one.anchor else one.title
    links = own(words, "diagram.separator").join(link(words, id) for id in one.sources)
    cites = own(words, "diagram.sources").format(sources=links) if links else ""
    what = own(words, "words.or").join(text for text, _ in exits(words, one))
    return name + cites + own(words, "words.colon") + what
