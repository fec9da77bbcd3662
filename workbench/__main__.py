"""The workbench's command line: `python3 -m workbench COMMAND …`."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from traceback import extract_tb
from typing import Protocol

ROOT = Path(__file__).parents[1]

# Each is a module of this package; its first line of documentation is its help.
COMMANDS = ("diagram", "diff", "digest", "documents", "lint", "prove", "remaining")


class Command(Protocol):
    """What a command's module offers."""

    __doc__: str | None

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""

    def run(self, given: argparse.Namespace) -> int:
        """Do it; the exit status, 1 where something was found that is not as it should be."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status, 2 where the checker does not start."""
    try:
        import_module("checker")
    except Exception as broken:  # noqa: BLE001 - whatever stands in rules.py can be raised
        print(f"The checker does not start. Mend this first: {place(broken)}", file=sys.stderr)  # noqa: T201
        return 2
    parser = argparse.ArgumentParser(prog="python3 -m workbench", description=__doc__)
    choices = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in COMMANDS:
        command: Command = import_module(f"workbench.{name}")
        about = (command.__doc__ or "").partition("\n")[0]
        one = choices.add_parser(name, help=about, description=command.__doc__)
        command.arguments(one)
        one.set_defaults(run=command.run)
    given = parser.parse_args(arguments)
    status: int = given.run(given)
    return status


def place(broken: Exception) -> str:
    """What was raised, and the last line of this project that it came by."""
    lines = [(one.filename, one.lineno) for one in extract_tb(broken.__traceback__)]
    ours = [line for line in lines if Path(line[0]).is_relative_to(ROOT)]
    if isinstance(broken, SyntaxError) and broken.filename:
        ours.append((broken.filename, broken.lineno))
    file, number = ours[-1]
    return f"{Path(file).relative_to(ROOT)}:{number}: {type(broken).__name__}: {broken}"


if __name__ == "__main__":
    raise SystemExit(main())
