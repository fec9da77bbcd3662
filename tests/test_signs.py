"""A sign for each state, so that nobody has to tell states apart by their colour."""

import json
from collections import Counter
from itertools import chain
from typing import Any

from in_node import node
from wording import TEXTS

VERDICTS = TEXTS[0]["verdicts"]
STATES = TEXTS[1]["states"]
# A verdict and a document's state that mean the same: all is in order, something is too late.
SHARED = {"ready": "held", "not_ready": "expired"}


def test_every_verdict_and_every_state_of_a_document_has_a_sign_of_its_own() -> None:
    assert (len(VERDICTS), len(STATES)) == (4, 4)
    for states in (VERDICTS, STATES):
        drawn = drawings(states)
        assert len(set(drawn.values())) == len(states), drawn


def test_a_sign_is_shared_by_what_means_the_same_and_by_nothing_else() -> None:
    drawn = drawings([*VERDICTS, *STATES])
    counted = Counter(drawn.values())
    twice = {state for state, drawing in drawn.items() if counted[drawing] > 1}
    assert twice == set(chain(*SHARED.items()))
    assert [drawn[verdict] for verdict in SHARED] == [drawn[state] for state in SHARED.values()]


def test_a_sign_is_drawn_and_not_read_aloud() -> None:
    for drawing in drawings([*VERDICTS, *STATES]).values():
        assert "<path" in drawing
        assert 'aria-hidden="true"' in drawing


def drawings(states: Any) -> dict[str, str]:
    return dict(zip(states, node("signs.mjs", json.dumps(list(states))), strict=True))
