"""What a document is called says for how long it counts."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from checker.policy import Policy
from checker.request import Journey
from checker.words import LANGUAGES, Words
from workbench.documents import TEXTS
from workbench.proofs.findings import Finding, about
from workbench.situations import Request, Situation

UNITS = {"hours": timedelta(hours=1), "days": timedelta(days=1)}


def names_say_how_long(policy: Policy, situations: Sequence[Situation]) -> Iterator[Finding]:
    """A name with hours or days has those by which the document is judged."""
    for (id, window), request in windows(situations).items():
        for wrong in misnamed(policy, id, window):
            yield about(policy, wrong, request)


def windows(situations: Sequence[Situation]) -> dict[tuple[str, timedelta], Request]:
    """For how long each document counts for somebody, with the first request in which it does."""
    found: dict[tuple[str, timedelta], Request] = {}
    for one in situations:
        for document in one.said.documents:
            if document.valid_from:
                arrival = Journey(one.request, "", {}).arrival
                found.setdefault((document.id, arrival - document.valid_from), one.request)
    return found


def misnamed(policy: Policy, id: str, window: timedelta) -> Iterator[str]:
    """In each language where a name has numbers, and they with their units are not the window."""
    for lang in LANGUAGES:
        name = Words(policy, lang).maybe(f"documents.{id}.name") or ""
        if re.search(r"\d", name) and window not in stated(name, lang):
            yield f"{id} is called “{name}” and counts for {window / timedelta(hours=1):g} hours"


def stated(name: str, lang: str) -> list[timedelta]:
    """The lengths of time in a name."""
    words = {TEXTS["units"][unit][lang]: length for unit, length in UNITS.items()}
    found = re.findall(rf"(\d+)[ -]?({'|'.join(words)})", name)
    return [int(number) * words[word] for number, word in found]
