"""Mutual deeds: a truce or talks between two are one claim, of the first with the second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reading.claims.drafts import Draft
from reading.model import ClaimKind

MUTUAL = {ClaimKind.CEASEFIRE, ClaimKind.TALKS}
"""Kinds of what two do together."""


def between_two(drafts: Iterable[Draft]) -> list[Draft]:
    """Return, of a mutual deed's drafts with two actors, the first with the second as its target; others as given."""
    made = list(drafts)
    parties: dict[tuple[object, ...], list[str]] = {}
    for draft in made:
        if draft.rule.kind in MUTUAL and draft.actor:
            named = parties.setdefault(_deed(draft), [])
            named += [] if draft.actor in named else [draft.actor]
    kept = []
    for draft in made:
        named = parties.get(_deed(draft), [])
        if len(named) != 2 or draft.actor is None:
            kept.append(draft)
        elif draft.actor == named[0]:
            kept.append(replace(draft, target=draft.target or named[1]))
    return kept


def _deed(draft: Draft) -> tuple[object, ...]:
    return draft.sentence, draft.rule.kind, draft.cue
