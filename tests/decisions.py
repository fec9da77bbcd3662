"""What Python in a page decides, beside what CPython decides."""

import json
from typing import Any, Protocol

from named_cases import CASES

import checker

# JavaScript knows one kind of number and writes 34.0 as 34, so both sides get the text it sends.
EVALUATE_ALL = """async (requests) => {
  const element = document.querySelector("entry-checker")
  const answers = []
  for (const request of requests) {
    answers.push([JSON.stringify(request), await element.evaluate(request)])
  }
  return answers
}"""


class Evaluating(Protocol):
    """A page of whichever driver."""

    def evaluate(self, expression: str, arg: Any = ...) -> Any: ...


def decided_otherwise(page: Evaluating) -> list[str]:
    """The cases on which the checker of an open page and CPython differ."""
    answers = page.evaluate(EVALUATE_ALL, [case.request for case in CASES])
    assert len(answers) == len(CASES) >= 372
    return [
        case.id
        for case, (sent, result) in zip(CASES, answers, strict=True)
        if result != json.loads(checker.evaluate_json(sent))
    ]
