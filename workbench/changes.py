"""What the first traveller is told otherwise by two checkers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workbench.compare import Compared, Result

Change = tuple[str, ...]


def changes(one: Compared) -> tuple[Change, ...]:
    """What the first traveller is told otherwise: verdict, route, documents."""
    if not one.decided:
        codes = [", ".join(e["code"] for e in result["errors"]) for result in (one.old, one.new)]
        return (("refused", *codes),) if codes[0] != codes[1] else ()
    old, new = one.old["travellers"][0], one.new["travellers"][0]
    found = [
        (key, str(old.get(key, "")), str(new.get(key, "")))
        for key in ("verdict", "route")
        if old.get(key) != new.get(key)
    ]
    return (*found, *day_changes(old, new), *document_changes(by_id(old), by_id(new)))


def day_changes(old: Result, new: Result) -> Iterator[Change]:
    """Another day on which stays no longer count; another verdict has such a day or has none."""
    before, after = old.get("clears_on"), new.get("clears_on")
    if before and after and before != after:
        yield ("clears",)
    elif before != after and old.get("verdict") == new.get("verdict"):
        yield ("clears_told",)


def by_id(traveller: Result) -> Mapping[str, Any]:
    """The documents of a traveller by their ids."""
    return {document["id"]: document for document in traveller["documents"]}


def document_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """Documents lost, gained, in another state, shown otherwise, or good at other times."""
    yield from (("lost", id) for id in old if id not in new)
    yield from (("gained", id) for id in new if id not in old)
    for id, document in new.items():
        before = old.get(id, document)
        if before["status"] != document["status"]:
            yield "status", id, before["status"], document["status"]
        elif before["must_show"] != document["must_show"]:
            yield "shown", id
        elif times(before) != times(document):
            yield "times", id


def times(document: Mapping[str, Any]) -> Sequence[Any]:
    """From when until when a test is good."""
    return [document.get("valid_from"), document.get("valid_until")]


def asides(one: Compared) -> list[str]:
    """The actions and notes that the first traveller is told otherwise, or by one of them only."""
    if not one.decided:
        return []
    old, new = (parts(result["travellers"][0]) for result in (one.old, one.new))
    return sorted(id for id in {*old, *new} if old.get(id) != new.get(id))


def parts(traveller: Result) -> Mapping[str, Any]:
    """The actions and notes of a traveller by their ids."""
    return {part["id"]: part for key in ("actions", "notes") for part in traveller[key]}


def differs(one: Compared) -> bool:
    """Whether the first traveller's part differs in anything: in a source, in what was asked."""
    return one.decided and one.old["travellers"][0] != one.new["travellers"][0]
