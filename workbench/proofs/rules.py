"""Every rule fires, every clause is reached, and every result rests on one."""

from collections.abc import Iterator, Sequence

from checker.policy import Policy
from workbench.proofs.findings import Finding, about, name, speaking
from workbench.situations import Situation, parts


def every_rule_fires(policy: Policy, situations: Sequence[Situation]) -> Iterator[Finding]:
    """No step is shadowed by those before it; every note and action is said to somebody."""
    silent = {name(step) for step in policy.steps}
    for one in situations:
        if not silent:
            break
        silent -= set(speaking(policy, one.request))
    for step in sorted(silent):
        yield Finding("this step never says anything", (step,))
    heard = {part.id for one in situations for part in parts(one.said)}
    sayable = {part.id for part in parts(policy)}
    for id in sorted(sayable - heard):
        yield Finding(f"nobody is ever told {id}")


def every_clause_is_reached(policy: Policy, situations: Sequence[Situation]) -> Iterator[Finding]:
    """Some result rests on each clause, or it is background and says why."""
    texts = policy.texts["actions"]
    reached = {id for id, clause in policy.clauses.items() if "background" in clause}
    for one in situations:
        reached |= set(one.said.clauses)
        for part in parts(one.said):
            reached |= {*(part.clauses or ()), *texts.get(part.id, {}).get("clauses", ())}
    for id in policy.clauses:
        if id not in reached:
            yield Finding(f"no result rests on clause {id}")


def every_result_rests_on_the_source(
    policy: Policy, situations: Sequence[Situation]
) -> Iterator[Finding]:
    """Whatever is decided cites a question of the source by a clause of the steps that spoke."""
    for one in situations:
        if one.said.ends and not policy.cites(one.said.clauses):
            yield about(policy, "this result rests on no clause of the source", one.request)
