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
from datetime import datetime
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
class Version:
    """A policy without its rules: what stands in policy.toml and in texts.toml."""

    settings: Mapping[str, Any]
    texts: Mapping[str, Any]

    @property
    def id(self) -> str:
        """What it is called."""
        return str(self.settings["id"])

    @property
    def begins(self) -> datetime:
        """From when it is in force."""
        found: datetime = self.settings["in_force_from"]
        return found


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
        """Every file that can decide something: all but words and what is not listed."""
        home = self.root / "checker"
        shared = [file for file in sources(home) if not file.is_relative_to(home / "policies")]
        found = {str(file.relative_to(home)): file.read_bytes() for file in shared}
        for number, folder in enumerate(self.folders):
            found |= {f"{number}/{file.name}": file.read_bytes() for file in sources(folder)}
        return found

    @cached_property
    def versions(self) -> Sequence[Version]:
        """Its policies, in the order of their dates. Raises `Unknown` for those of other shapes."""
        found = [
            Version(read(folder / "policy.toml"), read(folder / "texts.toml"))
            for folder in self.folders
        ]
        if not all(has_shape(version.settings) for version in found):
            raise Unknown(f"{self.name}: its policy.toml has another shape; compare a later one")
        return found

    @property
    def folders(self) -> list[Path]:
        """Where they are."""
        policies = self.root / "checker/policies"
        return [policies / package for package in listed(policies)]

    @property
    def texts(self) -> Mapping[str, Any]:
        """The words of all of them."""
        return read(self.root / "checker/texts.toml")


def has_shape(settings: Mapping[str, Any]) -> bool:
    """Whether clauses and places stand in a policy.toml as they do now."""
    clauses = settings.get("clauses")
    places = settings.get("fields", {}).get("trips", {}).get("places", {})
    return isinstance(clauses, Mapping) and isinstance(places, Mapping)


def known(answers: Request, fields: Mapping[str, Any]) -> Request:
    """The answers to these."""
    return {name: answer for name, answer in answers.items() if name in fields}


def read(file: Path) -> Mapping[str, Any]:
    """What stands in a TOML file."""
    return tomllib.loads(file.read_text("utf-8"))


def sources(folder: Path) -> list[Path]:
    """The files below a folder that can decide something."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".toml"))
    return [file for file in files if file.name != "texts.toml"]


def listed(policies: Path) -> list[str]:
    """The packages of the policies that a checker knows."""
    (found,) = LISTED.findall((policies / "__init__.py").read_text("utf-8"))
    return re.findall(r'"checker\.policies\.(\w+)"', found)


@contextmanager
def both(old: str, new: str) -> Iterator[tuple[Tree, Tree]]:
    """The checkers of two policy folders or git revisions. Raises `Unknown`.

    Two folders stand alone. Beside a revision, which has all its policies, a folder takes its
    place among the others of this checker.
    """
    alone = is_policy(old) and is_policy(new)
    with tree(old, alone=alone) as one, tree(new, alone=alone) as other:
        yield one, other


@contextmanager
def tree(name: str, *, alone: bool) -> Iterator[Tree]:
    """The checker of a policy folder or a git revision. Raises `Unknown`."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        if is_policy(name):
            place(Path(name).resolve(), root, alone=alone)
        else:
            unpack(name, root)
        yield Tree(name, root)


def is_policy(name: str) -> bool:
    """Whether a name is that of a policy's folder."""
    return (Path(name) / "policy.toml").exists()


def place(policy: Path, root: Path, *, alone: bool) -> None:
    """Copy this checker with a policy, the only one or in its place among the others."""
    no_cache = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "checker", root / "checker", ignore=no_cache)
    policies, package = root / "checker/policies", re.sub(r"\W", "_", policy.name)
    shutil.rmtree(policies / package, ignore_errors=True)
    shutil.copytree(policy, policies / package, ignore=no_cache)
    others = [] if alone else [one for one in listed(policies) if one != package]
    packages = sorted([*others, package], key=lambda one: beginning(policies / one))
    index, names = policies / "__init__.py", [f'"checker.policies.{one}"' for one in packages]
    listing = f"PACKAGES = [{', '.join(names)}]"
    index.write_text(LISTED.sub(listing, index.read_text("utf-8")), "utf-8")


def beginning(policy: Path) -> Any:
    """From when a policy is in force."""
    return read(policy / "policy.toml")["in_force_from"]


def unpack(revision: str, root: Path) -> None:
    """Write the checker of a git revision."""
    command = ["git", "archive", "--format=tar", revision, "checker"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        why = done.stderr.decode().strip().splitlines()[-1]
        raise Unknown(f"{revision}: neither a folder with a policy.toml nor a revision ({why})")
    with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
        archive.extractall(root, filter="data")
