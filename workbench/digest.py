"""A digest of every situation's result: equal digests, equal checkers."""

import argparse
import json
from collections.abc import Iterable, Iterator
from hashlib import sha256

from tqdm import tqdm

import checker
from checker.policy import POLICIES, Policy
from workbench.situations import Request, adult, situations


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing: all policies make one digest."""


def run(given: argparse.Namespace) -> int:
    """Print how many results there are, and their digest."""
    asked = list(tqdm(requests(), unit=" situations", disable=None))
    print(f"{len(asked):,} {digest(map(checker.evaluate, asked))}")  # noqa: T201
    return 0


def requests() -> Iterator[Request]:
    """The request of every situation, with what the others of a party need to be decided."""
    for policy in POLICIES:
        for one in situations(policy):
            yield completed(policy, one.request)


def completed(policy: Policy, request: Request) -> Request:
    """The request with plain answers for everyone but the first traveller."""
    plain = {**adult(policy), "test": None}
    first, *others = request["travellers"]
    return {**request, "travellers": [first, *({**plain, **other} for other in others)]}


def digest(results: Iterable[object]) -> str:
    """SHA-256 of results as JSON, one a line, without spaces, in the order of their keys."""
    made = sha256()
    for result in results:
        line = json.dumps(result, ensure_ascii=False, separators=(",", ":"))
        made.update(line.encode() + b"\n")
    return made.hexdigest()
