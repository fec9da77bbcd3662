"""What a document is called says for how long it counts."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from checker.outcome import Document, Outcome
from checker.policy import Policy
from checker.request import Journey
from checker.words import LANGUAGES, Words
from workbench.proofs.findings import Finding, about
from workbench.situations import Situation, one_of_each_kind


def names_say_how_long(policy: Policy, situations: Sequence[Situation]) -> Iterator[Finding]:
    """A name with hours or days has those by which the document is judged."""
    found: dict[str, Finding] = {}
    for one in one_of_each_kind(situations):
        arrival = Journey(one.request, "", {}).arrival
        for document in (one.decision.outcome or Outcome()).documents:
            if document.valid_from:
                for wrong in misnamed(policy, document, arrival - document.valid_from):
                    found.setdefault(wrong, about(policy, wrong, one.request))
    yield from found.values()


def misnamed(policy: Policy, document: Document, window: timedelta) -> Iterator[str]:
    """In each language where a name has numbers, and none of them is the window's."""
    counts = {str(window // timedelta(hours=1)), str(window // timedelta(days=1))}
    for lang in LANGUAGES:
        name = Words(policy, lang).maybe(f"documents.{document.id}.name") or ""
        numbers = re.findall(r"\d+", name)
        if numbers and not counts & set(numbers):
            hours = window // timedelta(hours=1)
            yield f"{document.id} is called “{name}” and counts for {hours} hours"
