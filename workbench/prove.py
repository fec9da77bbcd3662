"""Walk every situation and prove what must hold in all of them."""

import argparse
import sys

from tqdm import tqdm

from checker.policy import POLICIES, Policy
from workbench.proofs import PROOFS
from workbench.proofs.findings import Finding
from workbench.situations import situations

SHOWN = 3  # findings of a proof; more of them seldom say more


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing: every policy is proved."""


def run(given: argparse.Namespace) -> int:
    """Prove all policies; 1 where something was found."""
    return max(prove(policy) for policy in POLICIES)


def prove(policy: Policy) -> int:
    """Print what the proofs find, and 1 if they found anything."""
    walked = list(tqdm(situations(policy), desc=policy.id, unit=" situations", disable=None))
    found = {}
    for proof in (bar := tqdm(PROOFS, unit=" proofs", disable=None)):
        bar.set_description(proof.__name__)
        found[proof.__name__] = list(proof(policy, walked))
    for name, findings in found.items():
        sys.stdout.write(told(policy, name, findings))
    print(f"{policy.id}: {len(walked):,} situations")  # noqa: T201
    return int(any(found.values()))


def told(policy: Policy, name: str, findings: list[Finding]) -> str:
    """A proof, and what contradicts it."""
    if not findings:
        return f"holds: {name}\n"
    shown = [f"  {finding.text(policy)}" for finding in findings[:SHOWN]]
    return "\n".join([f"does not hold, {len(findings):,} times: {name}", *shown]) + "\n"
