"""Run for a language, writes as JSON what its pages take from the rules."""

import json
import sys
from typing import Any

import checker
from checker.policy import POLICIES
from workbench import diagram, documents, remaining


def derive(language: str) -> dict[str, Any]:
    questions = POLICIES[-1].questions
    return {
        "version": checker.__version__,
        "opening": checker.opening(language),
        "period": f"{POLICIES[-1].in_force_from.date()}/{POLICIES[-1].as_of}",
        "pages": {id: question["page"] for id, question in questions.items()},
        "certain": {id: checker.certain(id) for id in questions if "certain" in questions[id]},
        "remaining": remaining.remaining(),
        "kinds": [kind.asdict() for kind in documents.kinds(language)],
        "steps": {"svg": diagram.svg(language), "list": diagram.listed(language)},
    }


if __name__ == "__main__":
    json.dump(derive(sys.argv[1]), sys.stdout)
