"""Checkers to compare: that of a git revision, or this one with another policy folder."""

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workbench.situations import Choices, Request, choices_in

ROOT = Path(__file__).parents[1]
LISTED = re.compile(r"^PACKAGES = [(\[](.*?)[)\]]", re.MULTILINE | re.DOTALL)


class Unknown(Exception):
    """Neither a policy folder nor a git revision with a checker; the message says which and why."""


@dataclass(frozen=True)
class Tree:
    """A folder with a checker of its own, and what somebody called it."""

    name: str
    root: Path

    def evaluate(self, requests: Sequence[Request]) -> list[Mapping[str, Any]]:
        """The results of requests, in their order, without answers to what it does not ask."""
        lines = "".join(json.dumps(self.understood(request)) + "\n" for request in requests)
        return [json.loads(line) for line in self.run("evaluate", "--jsonl", given=lines)]

    def understood(self, request: Request) -> Request:
        """What it knows of a request; another checker may ask more."""
        journey = self.schema["properties"]
        traveller = journey["travellers"]["items"]["properties"]
        party = [known(who, traveller) for who in request["travellers"]]
        return {**known(request, journey), "travellers": party}

    def choices(self) -> Choices:
        """The values of every field that has a few."""
        return choices_in(self.schema)

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """That of its request."""
        found: Mapping[str, Any] = json.loads("".join(self.run("schema")))["$defs"]["request"]
        return found

    def run(self, *arguments: str, given: str = "") -> list[str]:
        """The lines that its command prints."""
        command = [sys.executable, "-m", "checker", *arguments]
        done = subprocess.run(
            command, cwd=self.root, input=given, capture_output=True, check=False, text=True
        )
        if done.stderr:
            raise Unknown(f"{self.name}: its checker fails: {done.stderr.splitlines()[-1]}")
        return done.stdout.splitlines()

    def rules(self) -> Mapping[str, bytes]:
        """Every file that can decide something: all but words."""
        files = [path for path in (self.root / "checker").rglob("*") if path.is_file()]
        decisive = [path for path in files if path.suffix in (".py", ".toml")]
        return {
            str(path.relative_to(self.root)): path.read_bytes()
            for path in decisive
            if path.name != "texts.toml"
        }

    def tables(self, name: str) -> Sequence[Mapping[str, Any]]:
        """A file of every policy, such as `policy.toml`, in the order of their dates."""
        return [tomllib.loads(path.read_text("utf-8")) for path in self.files(name)]

    def files(self, name: str) -> list[Path]:
        """Where these files are."""
        policies = self.root / "checker/policies"
        (listed,) = LISTED.findall((policies / "__init__.py").read_text("utf-8"))
        packages = re.findall(r'"checker\.policies\.(\w+)"', listed)
        return [policies / package / name for package in packages]


def known(answers: Request, fields: Mapping[str, Any]) -> Request:
    """The answers to these."""
    return {name: answer for name, answer in answers.items() if name in fields}


@contextmanager
def tree(name: str) -> Iterator[Tree]:
    """The checker of a policy folder or a git revision. Raises `Unknown`."""
    with TemporaryDirectory() as folder:
        root, policy = Path(folder), Path(name)
        if (policy / "policy.toml").exists():
            place(policy.resolve(), root)
        else:
            unpack(name, root)
        yield Tree(name, root)


def place(policy: Path, root: Path) -> None:
    """Copy this checker, with one policy only."""
    copied = root / "checker"
    unwanted = shutil.ignore_patterns("__pycache__", *(p.name for p in policies()))
    shutil.copytree(ROOT / "checker", copied, ignore=unwanted)
    package = re.sub(r"\W", "_", policy.name)
    shutil.copytree(policy, copied / "policies" / package)
    index = copied / "policies/__init__.py"
    listed = f'PACKAGES = ["checker.policies.{package}"]'
    index.write_text(LISTED.sub(listed, index.read_text("utf-8")), "utf-8")


def policies() -> Iterator[Path]:
    """The policy folders of this checker."""
    return (path.parent for path in (ROOT / "checker/policies").glob("*/policy.toml"))


def unpack(revision: str, root: Path) -> None:
    """Write the checker of a git revision."""
    command = ["git", "archive", "--format=tar", revision, "checker"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        why = done.stderr.decode().strip().splitlines()[-1]
        raise Unknown(f"{revision}: neither a folder with a policy.toml nor a revision ({why})")
    with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
        archive.extractall(root, filter="data")
