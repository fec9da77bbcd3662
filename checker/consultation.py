"""A conversation, one screen at a time: what was answered, what to show next, in words.

The page and the terminal hold the answers and lay out what `consult` gives them. Which screen
comes next follows from what the decision misses; the screens are listed in `policy.toml`.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from checker import printout
from checker.description import answer_text, describe, name_of, title
from checker.evaluation import Evaluation, examine, not_json
from checker.paths import index_of, leaf, pattern_of
from checker.policy import RECORDED
from checker.request import NotJson, read_json
from checker.result import Json, present
from checker.screens import Asked, screen, screen_of
from checker.words import LANGUAGES, TEXTS, Words


def consult(
    request: Mapping[str, Any], lang: str, names: Sequence[str] = (), show: str | None = None
) -> Mapping[str, object]:
    """What to show after the answers given so far.

    `show` is the id of a screen to show again, where there is such a screen; while an opening
    screen lacks an answer only those are shown. The outcome has the contract's `result`, the
    `screen` to show or the `description` of the result, also as plain `text`, what was
    `answered`, and the `errors` in the language, `zh` or `en`.
    """
    evaluation = examine(request)
    words = Words(evaluation.policy, lang)
    asked = Asked(words, request, names, fields_touched(evaluation))
    called = [asked.name(index) for index in range(len(asked.party))]
    result, wanted = evaluation.result(), next_screen(asked, evaluation, show)
    errors = [{"field": e["field"], "message": e["message"][lang]} for e in result["errors"]]
    description = None if wanted else describe(result, lang, called)
    return present(
        result=result,
        screen=wanted and screen(asked, wanted),
        description=description,
        text=description and printout.render(description),
        answered=answered(asked),
        errors=errors,
    )


def fields_touched(evaluation: Evaluation) -> list[str]:
    """Every field that some decision has read or misses."""
    read = {field for decision in evaluation.decisions for field in decision.record}
    return [*read, *evaluation.missing]


def next_screen(asked: Asked, evaluation: Evaluation, show: str | None) -> str | None:
    """The screen wished for, else one to correct, else the first with something to answer."""
    if may_show(asked, show):
        return show
    wrong = [screen_of(asked, refusal.field) for refusal in evaluation.refusals]
    wanted = wrong or [screen_of(asked, field) for field in evaluation.missing]
    opening = [] if wrong else unanswered_opening(asked)
    shown = [screen["id"] for screen in asked.screens if screen["id"] in [*opening, *wanted]]
    return next(iter(shown), None)


def may_show(asked: Asked, show: str | None) -> bool:
    """Whether there is such a screen, now: another version of the rules may have others."""
    every = [screen["id"] for screen in asked.screens]
    return show in (opening_screens(asked) if unanswered_opening(asked) else every)


def opening_screens(asked: Asked) -> list[str]:
    """The screens that are shown before anything can be decided."""
    return [screen["id"] for screen in asked.screens if "opening" in screen]


def unanswered_opening(asked: Asked) -> list[str]:
    """Those of them that still lack an answer."""
    required = [
        (screen["id"], field) for screen in asked.screens for field in screen.get("opening", ())
    ]
    given = asked.given
    return [id for id, pattern in required if not all_given(asked, pattern, given)]


def all_given(asked: Asked, pattern: str, given: Mapping[str, object]) -> bool:
    """Whether a field is answered, for every traveller if it is one of theirs."""
    party = range(len(asked.party) or 1)
    return all(pattern.replace("[]", f"[{index}]") in given for index in party)


def answered(asked: Asked) -> list[Json]:
    """What was answered, by screen: opening answers, and the others as far as they matter."""
    lists = [(screen, answers_on(asked, screen)) for screen in asked.screens]
    return [
        {
            "screen": screen["id"],
            "title": asked.words(f"screens.{screen['id']}.title"),
            "answers": answers,
        }
        for screen, answers in lists
        if answers
    ]


def answers_on(asked: Asked, screen: Mapping[str, Any]) -> list[Json]:
    """The answers on a screen: one for each traveller of a party, else for each field."""
    given, listed = asked.given, screen["fields"]
    always = listed if "opening" in screen else ()
    counts = [field for field in given if field in asked.touched or pattern_of(field) in always]
    fields = [field for field in counts if screen_of(asked, field) == screen["id"]]
    fields.sort(key=lambda field: listed.index(field) if field in listed else 0)
    found: dict[object, list[str]] = {}
    for field in fields:
        found.setdefault(whose_or_what(asked, field), []).append(field)
    separator = asked.words("list.separator")
    texts = {key: [answer_text(asked.words, f, given[f]) for f in found[key]] for key in found}
    return [
        {"question": question_of(asked, found[key][0]), "answer": separator.join(texts[key])}
        for key in found
    ]


def whose_or_what(asked: Asked, field: str) -> object:
    """What keeps one answer apart from the next."""
    whose = index_of(field)
    return field if whose is None or len(asked.party) == 1 else whose


def question_of(asked: Asked, field: str) -> str:
    """Whose answer it is, in a party; else what was asked."""
    whose = index_of(field)
    if whose is None or len(asked.party) == 1:
        return title(asked.words, field, ())
    # An age beside "Traveller 2 (age 1)" would be said twice.
    age = leaf(field) == "age"
    return name_of(asked.words, asked.names, whose) if age else asked.name(whose)


def consult_json(text: str | bytes) -> str:
    """`consult` from JSON text to JSON text: its arguments in one object. Raises nothing."""
    try:
        call = read_json(text)
        found = consult(**arguments(call))
    except NotJson:
        found = {"result": not_json(), "answered": [], "errors": []}
    return json.dumps(found, ensure_ascii=False)


def arguments(call: Mapping[str, Any]) -> Json:
    """The arguments of a call; what is not of its type counts as not given."""
    request, names = call.get("request"), call.get("names")
    lang, show = call.get("lang"), call.get("show")
    return {
        "request": request if isinstance(request, dict) else {},
        "lang": lang if lang in LANGUAGES else LANGUAGES[0],
        "names": [str(name) for name in names] if isinstance(names, list) else [],
        "show": show if isinstance(show, str) else None,
    }


def opening(lang: str) -> Mapping[str, object]:
    """What a page needs before Python runs: its words, and the screens that come first."""
    words = Words(RECORDED, lang)
    asked = Asked(words, {}, (), ())
    return {
        "lang": lang,
        "policy": RECORDED.id,
        "words": {key: texts[lang] for key, texts in TEXTS["page"].items()},
        "screens": [screen(asked, id) for id in opening_screens(asked)],
    }


def certain(question: str) -> Mapping[str, Any]:
    """What whoever asks a question of the source has said about themselves, as a request.

    Raises KeyError for a question that does not concern a traveller, or does not exist.
    """
    return RECORDED.questions[question]["certain"]  # type: ignore[no-any-return]
