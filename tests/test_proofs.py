"""The proofs hold for the policy, and each finds what would contradict it."""

import re
import subprocess
import sys
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from checker.facts import Refusal, Refused
from checker.outcome import Note, Outcome, say
from checker.policies.beijing_2021_11_17 import rules
from checker.policy import POLICIES, Policy, Step
from checker.request import Traveller
from workbench import proofs, prove
from workbench.documents import kinds
from workbench.proofs.findings import Finding
from workbench.situations import (
    PLAIN_AGE,
    adult,
    ages,
    answers_among,
    answers_to,
    parties,
    situations_from,
)
from workbench.walk import answers_to as answers_of_a_walk

pytestmark = pytest.mark.unmeasured

POLICY = POLICIES[0]
NOON = "2021-11-29T12:00"
WEEK = timedelta(days=7)


@pytest.mark.slow
def test_the_proofs_hold() -> None:
    """All of them, in every situation; how many there are changes only with the rules."""
    command = [sys.executable, "-m", "workbench", "prove"]
    proved = subprocess.run(command, check=False, capture_output=True, text=True)
    assert proved.stdout.splitlines() == [
        *(f"holds: {proof.__name__}" for proof in proofs.PROOFS),
        "beijing-2021-11-17: 20,013 situations",
    ]
    assert proved.returncode == 0


PLAIN = {"arrival": NOON, "departure": NOON}
LATE = {"arrival": "2021-11-30T12:00"}
SLOW = {"arrival": NOON, "departure": "2021-11-27T12:00"}


def found(proof: proofs.Proof, policy: Policy, journey: Mapping[str, str] = PLAIN) -> list[str]:
    """What a proof finds on a journey, of no time: a traveller alone, an infant and somebody."""
    answers = answers_to(policy)
    starts = [{**journey, "travellers": party} for party in ([{}], [{"age": 3}, {}])]
    walked = [one for start in starts for one in situations_from(policy, start, answers)]
    return [finding.text(policy) for finding in proof(policy, walked)]


def changed(name: str, value: object) -> Policy:
    """The policy with one thing in its settings changed."""
    return replace(POLICY, settings={**POLICY.settings, name: value})


def with_text(key: str, text: object) -> Policy:
    """The policy with another text at a dotted key."""
    texts = table = deepcopy(dict(POLICY.texts))
    *tables, last = key.split(".")
    for name in tables:
        table = table.setdefault(name, {})
    table[last] = text
    return replace(POLICY, texts=texts)


ARRIVAL = "traveller: Arrival: Mon 29 November, 12:00; Departure: Mon 29 November, 12:00; "


def test_somebody_without_a_verdict_is_found() -> None:
    """Whoever only the last step would have claimed."""
    first, *_ = found(proofs.everyone_gets_a_verdict, replace(POLICY, steps=rules.STEPS[:-1]))
    assert first == (
        "no step decides\n  "
        f"{ARRIVAL}Way of travel: another way; Age: 4; Places: None of these; "
        "Commuting: regularly; Health Kit shows the commuter label; "
        "Beijing Health Kit: green code\n  rules: no_commuter_rule"
    )


def a_route_and_nothing_else(who: Traveller) -> Outcome | None:
    """A verdict that was meant, in the place of a route."""
    return Outcome(route="restricted") if rules.was_in("case_county", who) else None


def test_a_route_without_documents_is_found() -> None:
    """Whoever should be told that they cannot go would be ready."""
    steps = [
        a_route_and_nothing_else if step is rules.near_local_cases else step for step in rules.STEPS
    ]
    first, *_ = found(proofs.nobody_is_ready_with_nothing, replace(POLICY, steps=steps))
    lines = first.splitlines()
    assert lines[0] == 'ready with nothing to show or hold, and no step says verdict="ready"'
    assert lines[2] == "  rules: a_route_and_nothing_else"


def nothing_is_asked_of_anybody(who: Traveller) -> Outcome:
    """A source may ask for nothing."""
    return Outcome(verdict="ready")


def test_a_step_may_say_itself_that_somebody_is_ready() -> None:
    free = replace(POLICY, steps=[nothing_is_asked_of_anybody])
    assert found(proofs.nobody_is_ready_with_nothing, free) == []


def overrides(without: str) -> Any:
    """The overrides that are declared, without those of a step."""
    return [table for table in POLICY.settings["overrides"] if table["step"] != without]


def test_overrides_that_nobody_declared_or_meets_are_found() -> None:
    """A pair of steps, and a traveller whom both claim; a pair that says what is not so."""
    idle = {"step": "commuters_with_the_label", "over": ["registered_commuters_by_road"]}
    changes = changed("overrides", [*overrides("people_without_a_smartphone"), idle])
    assert found(proofs.overrides_are_declared, changes) == [
        (
            "both claim this traveller, and no override is declared\n  "
            "traveller: Arrival: Mon 29 November, 12:00; Way of travel: by train; "
            "Traveller 1: Age: 2; Traveller 1: Places: None of these; "
            "Traveller 1: Commuting: regularly; Health Kit shows the commuter label; "
            "Traveller 1: Beijing Health Kit: does not use a smartphone, or cannot operate one; "
            "Traveller 1: Group: older person; Traveller 1: Test: no negative result yet; "
            "Traveller 2: Age: 4; Traveller 2: Test: no negative result yet\n  "
            "rules: people_without_a_smartphone, everyone_else"
        ),
        (
            "an override is declared that no traveller meets\n"
            "  rules: commuters_with_the_label, registered_commuters_by_road"
        ),
    ]


def a_claim_by_an_old_test(who: Traveller) -> Outcome | None:
    """Turns away whoever has no test but an old one."""
    test = rules.test_document("negative_test_48h", [rules.reported(who)], WEEK, who.journey)
    return Outcome(verdict="do_not_travel") if test.status == "expired" else None


def test_an_override_by_a_test_that_nobody_declared_is_found() -> None:
    """When it was reported is walked too, by the windows that there are."""
    steps = (a_claim_by_an_old_test, rules.everyone_else)
    two = replace(changed("overrides", []), steps=steps)
    (finding,) = found(proofs.overrides_are_declared, two)
    assert finding.splitlines()[-1] == "  rules: a_claim_by_an_old_test, everyone_else"
    assert "Test report: Mon 15 November, 12:00" in finding


def a_claim_to_the_late(who: Traveller) -> Outcome | None:
    """Turns away whoever arrives after the last day of the record."""
    late = who.journey.arrival.date() > POLICY.as_of
    return Outcome(verdict="do_not_travel") if late else None


def a_claim_to_the_slow(who: Traveller) -> Outcome | None:
    """Turns away whoever is on the way for more than a day."""
    slow = who.journey.arrival - who.journey.departure > timedelta(days=1)
    return Outcome(verdict="do_not_travel") if slow else None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("claim", "journey"), [(a_claim_to_the_late, LATE), (a_claim_to_the_slow, SLOW)]
)
def test_an_override_on_some_journeys_only_is_found(
    claim: Step, journey: Mapping[str, str]
) -> None:
    """With every step that could claim the same travellers, wherever it stands."""
    for place in (0, 4):
        steps = (*rules.STEPS[:place], claim, *rules.STEPS[place:])
        findings = found(proofs.overrides_are_declared, replace(POLICY, steps=steps), journey)
        pairs = [finding.splitlines()[-1].removeprefix("  rules: ") for finding in findings]
        claims = {step: step.__name__ for step in rules.STEPS if hasattr(step, "clauses")}
        assert pairs == sorted(
            f"{claim.__name__}, {claims[step]}"
            if step in steps[place:]
            else f"{claims[step]}, {claim.__name__}"
            for step in claims
        )


def infants_with_a_test(who: Traveller) -> Outcome | None:
    """Claims an infant only where the test of somebody beside them counts."""
    outcome = rules.infants(who)
    return outcome if outcome and outcome.documents[0].suffices else None


@pytest.mark.slow
def test_an_override_by_the_test_of_a_companion_is_met() -> None:
    """What is declared of infants is so, though some are no longer claimed as such."""
    infants_with_a_test.__name__ = "infants"
    steps = [infants_with_a_test if step is rules.infants else step for step in rules.STEPS]
    assert found(proofs.overrides_are_declared, replace(POLICY, steps=steps)) == []


def a_refusal(who: Traveller) -> Outcome | None:
    """Answers that cannot all be true, as it finds."""
    if who.commuter == "no" and rules.reported(who) == who.journey.departure:
        raise Refused(Refusal("travellers", "no_companion"))
    return None


def test_whoever_is_refused_is_claimed_by_nobody() -> None:
    """And no proof stops at them."""
    refusing = replace(changed("overrides", []), steps=(a_refusal, rules.everyone_else))
    assert found(proofs.overrides_are_declared, refusing) == []


def test_a_fresher_test_that_is_refused_is_found() -> None:
    """That is worse than any verdict."""
    refusing = replace(POLICY, steps=(*rules.STEPS[:-1], a_refusal, rules.everyone_else))
    first, *_ = found(proofs.fresher_tests_make_nothing_worse, refusing)
    assert first.splitlines()[0] == "a fresher test makes this traveller's result worse"
    assert "Test report: Mon 29 November, 12:00" in first


def test_a_shadowed_step_is_found() -> None:
    """Behind one that claims everybody nothing is heard."""
    reordered = (*rules.STEPS[:-2], rules.everyone_else, rules.people_without_a_smartphone)
    findings = found(proofs.every_rule_fires, replace(POLICY, steps=reordered))
    assert "this step never says anything\n  rules: people_without_a_smartphone" in findings


def test_a_note_that_nobody_hears_is_found() -> None:
    """It is listed, and no step says it."""
    steps = [step for step in rules.STEPS if step is not rules.elsewhere_in_a_city_with_cases]
    findings = found(proofs.every_rule_fires, replace(POLICY, steps=steps))
    assert "nobody is ever told case_city_bracket" in findings
    assert "nobody is ever told report_to_community" in findings


def told_to_the_refused(who: Traveller) -> Outcome | None:
    """Something for whoever has a report from after the arrival, which is refused."""
    reported = rules.reported(who)
    late = reported is not None and reported > who.journey.arrival
    return say(rules.CASE_CITY_BRACKET) if late else None


def test_what_only_the_refused_would_hear_is_heard_by_nobody() -> None:
    steps = [step for step in rules.STEPS if step is not rules.elsewhere_in_a_city_with_cases]
    steps.insert(-1, told_to_the_refused)
    findings = found(proofs.every_rule_fires, replace(POLICY, steps=steps))
    assert "nobody is ever told case_city_bracket" in findings


def test_a_clause_that_no_result_rests_on_is_found() -> None:
    """Neither a rule nor a text carries it, and it is not called background."""
    clauses = {**POLICY.clauses, "X1": {"cites": ["q1"]}}
    findings = found(proofs.every_clause_is_reached, changed("clauses", clauses))
    assert "no result rests on clause X1" in findings


def green_code_alone(who: Traveller) -> Outcome:
    """A step that carries no clause; what it says of a code does, as a note."""
    return Outcome(route="general") + rules.green_code(who)


def test_a_result_that_rests_on_nothing_is_found() -> None:
    """It would cite no question of the source."""
    steps = [*rules.STEPS[:-1], green_code_alone]
    first, *_ = found(proofs.every_result_rests_on_the_source, replace(POLICY, steps=steps))
    assert first.splitlines()[0] == "this result rests on no clause of the source"
    assert first.splitlines()[-1] == "  rules: no_commuter_rule, green_code_alone"


def a_question_in_vain(who: Traveller) -> Outcome | None:
    """Reads an answer of those who do not commute, and makes nothing of it."""
    if who.commuter == "no":
        _ = who.proof_of_work
    return None


def test_a_question_in_vain_is_found() -> None:
    """It is asked, and nothing follows from it."""
    steps = (*rules.STEPS[:-1], a_question_in_vain, rules.everyone_else)
    first, *_ = found(proofs.nothing_is_asked_in_vain, replace(POLICY, steps=steps))
    assert first == (
        "travellers[0].proof_of_work is asked, and no answer to it can change the result\n  "
        "traveller: Arrival: Mon 29 November, 12:00; Age: 4; "
        "Places: None of these; Commuting: does not travel regularly; "
        "Beijing Health Kit: green code"
    )


def a_question_about_companions(who: Traveller) -> Outcome | None:
    """Reads an answer of the people beside an infant, and makes nothing of it."""
    if who.age <= rules.INFANT_AGE:
        _ = [companion.health_kit for companion in rules.companions(who)]
    return None


def test_a_question_to_companions_in_vain_is_found() -> None:
    """Their test is asked for good reason, and nothing else of them."""
    steps = (*rules.STEPS[:4], a_question_about_companions, *rules.STEPS[4:])
    findings = found(proofs.nothing_is_asked_in_vain, replace(POLICY, steps=steps))
    assert {finding.splitlines()[0] for finding in findings} == {
        "travellers[1].health_kit is asked, and no answer to it can change the result"
    }


def a_look_at_what_is_there(who: Traveller) -> Outcome | None:
    """Uses an answer if it happens to be there, and asks nobody for it."""
    return say(rules.OTHER_GROUPS) if who.known("proof_of_work") else None


@pytest.mark.parametrize(
    ("proof", "wrong"),
    [
        (
            proofs.skipped_questions_change_nothing,
            "travellers[0].proof_of_work was not asked, and an answer to it changes the result",
        ),
        (
            proofs.there_and_back_changes_nothing,
            "answers that were changed and changed back change the result",
        ),
    ],
)
def test_an_answer_used_without_asking_is_found(proof: proofs.Proof, wrong: str) -> None:
    """Whoever happened to give it would be told something else."""
    peeking = replace(POLICY, steps=(a_look_at_what_is_there, *rules.STEPS))
    first, *_ = found(proof, peeking)
    assert first.splitlines()[0] == wrong
    assert first.splitlines()[1].startswith(f"  {ARRIVAL}")
    assert first.splitlines()[2].startswith("  rules: a_look_at_what_is_there, ")


def a_question_after_a_look(who: Traveller) -> Outcome | None:
    """Asks whoever happened to give an answer for another one."""
    asked = who.known("proof_of_work") and who.relief_group == "child"
    return say(rules.OTHER_GROUPS) if asked else None


@pytest.mark.parametrize(
    "proof", [proofs.skipped_questions_change_nothing, proofs.there_and_back_changes_nothing]
)
def test_a_question_for_those_who_answered_another_is_found(proof: proofs.Proof) -> None:
    """It is a finding as others are, though no result follows."""
    peeking = replace(POLICY, steps=(a_question_after_a_look, *rules.STEPS))
    first, *_ = found(proof, peeking)
    assert "change" in first.splitlines()[0]
    assert "Proof of work: yes" in first.splitlines()[1]


def a_test_too_fresh(who: Traveller) -> Outcome | None:
    """Turns away whoever was tested at the last moment."""
    reported = rules.reported(who)
    late = reported == who.journey.departure
    return Outcome(verdict="do_not_travel") if late else None


def test_a_fresher_test_that_makes_it_worse_is_found() -> None:
    """A traveller who would have done better to be tested earlier."""
    steps = (*rules.STEPS[:5], a_test_too_fresh, *rules.STEPS[5:])
    first, *_ = found(proofs.fresher_tests_make_nothing_worse, replace(POLICY, steps=steps))
    assert first == (
        "a fresher test makes this traveller's result worse\n  "
        f"{ARRIVAL}Way of travel: by train; Age: 4; Places: None of these; "
        "Commuting: regularly; Health Kit shows the commuter label; "
        "Test report: Mon 29 November, 12:00\n  rules: a_test_too_fresh"
    )


def test_numbers_that_differ_between_the_languages_are_found() -> None:
    """The English speaks of another window than the Chinese."""
    wrong = with_text("notes.window_basis", {"zh": "{G1.hours} 小时", "en": "72 hours"})
    first, *_ = found(proofs.both_languages_say_the_same, wrong)
    assert first.splitlines()[0] == ("the languages differ: notes[0].text: zh '48', en '72'")


def test_a_text_without_its_other_language_is_found() -> None:
    """Somebody would come to it."""
    lacking = with_text("notes.window_basis", {"zh": "{G1.hours} 小时"})
    first, *_ = found(proofs.both_languages_say_the_same, lacking)
    assert first.splitlines()[0] == "a text is missing: notes.window_basis (en)"


@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("answers.older", "because"),
        ("options.older.label", "options"),
        ("options.child.label", "options"),
    ],
)
def test_the_texts_of_every_answer_are_compared(key: str, where: str) -> None:
    """In results and in questions, those for children and those for adults."""
    wrong = with_text(f"fields.relief_group.{key}", {"zh": "60", "en": "65"})
    first, *_ = found(proofs.both_languages_say_the_same, wrong)
    assert re.match(rf"the languages differ: .*{where}.*: zh '60', en '65'\n", first)


@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("notice", "notice"),
        ("change", "change"),
        ("errors.no_companion", "errors.no_companion"),
        ("verdicts.ready.headline", "headline"),
        ("verdicts.do_not_travel.everyone", "headline"),
        ("verdicts.not_ready.named", "headline"),
        ("headings.party", "headings.party"),
    ],
)
def test_what_no_traveller_is_told_alone_is_compared(key: str, where: str) -> None:
    """The notice, what changed, errors, and what is said of a party or above all of a result."""
    wrong = with_text(key, {"zh": "11.29", "en": "28 November"})
    first, *_ = found(proofs.both_languages_say_the_same, wrong)
    assert first.splitlines()[0] == f"the languages differ: {where}: zh '11 29', en '11 28'"


def test_a_value_that_one_language_leaves_out_is_found() -> None:
    """What was found stands in both, or in neither."""
    wrong = with_text("errors.after_arrival", {"zh": "{found}", "en": "Too late"})
    first, *_ = found(proofs.both_languages_say_the_same, wrong)
    assert first.startswith("the languages differ: errors.after_arrival: zh '1001', en ''")


def test_a_name_that_says_another_time_than_counts_is_found() -> None:
    """Two clauses share a document, and one of them gets another number."""
    clauses = {**POLICY.clauses, "G1": {"cites": ["intro", "q8"], "hours": 72}}
    findings = found(proofs.names_say_how_long, changed("clauses", clauses))
    assert [finding.splitlines()[0] for finding in findings] == [
        "negative_test_48h is called “72 小时内核酸检测阴性证明” and counts for 48 hours",
        (
            "negative_test_48h is called “Negative test (report within 72 hours)” "
            "and counts for 48 hours"
        ),
    ]
    assert findings[0].splitlines()[2] == "  rules: no_commuter_rule, everyone_else"


def longer_with_proof_of_work(who: Traveller) -> Outcome:
    """As everyone else, but with proof of work the test may be a day older."""
    within = timedelta(hours=72 if who.proof_of_work else 48)
    return Outcome(route="general") + rules.with_negative_test(who, within) + rules.green_code(who)


def test_a_name_that_says_another_time_to_a_few_is_found() -> None:
    """Whose answers differ, but neither what they are asked nor what they are told to bring."""
    steps = (*rules.STEPS[:-1], longer_with_proof_of_work)
    findings = found(proofs.names_say_how_long, replace(POLICY, steps=steps))
    assert [finding.splitlines()[0] for finding in findings] == [
        "negative_test_48h is called “48 小时内核酸检测阴性证明” and counts for 72 hours",
        (
            "negative_test_48h is called “Negative test (report within 48 hours)” "
            "and counts for 72 hours"
        ),
    ]


def test_a_name_of_the_wrong_unit_is_found() -> None:
    """The number alone is not enough."""
    wrong = with_text("documents.negative_test_48h.name.en", "Negative test (48 days)")
    (finding,) = found(proofs.names_say_how_long, wrong)
    assert finding.startswith(
        "negative_test_48h is called “Negative test (48 days)” and counts for 48 hours"
    )


def test_a_name_may_have_a_hyphen() -> None:
    """A number and its unit are one word in some names."""
    right = with_text("documents.negative_test_14d.name.en", "14-day negative test")
    assert found(proofs.names_say_how_long, right) == []


def a_look_at_the_first_stay(who: Traveller) -> Outcome | None:
    """Takes for granted that there is one."""
    return say(rules.POPUP_AREA) if who.trips[0].place == "border_port" else None


def a_note_that_is_not_listed(who: Traveller) -> Outcome | None:
    """Says something that has no place in a result."""
    return say(Note("relief", ("H1",))) if who.commuter == "no" else None


@pytest.mark.parametrize(
    ("step", "wrong"),
    [
        (a_look_at_the_first_stay, "IndexError: list index out of range"),
        (
            a_note_that_is_not_listed,
            "LookupError: relief is listed neither in NOTES nor in ACTIONS",
        ),
    ],
)
def test_a_step_that_fails_is_a_finding(
    step: Step, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the traveller for whom it does, and nothing else: the others cannot be proved."""
    assert prove.prove(replace(POLICY, steps=(step, *rules.STEPS))) == 1
    first, traveller, last = capsys.readouterr().out.splitlines()
    assert first == f"this step fails: {wrong}"
    assert traveller.startswith("  traveller: Arrival: Mon 29 November, 12:00; ")
    assert last == f"  rules: {step.__name__}"


def test_of_many_findings_the_rules_are_all_named() -> None:
    """The first three in full, of the others each set of rules once."""
    pairs = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "c"), ("a", "b")]
    told = prove.told(POLICY, "a_proof", [Finding("both claim", pair) for pair in pairs])
    assert told.splitlines() == [
        "does not hold, 6 times: a_proof",
        *[
            line
            for pair in ("a, b", "a, c", "a, d")
            for line in ("  both claim", f"  rules: {pair}")
        ],
        "  also: b, c",
    ]


def test_an_answer_that_nobody_thought_of_says_where_to_put_it() -> None:
    """A number, a date or a time has no answers that stand for all others by itself."""
    with pytest.raises(LookupError) as stopped:
        answers_among({}, POLICY)("travellers[0].weight", {"arrival": NOON, "travellers": [{}]})
    assert str(stopped.value) == (
        "weight: nobody said which answers stand for all others; say it in answers_among, "
        "workbench/situations.py (both sides of every limit that rules compare it with), "
        "and in answers_to, workbench/walk.py"
    )


def test_an_age_of_another_clause_makes_nobody_an_infant() -> None:
    """It is walked on both sides, and infants stay those of H2."""
    clauses = {**POLICY.clauses, "X1": {"cites": ["q1"], "age": 80}}
    policy = changed("clauses", clauses)
    assert ages(policy) == [2, 3, 4, 79, 80, 81]
    assert [party[0] for party in parties(policy) if party[0]] == [
        *({"age": age} for age in (2, 3)),
        *({"age": age, "trips": []} for age in (2, 3)),
    ]


def test_a_policy_need_not_have_infants() -> None:
    """Nobody is walked as one, and all who are walked are adults where no clause has an age."""
    clauses = {id: clause for id, clause in POLICY.clauses.items() if id != "H2"}
    steps = [step for step in rules.STEPS if step is not rules.infants]
    without = replace(changed("clauses", clauses), steps=steps)
    assert parties(without) == [[{}]]
    assert ages(without) == list(answers_of_a_walk(without, "age")) == [PLAIN_AGE]
    assert adult(without)["age"] == PLAIN_AGE
    assert found(proofs.everyone_gets_a_verdict, without) == []
    assert all("infants" in pair for pair in found(proofs.overrides_are_declared, without))
    assert "infants" not in [kind.anchor for kind in kinds("en", without)]
