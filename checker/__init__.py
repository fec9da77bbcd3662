"""Who needed what to enter Beijing from 17 November 2021, decided in pure Python.

`evaluate` takes a request and gives the result, `describe` puts a result into sentences,
`schema` says what both look like; `consult` leads a page or a terminal from one screen to the
next, `prospects` says what each answer to a question would mean. Their `_json` twins take and
give JSON text. Standard library only, no I/O, no clock.
"""

from checker.consultation import certain, consult, consult_json, opening
from checker.description import describe
from checker.evaluation import evaluate, evaluate_json
from checker.prospects import prospects, prospects_json
from checker.schema import schema

__version__ = "1.0.0"
__all__ = [
    "certain",
    "consult",
    "consult_json",
    "describe",
    "evaluate",
    "evaluate_json",
    "opening",
    "prospects",
    "prospects_json",
    "schema",
]
