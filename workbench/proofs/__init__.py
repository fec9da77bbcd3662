"""What must hold for every traveller, whatever they answer.

A proof takes a policy and all its situations and gives what contradicts it: a traveller in words,
and the rules involved. Nothing found is the proof.
"""

from collections.abc import Callable, Iterator, Sequence

from checker.policy import Policy
from workbench.proofs.bilingual import both_languages_say_the_same
from workbench.proofs.findings import Finding
from workbench.proofs.names import names_say_how_long
from workbench.proofs.questions import (
    nothing_is_asked_in_vain,
    skipped_questions_change_nothing,
    there_and_back_changes_nothing,
)
from workbench.proofs.rules import (
    every_clause_is_reached,
    every_result_rests_on_the_source,
    every_rule_fires,
)
from workbench.proofs.verdicts import (
    everyone_gets_a_verdict,
    fresher_tests_make_nothing_worse,
    nobody_is_ready_with_nothing,
    overrides_are_declared,
)
from workbench.situations import Situation

Proof = Callable[[Policy, Sequence[Situation]], Iterator[Finding]]

PROOFS: Sequence[Proof] = (
    everyone_gets_a_verdict,
    nobody_is_ready_with_nothing,
    overrides_are_declared,
    every_rule_fires,
    every_clause_is_reached,
    every_result_rests_on_the_source,
    nothing_is_asked_in_vain,
    skipped_questions_change_nothing,
    there_and_back_changes_nothing,
    fresher_tests_make_nothing_worse,
    both_languages_say_the_same,
    names_say_how_long,
)
