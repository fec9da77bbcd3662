"""A description as plain text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def render(description: Mapping[str, Any]) -> str:
    """A description, as `describe` gives it, as plain text."""
    return "\n".join(lines_of(description))


def lines_of(said: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a description, whatever its status."""
    yield from filter(None, [said.get(key) for key in ("headline", "version", "change", "notice")])
    headings = said["headings"]
    if "party" in said:
        yield from section(headings["party"], party_lines(said["party"]))
    for traveller in said.get("travellers", ()):
        yield from traveller_lines(traveller, headings)
    for key in ("missing", "errors"):
        if key in said:
            yield from section(
                headings[key], [" — ".join(filter(None, entry.values())) for entry in said[key]]
            )
    if said.get("sources"):
        yield from section(headings["sources"], [cites(said["sources"])])


def party_lines(party: Mapping[str, Any]) -> Iterator[str]:
    """Each verdict with whose it is, then each document with who has it."""
    yield from (f"[{one['label']}] {one['names']}" for one in party["people"])
    for document in party["documents"]:
        states = [f"[{one['state']}] {one['names']}" for one in document["people"]]
        yield "\n      ".join([document["name"], *states])


def traveller_lines(traveller: Mapping[str, Any], headings: Mapping[str, str]) -> Iterator[str]:
    """One traveller's documents, actions, times, answers and notes."""
    if traveller["title"]:
        yield from ("", f"== {traveller['title']} — {traveller['headline']}")
    yield from filter(None, [traveller.get("clears")])
    yield from section(headings["documents"], map(document_line, traveller["documents"]))
    yield from section(headings["actions"], map(action_line, traveller["actions"]))
    points = traveller.get("timeline", {}).get("points", ())
    yield from section(headings["timeline"], [f"{one['when']} — {one['text']}" for one in points])
    because = [f"{one['question']} — {one['answer']}" for one in traveller["because"]]
    yield from section(headings["because"], because)
    yield from section(headings["notes"], map(note_line, traveller["notes"]))


def section(heading: str, entries: Any) -> Iterator[str]:
    """A heading and its entries; nothing where there are none."""
    found = [f"  - {entry}" for entry in entries]
    yield from ["", heading, *found] if found else []


def document_line(document: Mapping[str, Any]) -> str:
    """A document with its state."""
    more = [document[key] for key in ("detail", "aside") if key in document]
    return with_cites(f"[{document['state']}] {document['name']}", more, document)


def action_line(action: Mapping[str, Any]) -> str:
    """Something to do."""
    return with_cites(action["text"], [action.get("detail"), *action.get("bring", ())], action)


def note_line(note: Mapping[str, Any]) -> str:
    """Something to know."""
    reading = note.get("reading", {}).get("label")
    return with_cites(note["text"], [reading], note)


def with_cites(text: str, more: Sequence[str | None], cited: Mapping[str, Any]) -> str:
    """A line, what belongs to it, and what it rests on."""
    found = [text, *filter(None, more), *([cites(cited["cites"])] if cited["cites"] else [])]
    return "\n      ".join(found)


def cites(cited: Sequence[Mapping[str, str]]) -> str:
    """The questions that a line rests on."""
    return " · ".join(one["label"] for one in cited)
