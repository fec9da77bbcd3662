"""The workbench's command line: `python3 -m workbench COMMAND …`."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from traceback import extract_tb
from types import ModuleType
from typing import Protocol
from unittest.mock import patch

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
    given = sys.argv[1:] if arguments is None else arguments
    try:
        import_module("checker")
    except Exception as broken:  # noqa: BLE001 - whatever stands in rules.py can be raised
        return lint_instead(given, broken)
    return start(given, COMMANDS)


def start(arguments: Sequence[str], commands: Sequence[str]) -> int:
    """Run one of some commands."""
    parser = argparse.ArgumentParser(prog="python3 -m workbench", description=__doc__)
    choices = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in commands:
        command: Command = import_module(f"workbench.{name}")
        about = (command.__doc__ or "").partition("\n")[0]
        one = choices.add_parser(name, help=about, description=command.__doc__)
        command.arguments(one)
        one.set_defaults(run=command.run)
    given = parser.parse_args(arguments)
    status: int = given.run(given)
    return status


def lint_instead(arguments: Sequence[str], broken: Exception) -> int:
    """What lint finds, which reads policies and runs none; where that is nothing, what was raised.

    It looks at what it was asked for, then at the listed policies. The exit status is lint's, or 2
    if it was another command or found nothing.
    """
    is_lint = arguments[:1] == ["lint"]
    runs = dict.fromkeys([tuple(arguments), ("lint",)] if is_lint else [("lint",)])
    try:
        leave_policies_out()
        found = next(filter(None, (start(one, ["lint"]) for one in runs)), 0)
    except Exception:  # noqa: BLE001 - the checker is broken elsewhere
        found = 0
    how = ":" if found else ". Mend this first:"
    print(f"The checker does not start{how} {place(broken)}", file=sys.stderr)  # noqa: T201
    return found if found and is_lint else 2


def leave_policies_out() -> None:
    """Have the parts of the checker that lint needs, without any policy."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "checker"]:
        del sys.modules[name]
    spec = find_spec("checker")
    if spec:
        sys.modules["checker"] = module_from_spec(spec)  # which is not run: it asks for policies
    without = sys.modules["checker.policy"] = ModuleType("checker.policy")
    vars(without).update(Policy=object, POLICIES=())
    with patch("pkgutil.get_data", return_value=b'id = ""'):  # for each policy.toml
        import_module("checker.policies")


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
