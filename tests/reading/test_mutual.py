"""Mutual deeds: a truce or talks between two are one claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading.claims.drafts import Draft
from reading.claims.mutual import between_two
from reading.model import ClaimKind, Status
from reading.rules import rules

RULE = {kind: next(rule for rule in rules("en") if rule.kind is kind) for kind in ClaimKind}


def drafts(kind: ClaimKind, *actors: str | None) -> list[Draft]:
    return [Draft(RULE[kind], 0, (4, 9), False, actor, None, None, (), Status.ACTUAL) for actor in actors]


@pytest.mark.parametrize("kind", [ClaimKind.CEASEFIRE, ClaimKind.TALKS])
def test_a_deed_between_two_is_one_claim(kind: ClaimKind) -> None:
    both = drafts(kind, "lna", "gna")
    assert between_two(both) == [replace(both[0], target="gna")]


def test_joint_actors_of_another_kind_have_a_claim_each() -> None:
    both = drafts(ClaimKind.ATTACK, "lna", "gna")
    assert between_two(both) == both


def test_a_known_target_stays() -> None:
    first, second = drafts(ClaimKind.TALKS, "lna", "gna")
    assert between_two([replace(first, target="un"), second]) == [replace(first, target="un")]


def test_three_parties_have_a_claim_each() -> None:
    three = drafts(ClaimKind.CEASEFIRE, "lna", "gna", "un")
    assert between_two(three) == three


def test_nobody_known_is_left_as_it_is() -> None:
    unknown = drafts(ClaimKind.CEASEFIRE, None)
    assert between_two(unknown) == unknown
