"""Triggers of one kind in one sentence tell of one deed, and choose together who acts in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading.claims.drafts import Draft
from reading.model import ClaimKind, Status
from reading.participation.situation import Proposal
from reading.participation.statements import Weighed, actor_of, namer, statements
from reading.rules import Rule, rules

RULE: Rule = next(rule for rule in rules("en") if rule.kind is ClaimKind.ATTACK)
CANDIDATES = (None, "rsf", "saf")


def trigger(*scores: float, actors: tuple[str, ...] = (), sentence: int = 0, status: Status = Status.ACTUAL) -> Weighed:
    draft = Draft(RULE, sentence, (0, 4), status is Status.CANCELLED, None, None, None, (), status)
    return Weighed([draft], Proposal(RULE.kind, sentence, 0, actors, (), None, (), RULE.id), scores)


def test_triggers_of_one_kind_and_sentence_make_one_statement() -> None:
    here, there, after = trigger(0, 1, 2), trigger(2, 1, 0), trigger(0, 0, 1, sentence=1)
    assert list(statements([here, there, after])) == [[here, there], [after]]


def test_what_revokes_stands_alone() -> None:
    told, revoked = trigger(0, 1, 2), trigger(0, 1, 2, status=Status.CANCELLED)
    assert list(statements([told, revoked])) == [[told], [revoked]]


@pytest.mark.parametrize(
    ("scores", "actor"),
    [
        ([(0, 1, 2)], "saf"),
        ([(0, 1, 2), (0, 9, 0)], "rsf"),
        ([(5, 0, 0), (0, 1, 1.1), (0, 0, 9)], "saf"),
    ],
)
def test_triggers_choose_together(scores: list[tuple[float, ...]], actor: str) -> None:
    assert actor_of([trigger(*row) for row in scores], CANDIDATES) == actor


def test_rules_that_are_sure_decide() -> None:
    sure = replace(trigger(0, 0, 9, actors=("rsf",)), sure=True)
    assert actor_of([trigger(0, 0, 9), sure], CANDIDATES) == "rsf"


def test_joint_actors_come_before_one_alone() -> None:
    alone, joint = trigger(0, 1, 2, actors=("saf",)), trigger(0, 1, 2, actors=("rsf", "saf"))
    assert namer([alone, joint], "saf") is joint
    assert namer([alone], "rsf") is None
