"""Walk every situation and prove what must hold in all of them."""

import argparse
import sys
from collections.abc import Mapping

from tqdm import tqdm

from checker.policy import POLICIES, Policy
from workbench.proofs import PROOFS
from workbench.proofs.broken import Broken, guarded
from workbench.proofs.findings import Finding
from workbench.situations import situations

SHOWN = 3  # findings of a proof in full; of the others only the rules, each set of them once


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing: every policy is proved."""


def run(given: argparse.Namespace) -> int:
    """Prove all policies; 1 where something was found."""
    return max(prove(policy) for policy in POLICIES)


def prove(policy: Policy) -> int:
    """Print what the proofs find, or a step that fails; 1 if there is anything."""
    try:
        walked, found = proved(guarded(policy))
    except Broken as broken:
        print(broken.finding.text(policy))  # noqa: T201
        return 1
    for name, findings in found.items():
        sys.stdout.write(told(policy, name, findings))
    print(f"{policy.id}: {walked:,} situations")  # noqa: T201
    return int(any(found.values()))


def proved(policy: Policy) -> tuple[int, Mapping[str, list[Finding]]]:
    """How many situations there are, and what each proof finds in them."""
    walked = list(tqdm(situations(policy), desc=policy.id, unit=" situations", disable=None))
    found = {}
    for proof in (bar := tqdm(PROOFS, unit=" proofs", disable=None)):
        bar.set_description(proof.__name__)
        found[proof.__name__] = list(proof(policy, walked))
    return len(walked), found


def told(policy: Policy, name: str, findings: list[Finding]) -> str:
    """A proof, and what contradicts it."""
    if not findings:
        return f"holds: {name}\n"
    shown = [finding.text(policy) for finding in findings[:SHOWN]]
    others = dict.fromkeys(", ".join(finding.rules) for finding in findings)
    more = [
        f"also: {rules}" for rules in others if rules and f"rules: {rules}" not in "\n".join(shown)
    ]
    head = f"does not hold, {len(findings):,} times: {name}"
    return "\n  ".join([head, *shown, *more]) + "\n"
