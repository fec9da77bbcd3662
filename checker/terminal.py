"""The questionnaire in a terminal.

Reading and writing are handed in, so that nothing here does I/O of its own.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.consultation import consult
from checker.paths import ABSENT, put
from checker.policy import RECORDED
from checker.printout import render
from checker.words import Words

Json = dict[str, Any]


class Back(Exception):
    """The previous question, please."""


class Quit(Exception):
    """Enough."""


@dataclass
class Talk:
    """A terminal with someone at it, and what they have answered."""

    lang: str
    read: Callable[[str], str]
    write: Callable[[str], None]
    request: Json = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    trail: list[str] = field(default_factory=list)

    @property
    def words(self) -> Words:
        """The words of the language."""
        return Words(RECORDED, self.lang)

    def typed(self, prompt: str = "") -> str:
        """A line, without spaces around it; raises `Back` or `Quit` when it wishes so."""
        line = self.read(f"{prompt}> ").strip()
        if line in ("b", "q"):
            raise Back if line == "b" else Quit
        return line

    def complain(self, typed: str) -> None:
        """Say that a line was not understood."""
        self.write(self.words("terminal.not_understood", typed=typed))


def ask(lang: str, read: Callable[[str], str], write: Callable[[str], None]) -> None:
    """Ask one question after the other until the result, and correct what is to be corrected.

    Ends when the visitor quits or input runs out.
    """
    talk = Talk(lang, read, write)
    write(talk.words("notice"))
    write(talk.words("terminal.help"))
    try:
        show: str | None = None
        while True:
            show = turn(talk, show)
    except (Quit, EOFError, KeyboardInterrupt):
        write("")


def turn(talk: Talk, show: str | None) -> str | None:
    """One screen, or the result; returns the screen to show next if it is not the usual one."""
    said: Mapping[str, Any] = consult(talk.request, talk.lang, talk.names, show)
    for error in said["errors"]:
        talk.write(f"! {error['message']}")
    try:
        if "screen" not in said:
            return finish(talk, said)
        answer_screen(talk, said["screen"])
    except Back:
        return talk.trail.pop() if talk.trail else None
    talk.trail.append(said["screen"]["id"])
    return None


def finish(talk: Talk, said: Mapping[str, Any]) -> str | None:
    """The result, and what to change about the answers."""
    talk.write("\n" + render(said["description"]) + "\n")
    screens = said["answered"]
    for number, screen in enumerate(screens, 1):
        answers = " · ".join(answer["answer"] for answer in screen["answers"])
        talk.write(f"  {number}  {screen['title']} — {answers}")
    chosen = talk.typed(talk.words("terminal.again"))
    if not chosen:
        raise Quit
    if chosen == "n":
        talk.request, talk.names, talk.trail = {}, [], []
        return None
    picked = pick(talk, chosen, screens)
    return picked["screen"] if picked else None


def pick(talk: Talk, typed: str, among: Sequence[Any]) -> Any:
    """What a number stands for; complains and gives None when it stands for nothing."""
    if typed.isascii() and typed.isdigit() and 0 < int(typed[:9]) <= len(among):
        return among[int(typed) - 1]
    talk.complain(typed)
    return None


def answer_screen(talk: Talk, screen: Mapping[str, Any]) -> None:
    """Ask every field of a screen, and put the answers into the request."""
    talk.write("\n" + screen["heading"])
    if "help" in screen:
        talk.write(screen["help"])
    for asked in screen["fields"]:
        if asked["legend"] != screen["heading"]:
            talk.write(asked["legend"])
        put(talk.request, asked["field"], KINDS[asked["kind"]](talk, asked))


def ask_moment(talk: Talk, asked: Mapping[str, Any]) -> object:
    """A date and time; a time alone is on the record's day."""
    hint = talk.words("terminal.moment", default=asked["default"])
    optional = asked.get("optional")
    more = f" · {talk.words('terminal.optional')}" if optional else ""
    while not (line := talk.typed(f"{hint}{more} ")):
        if optional:
            return ABSENT
    return as_moment(line if "-" in line else f"{asked['default']} {line}")


def as_moment(line: str) -> str:
    """As the contract writes it, 7:30 as 07:30; whether it is one the checker says."""
    return "T".join(re.sub(r"\b(\d:\d\d)$", r"0\1", line).split())


def ask_party(talk: Talk, asked: Mapping[str, Any]) -> object:
    """Names and ages; whoever was there keeps their other answers."""
    while not (line := talk.typed(f"{talk.words('terminal.ages')} ")):
        pass
    people = [person.rpartition("=") for person in line.split()]
    talk.names = [name for name, _, _ in people]
    before = talk.request.get("travellers", []) + [{}] * len(people)
    return [who | {"age": as_age(age)} for who, (_, _, age) in zip(before, people, strict=False)]


def as_age(text: str) -> object:
    """A number where it is one."""
    return int(text[:9]) if text.isascii() and text.isdigit() else text


def ask_choice(talk: Talk, asked: Mapping[str, Any]) -> object:
    """One of the options, through smaller questions where there are some."""
    write_options(talk, asked["options"])
    while True:
        option = pick(talk, talk.typed(), asked["options"])
        for paragraph in (option or {}).get("advice", ()):
            talk.write(paragraph)
        if option and "then" in option:
            talk.write(option["then"]["legend"])
            return KINDS[option["then"]["kind"]](talk, option["then"])
        if option and "value" in option:
            return option["value"]


def write_options(talk: Talk, options: Sequence[Mapping[str, Any]]) -> None:
    """Options with their numbers."""
    for number, option in enumerate(options, 1):
        hint = f"\n     {option['hint']}" if "hint" in option else ""
        talk.write(f"  {number}  {option['label']}{hint}")


def ask_report(talk: Talk, asked: Mapping[str, Any]) -> object:
    """The time of a report, or its day."""
    talk.write(asked["help"])
    while not (line := talk.typed(f"{talk.words('terminal.report')} ")):
        pass
    return {"reported_at": as_moment(line)}


def ask_stays(talk: Talk, asked: Mapping[str, Any]) -> object:
    """Kinds of places, and the last day in each."""
    listed = [*asked["options"], asked["none"], asked["unsure"]]
    write_options(talk, listed)
    while True:
        line = talk.typed(f"{talk.words('terminal.several')} ")
        picked = [pick(talk, number, listed) for number in line.split()]
        if picked and all(one and "value" in one for one in picked):
            return [ask_stay(talk, asked, place) for place in picked]
        if picked == [asked["none"]]:
            return []
        if asked["unsure"] in picked:
            for paragraph in asked["unsure"]["paragraphs"]:
                talk.write(paragraph)
        elif all(picked):
            talk.complain(line)


def ask_stay(talk: Talk, asked: Mapping[str, Any], place: Mapping[str, Any]) -> Json:
    """The last day in one of them."""
    talk.write(asked["labels"]["left_on"].replace("{place}", place["short"]))
    while not (line := talk.typed(f"{talk.words('terminal.day')} ")):
        pass
    return {"place": place["value"], "left_on": line}


KINDS: Mapping[str, Callable[[Talk, Mapping[str, Any]], object]] = {
    "moment": ask_moment,
    "party": ask_party,
    "choice": ask_choice,
    "report": ask_report,
    "stays": ask_stays,
}
