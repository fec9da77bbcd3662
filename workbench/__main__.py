"""The workbench's command line: `python3 -m workbench COMMAND …`."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol

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
    """Run one command; its exit status."""
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


if __name__ == "__main__":
    raise SystemExit(main())
