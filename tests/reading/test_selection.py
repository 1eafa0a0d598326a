"""Which of several claims of one kind in one sentence are kept."""

from __future__ import annotations

from dataclasses import replace

from reading.claims import selection
from reading.claims.drafts import Draft
from reading.claims.scorer import likelihood
from reading.claims.selection import told_once
from reading.model import ClaimKind, Status
from reading.rules import rules

RULE = {kind: next(rule for rule in rules("en") if rule.kind is kind) for kind in ClaimKind}
DOUBTFUL, SURE = 0.0, 1_000.0


def draft(kind: ClaimKind, cue: int, actor: str | None, meaning: float = DOUBTFUL) -> Draft:
    made = Draft(RULE[kind], 0, (cue, cue + 4), False, actor, None, None, (), Status.ACTUAL)
    return replace(made, meaning=meaning)


def test_a_second_doubtful_trigger_is_no_claim() -> None:
    likely = draft(ClaimKind.ATTACK, 0, "lna", SURE)
    doubtful = draft(ClaimKind.ATTACK, 20, "gna")
    assert likelihood(doubtful) < selection.SURE < likelihood(likely)
    assert told_once([doubtful, likely]) == [likely]


def test_two_sure_triggers_are_two_claims() -> None:
    both = [draft(ClaimKind.ATTACK, 0, "lna", SURE), draft(ClaimKind.ATTACK, 20, "gna", SURE)]
    assert told_once(both) == both


def test_joint_actors_of_one_trigger_have_a_claim_each() -> None:
    both = [draft(ClaimKind.ATTACK, 0, "lna"), draft(ClaimKind.ATTACK, 0, "gna")]
    assert told_once(both) == both


def test_a_truce_between_two_is_one_claim() -> None:
    both = [draft(ClaimKind.CEASEFIRE, 0, "lna"), draft(ClaimKind.CEASEFIRE, 0, "gna")]
    assert told_once(both) == [replace(both[0], target="gna")]


def test_what_revokes_an_earlier_claim_is_kept() -> None:
    likely = draft(ClaimKind.TALKS, 0, "lna", SURE)
    revoked = replace(draft(ClaimKind.TALKS, 20, None), points_back=True, status=Status.CANCELLED)
    assert told_once([likely, revoked]) == [likely, revoked]
