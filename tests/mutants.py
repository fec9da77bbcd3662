"""Changes the checker one small piece at a time and sees whether a test fails: `make mutants`.

Each of two processes works in a copy of the tree, since a mutant stands in the file itself while
the tests run. What came of each is kept in `build/mutants/`; mutants.toml says which files are
changed, which changes are left out, and why some survivors are none that a test could notice.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import Queue
from pathlib import Path
from re import fullmatch
from time import monotonic
from typing import Any

from cosmic_ray.commands import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkItem, WorkResult

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build/mutants"
SETTINGS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
PYTEST = f"{shlex.quote(sys.executable)} -m pytest --exitfirst --quiet --no-header"
# The first, which fail for most, start soonest when they stand alone.
TESTS = " && ".join(f"{PYTEST} {shlex.join(some)}" for some in SETTINGS["tests"])
COMMAND = shlex.join(["sh", "-c", TESTS])
PROCESSES, TIMEOUT = 2, 120


@dataclass(frozen=True)
class Change:
    """A mutant as people read it: the lines it takes away and puts there, in a file."""

    file: str
    was: str
    becomes: str

    @classmethod
    def made_by(cls, item: WorkItem, result: WorkResult) -> "Change":
        """The one that was tested."""
        lines = (result.diff or "").splitlines()[3:]
        was, becomes = (
            " ".join(line[1:].strip() for line in lines if line.startswith(sign)).strip()
            for sign in "-+"
        )
        return cls(item.mutations[0].module_path.as_posix(), was, becomes)

    def __str__(self) -> str:
        return f"{self.file}\n  was     {self.was}\n  becomes {self.becomes}"


def main() -> int:
    """Test every mutant; 1 if one survived without an explanation, or an explanation is stale."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    os.chdir(ROOT)
    # Without the plugins that these tests do not use, pytest starts in half the time.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    started = monotonic()
    with use_db(FOLDER / "session.sqlite") as session:
        init([Path(file) for file in SETTINGS["files"]], session, {})
        found = list(tested(session))
    survivors = {change for change, outcome in found if outcome != TestOutcome.KILLED}
    print(f"{len(found)} mutants in {monotonic() - started:.0f} s")  # noqa: T201
    return report(survivors)


def tested(session: WorkDB) -> Iterator[tuple[Change, TestOutcome | None]]:
    """Every mutant with what became of it."""
    items = [item for item in session.pending_work_items if not is_left_out(item)]
    copies: Queue[Path] = Queue()
    for index in range(PROCESSES):
        copies.put(copy_of_the_tree(FOLDER / str(index)))
    with ProcessPoolExecutor(PROCESSES, initializer=move_to, initargs=(copies,)) as pool:
        for item, result in zip(items, pool.map(test, items), strict=True):
            session.set_result(item.job_id, result)
            yield Change.made_by(item, result), result.test_outcome


def is_left_out(item: WorkItem) -> bool:
    """Whether its kind of change says nothing here."""
    name = item.mutations[0].operator_name.removeprefix("core/")
    return any(fullmatch(left["operators"], name) for left in SETTINGS["left_out"])


def copy_of_the_tree(folder: Path) -> Path:
    """All but what git ignores."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    names = [".git", *(name.strip("/") for name in ignored)]
    return shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*names))


def move_to(copies: "Queue[Path]") -> None:
    """Take a copy for this process; its tests pass while nothing is changed, and are compiled."""
    os.chdir(copies.get())
    subprocess.run(shlex.split(COMMAND), check=True, stdout=subprocess.DEVNULL)


def test(item: WorkItem) -> WorkResult:
    """What the tests say of a mutant."""
    return mutate_and_test(item.mutations, COMMAND, TIMEOUT)


def report(survivors: Iterable[Change]) -> int:
    explained = {
        Change(one["file"], one["was"], one["becomes"]): one["why"] for one in SETTINGS["explained"]
    }
    for change in survivors:
        print(f"\nsurvived: {change}\n  {explained.get(change, 'NOT EXPLAINED')}")  # noqa: T201
    for change in explained.keys() - survivors:
        print(f"\nexplained, but killed or no longer there: {change}")  # noqa: T201
    return int(survivors != explained.keys())


if __name__ == "__main__":
    sys.exit(main())
