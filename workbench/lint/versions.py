"""The versions together: each is another, begins later than the one before, says what changes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from workbench.lint.faults import Fault, misfit, nearest, quote
from workbench.lint.reading import Toml, read_toml
from workbench.lint.settings import Settings, read_settings

LISTED = "checker/policies/__init__.py lists before"


def together(folders: Sequence[Path]) -> Iterator[Fault]:
    """What is wrong between versions, given in the order in which they are listed."""
    read = [(folder, read_settings(folder / "policy.toml")) for folder in folders]
    known = [(folder, policy) for folder, policy in read if isinstance(policy, Settings)]
    yield from alike(known)
    yield from out_of_order(known)
    for folder in folders[1:]:
        texts = read_toml(folder / "texts.toml")
        if isinstance(texts, Toml) and "change" not in texts.content:
            said = "this text is missing, and every version but the first needs it."
            yield texts.fault(
                ("change",), f"{said} Allowed: zh and en.{nearest('change', texts.content)}"
            )


def alike(known: Sequence[tuple[Path, Settings]]) -> Iterator[Fault]:
    """No two have the same id."""
    owners: dict[str, Path] = {}
    for folder, policy in known:
        id = policy.content["id"]
        if id and id in owners:
            said = f"{quote(id)} is the id of {owners[id]} already. Allowed: one for each version."
            yield policy.file.fault(("id",), said)
        owners.setdefault(id, folder)


def out_of_order(known: Sequence[tuple[Path, Settings]]) -> Iterator[Fault]:
    """Each is in force from a later time than the one before."""
    dated = [(folder, one) for folder, one in known if one.content["in_force_from"]]
    for (before, earlier), (_, policy) in pairwise(dated):
        start, found = earlier.content["in_force_from"], policy.content["in_force_from"]
        if found <= start:
            allowed = f"a time after {start}, when {before} begins, which {LISTED}"
            yield policy.file.fault(("in_force_from",), misfit(found, allowed))
