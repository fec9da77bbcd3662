"""Look for mistakes in a policy: policy.toml, rules.py and texts.toml, whether they fit together.

Rules are read and not run, so that a policy need not work, nor stand in checker/policies/.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker import policies
from workbench.lint import lookups, references, sense
from workbench.lint import rules as of_rules
from workbench.lint import texts as of_texts
from workbench.lint.faults import Fault
from workbench.lint.reading import Key, Toml, read_toml
from workbench.lint.reads import read_by
from workbench.lint.settings import Settings, read_settings
from workbench.lint.syntax import Rules, read_python
from workbench.lint.versions import together
from workbench.lint.wanted import wanted


def arguments(parser: argparse.ArgumentParser) -> None:
    """The policies to look at."""
    parser.add_argument("folder", nargs="*", type=Path, help="all of checker/policies/ if none")


def run(given: argparse.Namespace) -> int:
    """Print what is to be mended, one a line; 1 if there is anything."""
    folders = given.folder or recorded()
    found = [fault for folder in folders for fault in lint(folder)] + among_versions(folders)
    named = ", ".join(map(str, folders))
    print("\n".join(map(str, found)) or f"No mistakes found in {named}.")  # noqa: T201
    return int(bool(found))


def recorded() -> list[Path]:
    """The folders of the policies that the checker knows."""
    home = Path(next(iter(policies.__path__)))
    found = [home / package.rpartition(".")[2] for package in policies.PACKAGES]
    here = Path.cwd()
    return [one.relative_to(here) if one.is_relative_to(here) else one for one in found]


def among_versions(folders: Iterable[Path]) -> list[Fault]:
    """What is wrong between the listed versions, where one of the folders is of them."""
    listed = {folder.resolve() for folder in recorded()}
    is_one = any(folder.resolve() in listed for folder in folders)
    return sorted(together(recorded())) if is_one else []


def lint(folder: Path) -> list[Fault]:
    """All that is to be mended in a policy's folder, by file and line."""
    if not folder.is_dir():
        return [Fault(str(folder), 0, "", "there is no such folder.")]
    policy, words = read_settings(folder / "policy.toml"), read_toml(folder / "texts.toml")
    rules = read_python(folder / "rules.py")
    found = {one for one in (policy, words, rules) if isinstance(one, Fault)}
    if isinstance(policy, Settings):
        found.update(at(policy.file, policy.misfits))
    if isinstance(words, Toml):
        found.update(at(words, of_texts.form(words.content)))
    if isinstance(rules, Rules):
        found.update(of_rules.faults(rules))
    if isinstance(policy, Settings) and isinstance(rules, Rules):
        found.update(of_both(policy, rules))
        found.update(of_all(policy, rules, words) if isinstance(words, Toml) else ())
    return sorted(found)


def at(file: Toml, misfits: Iterable[tuple[Key, str]]) -> Iterator[Fault]:
    """Misfits as faults of a file."""
    return (file.fault(key, said) for key, said in misfits)


def of_both(policy: Settings, rules: Rules) -> Iterator[Fault]:
    """What `policy.toml` and the rules say of each other."""
    yield from of_rules.against(rules, policy.content, policy.unclear)
    steps, reads = list(rules.listed("STEPS")), read_by(rules).reads
    yield from at(policy.file, references.overridden(policy.content, steps))
    yield from at(policy.file, references.unasked(policy.content, reads))


def of_all(policy: Settings, rules: Rules, words: Toml) -> Iterator[Fault]:
    """What the texts say of both."""
    texts, needed = words.content, wanted(policy.content, rules)
    carried = {id for _, id, _ in rules.grounds}
    yield from at(policy.file, references.homes(policy.content, carried, of_texts.said(texts)))
    yield from at(policy.file, sense.days(policy.content, announced="change" in texts))
    said = of_texts.filled_in(texts)
    yield from at(policy.file, lookups.unread(policy.content, rules, said, policy.unclear))
    yield from at(words, of_texts.needs(texts, needed, left_alone(policy)))
    yield from at(words, of_texts.gaps(texts, needed, policy.numbers))
    yield from at(words, of_texts.clauses(texts, references.grounds(policy.content)))


def left_alone(policy: Settings) -> set[str]:
    """How the texts begin that belong to what is at fault: a field's, or those of all screens."""
    fields = {f"fields.{name}." for table, name in policy.unclear if table == "fields"}
    return fields | {"screens." for table, _ in policy.unclear if table == "screens"}
