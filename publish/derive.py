"""Run for a language, writes as JSON what its pages take from the rules."""

import json
import sys
from typing import Any

import checker
from checker.policy import POLICIES, RECORDED
from checker.words import Words
from workbench import diagram, documents, remaining


def derive(language: str) -> dict[str, Any]:
    questions = RECORDED.questions
    return {
        "version": checker.__version__,
        "opening": checker.opening(language),
        "period": f"{RECORDED.in_force_from.date()}/{RECORDED.as_of}",
        "pages": {id: question["page"] for id, question in questions.items()},
        "certain": {id: checker.certain(id) for id in questions if "certain" in questions[id]},
        "remaining": {policy.id: remaining.remaining(policy) for policy in POLICIES},
        "not_shown": Words(RECORDED, language)("document.aside"),
        "kinds": [kind.asdict() for kind in documents.kinds(language)],
        "steps": {"svg": diagram.svg(language), "list": diagram.listed(language)},
    }


if __name__ == "__main__":
    json.dump(derive(sys.argv[1]), sys.stdout)
