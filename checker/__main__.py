"""The command line: `python3 -m checker evaluate | schema | ask`."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from checker import describe, evaluate_json, schema
from checker.printout import render
from checker.terminal import ask
from checker.words import LANGUAGES

INVALID = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    read_utf8()
    write_utf8()
    options = parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        status = command(options)
        sys.stdout.flush()
    except BrokenPipeError:
        status = 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        status = INVALID
    else:
        return status
    # Nobody takes the output any more; keep the interpreter from complaining at its end.
    sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
    return status


def read_utf8() -> None:
    """Read UTF-8 whatever the locale; where there is no standard input, read nothing."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull)  # noqa: PTH123, SIM115
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def write_utf8() -> None:
    """Write UTF-8 whatever the locale; half of a surrogate pair comes out as JSON escapes it."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    found = argparse.ArgumentParser(prog="python3 -m checker", description=__doc__)
    commands = found.add_subparsers(required=True)
    one = commands.add_parser("evaluate", help="decide requests: JSON in, JSON out")
    one.add_argument("file", nargs="?", help="the request; standard input where it is left out")
    one.add_argument("--jsonl", action="store_true", help="a request a line, a result a line")
    one.add_argument("--lang", choices=LANGUAGES, help="print the result for a person")
    one.set_defaults(command=evaluate_command)
    two = commands.add_parser("schema", help="print the JSON Schema of request and result")
    two.set_defaults(command=schema_command)
    three = commands.add_parser("ask", help="answer the questions here in the terminal")
    three.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    three.set_defaults(command=ask_command)
    return found


def evaluate_command(options: argparse.Namespace) -> int:
    """Decide one request, or one a line."""
    try:
        texts = read_texts(options.file, by_line=options.jsonl)
    except OSError:
        return print_results([b""], options.lang)
    status = print_results(texts, options.lang)
    return 0 if options.jsonl else status


def read_texts(file: str | None, *, by_line: bool) -> Iterable[bytes]:
    """The requests as they were written. Raises OSError when the file cannot be read."""
    stream: Any = sys.stdin.buffer if file is None else open(file, "rb")  # noqa: PTH123, SIM115
    stream.peek()  # some files can be opened and yet not be read
    return lines_of(stream) if by_line else [read_all(stream)]


def read_all(stream: Any) -> bytes:
    """A whole stream."""
    with stream:
        content: bytes = stream.read()
    return content


def lines_of(stream: Any) -> Iterator[bytes]:
    """The lines of a stream, one at a time."""
    with stream:
        yield from stream


def print_results(texts: Iterable[bytes], lang: str | None) -> int:
    """Print each result; returns the exit status of the last."""
    status = 0
    for text in texts:
        result = evaluate_json(text)
        found = json.loads(result)
        sys.stdout.write((render(describe(found, lang)) if lang else result) + "\n")
        status = INVALID if found["status"] == "invalid" else 0
    return status


def schema_command(options: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


def ask_command(options: argparse.Namespace) -> int:
    """Ask in the terminal."""
    ask(options.lang, input, print)
    return 0


if __name__ == "__main__":
    sys.exit(main())
